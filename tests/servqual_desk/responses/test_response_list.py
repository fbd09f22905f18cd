from servqual_desk.fieldwork.fieldwork import Field, Service
from servqual_desk.fieldwork.people import Enumerator, save_enumerator
from servqual_desk.interviewing.quality_flags import check_response
from servqual_desk.project import Project
from servqual_desk.responses.response_list import Query, enumerators_named, find, flags_raised, read, services_named
from servqual_desk.responses.responses import Responses
from tests.servqual_desk.held_interviews import FULL, answer_all, finished


def found(project: Project, **query: object) -> list[str]:
    return [line.uuid for line in read(project, find(project, Query(**query)))]  # type: ignore[arg-type]


def asked_by(project: Project, enumerator: str, service: str | None = None, *, serial: str | None = None) -> str:
    interview = project.start_interview(enumerator=enumerator, service=service, serial=serial)
    return answer_all(interview).finish()


def field(project: Project) -> None:
    Field(project).save_services([Service(code="ktp", name="Kartu penduduk"), Service(code="izin", name="Izin usaha")])
    save_enumerator(project, Enumerator(code="ani", name="Ani Lestari"))
    save_enumerator(project, Enumerator(code="budi", name="Budi"))


def test_finished_unfinished_and_voided_are_listed_the_newest_first(project: Project) -> None:
    first, second = finished(project), finished(project)
    draft = project.start_interview().uuid
    Responses(project).void(first, reason="a test")

    assert found(project) == [draft, second, first]
    assert found(project, statuses=("voided",)) == [first]
    assert found(project, statuses=("draft",)) == [draft]


def test_an_erased_response_is_listed_only_when_asked_for(project: Project) -> None:
    uuid = finished(project)
    Responses(project).erase(str(Responses(project).get(uuid).withdrawal_code))

    assert found(project) == []
    assert found(project, statuses=("erased",)) == [uuid]


def test_a_line_says_names_not_codes(project: Project) -> None:
    field(project)
    asked_by(project, "ani", "ktp", serial="0007")

    (line,) = read(project, find(project, Query()))

    assert (line.service, line.enumerator, line.serial) == ("Kartu penduduk", "Ani Lestari", "0007")
    assert (line.status, line.mode, line.remark) == ("finished", "interviewer", FULL["remark"])


def test_services_people_and_flags_filter(project: Project) -> None:
    field(project)
    ani, budi = asked_by(project, "ani", "ktp"), asked_by(project, "budi", "izin")
    skipped = project.start_interview(enumerator="ani")
    skipped.answer("counter")
    skipped.go_to_end()
    empty = skipped.finish()
    check_response(project, empty)

    assert found(project, service="ktp") == [ani]
    assert found(project, enumerator="budi") == [budi]
    assert found(project, flag="unanswered") == [empty]
    assert services_named(project) == (("izin", "Izin usaha"), ("ktp", "Kartu penduduk"))
    assert enumerators_named(project) == (("ani", "Ani Lestari"), ("budi", "Budi"))
    assert flags_raised(project) == ("unanswered",)
    assert read(project, find(project, Query(flag="unanswered")))[0].flags == ("unanswered",)


def test_words_are_found_in_what_was_written_in_the_number_and_in_the_identifier(project: Project) -> None:
    slow = finished(project, remark="Antrean 100% terlalu lama")
    paper = asked_by_nobody(project, serial="MPP-0042")

    assert found(project, words="ANTREAN lama") == [slow]
    assert found(project, words="mpp-0042") == [paper]
    assert found(project, words=slow[:8]) == [slow]
    assert found(project, words="100%") == [slow]
    assert found(project, words="1_0") == []  # a sign of SQL is only a sign


def asked_by_nobody(project: Project, *, serial: str) -> str:
    return answer_all(project.start_interview(mode="paper", serial=serial)).finish()


def test_any_column_can_put_the_list_in_order_with_empty_cells_last(project: Project) -> None:
    field(project)
    budi, ani, nobody = asked_by(project, "budi"), asked_by(project, "ani"), finished(project)

    assert found(project, order="enumerator", descending=False) == [ani, budi, nobody]
    assert found(project, order="enumerator", descending=True) == [budi, ani, nobody]
