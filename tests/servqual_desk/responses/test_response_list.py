from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.responses.response_list import Query
from tests.servqual_desk.held_interviews import FULL, answer_all, finished


def found(project: Project, **query: object) -> list[str]:
    return [line.uuid for line in project.response_list.read(project.response_list.find(Query(**query)))]  # type: ignore[arg-type]


def asked_by(project: Project, enumerator: str, service: str | None = None, *, serial: str | None = None) -> str:
    interview = project.start_interview(enumerator=enumerator, service=service, serial=serial)
    return answer_all(interview).finish()


def field(project: Project) -> None:
    project.fieldwork.save_services(
        [Service(code="ktp", name="Kartu penduduk"), Service(code="izin", name="Izin usaha")]
    )
    project.people.save(Enumerator(code="ani", name="Ani Lestari"))
    project.people.save(Enumerator(code="budi", name="Budi"))


def test_finished_unfinished_and_voided_are_listed_the_newest_first(project: Project) -> None:
    first, second = finished(project), finished(project)
    draft = project.start_interview().uuid
    project.responses.void(first, reason="a test")

    assert found(project) == [draft, second, first]
    assert found(project, statuses=("voided",)) == [first]
    assert found(project, statuses=("draft",)) == [draft]


def test_an_erased_response_is_listed_only_when_asked_for(project: Project) -> None:
    uuid = finished(project)
    project.responses.erase(str(project.responses.get(uuid).withdrawal_code))

    assert found(project) == []
    assert found(project, statuses=("erased",)) == [uuid]


def test_a_line_says_names_not_codes(project: Project) -> None:
    field(project)
    asked_by(project, "ani", "ktp", serial="0007")

    (line,) = project.response_list.read(project.response_list.find(Query()))

    assert (line.service, line.enumerator, line.serial) == ("Kartu penduduk", "Ani Lestari", "0007")
    assert (line.status, line.mode, line.remark) == ("finished", "interviewer", FULL["remark"])


def test_services_people_and_flags_filter(project: Project) -> None:
    field(project)
    ani, budi = asked_by(project, "ani", "ktp"), asked_by(project, "budi", "izin")
    skipped = project.start_interview(enumerator="ani")
    skipped.answer("counter")
    skipped.go_to_end()
    empty = skipped.finish()
    project.quality_flags.check(empty)

    assert found(project, service="ktp") == [ani]
    assert found(project, enumerator="budi") == [budi]
    assert found(project, flag="unanswered") == [empty]
    assert project.response_list.services_named() == (("izin", "Izin usaha"), ("ktp", "Kartu penduduk"))
    assert project.response_list.enumerators_named() == (("ani", "Ani Lestari"), ("budi", "Budi"))
    assert project.response_list.flags_raised() == ("unanswered",)
    assert project.response_list.read(project.response_list.find(Query(flag="unanswered")))[0].flags == ("unanswered",)


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
