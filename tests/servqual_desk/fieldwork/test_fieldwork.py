import pytest

from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Quota, Service, Unit, Wave
from servqual_desk.fieldwork.field_progress import TargetCount
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import answer_all, finished


@pytest.fixture
def field(project: Project) -> Fieldwork:
    field = project.fieldwork
    field.save_units([Unit(code="dukcapil", name="Disdukcapil")])
    field.save_services(
        [
            Service(code="ktp", name="KTP", unit="dukcapil", target=2),
            Service(code="kk", name="Kartu Keluarga", unit="dukcapil", channel="both"),
        ]
    )
    return field


def test_a_service_saved_again_is_changed_not_doubled(field: Fieldwork) -> None:
    field.save_services([Service(code="ktp", name="KTP elektronik", unit="dukcapil", target=5)])

    assert [(service.code, service.name, service.target) for service in field.services("dukcapil")] == [
        ("ktp", "KTP elektronik", 5),
        ("kk", "Kartu Keluarga", None),
    ]


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (Service(code="", name="Akta"), "[Kk]ode|code"),
        (Service(code="akta", name="Akta", unit="pajak"), "pajak"),
        (Service(code="akta", name="Akta", channel="post"), "post"),  # type: ignore[arg-type]
        (Service(code="akta", name="Akta", target=-1), "0"),
    ],
)
def test_a_service_that_cannot_be_is_refused_with_the_whole_list(
    field: Fieldwork, service: Service, words: str
) -> None:
    with pytest.raises(DataError, match=words):
        field.save_services([Service(code="sim", name="SIM"), service])

    assert [service.code for service in field.services()] == ["ktp", "kk"]


def test_the_meter_counts_what_became_of_every_interview(field: Fieldwork) -> None:
    project = field.project
    finished(project)
    project.start_interview().answer("counter")
    left = project.start_interview()
    project.responses.abandon(left.uuid, reason="the citizen left")
    project.start_interview().refuse()

    counts = project.field_progress.counts(since="2026-01-01")

    assert (counts.finished, counts.today, counts.drafts, counts.abandoned, counts.refused) == (1, 1, 1, 1, 1)
    assert project.field_progress.counts(since="2999-01-01").today == 0


def test_progress_of_services_and_quotas_in_a_wave(field: Fieldwork) -> None:
    project = field.project
    field.save_wave(Wave(code="2026b", title="Semester 2", starts_on="2026-07-01", ends_on="2026-12-31", target=100))
    field.set_quotas([Quota(variable="channel", value="counter", variable2="overall", value2="4", target=9)])
    answer_all(project.start_interview(service="ktp", wave="2026b")).finish()
    answer_all(project.start_interview(service="ktp")).finish()

    assert field.current_wave() == Wave(
        code="2026b", title="Semester 2", starts_on="2026-07-01", ends_on="2026-12-31", target=100
    )
    assert project.field_progress.of_services("2026b") == (
        TargetCount(label="KTP", count=1, target=2, group="Disdukcapil"),
        TargetCount(label="Kartu Keluarga", count=0, target=None, group="Disdukcapil"),
    )
    assert project.field_progress.of_quotas("2026b") == (TargetCount(label="counter × 4", count=1, target=9),)
    assert project.field_progress.of_quotas() == (TargetCount(label="counter × 4", count=2, target=9),)


def test_a_wave_that_ends_before_it_starts_is_refused(field: Fieldwork) -> None:
    with pytest.raises(DataError, match="2026"):
        field.save_wave(Wave(code="2026", title="All", starts_on="2026-12-31", ends_on="2026-01-01"))


def test_only_what_nothing_belongs_to_can_be_removed(field: Fieldwork) -> None:
    project = field.project
    field.save_wave(Wave(code="2026b", title="Semester 2"))
    field.save_wave(Wave(code="2027a", title="Semester 1"))
    answer_all(project.start_interview(service="ktp", wave="2026b")).finish()
    dukcapil, (kk, ktp) = field.units()[0], field.services()[::-1]

    for used in (dukcapil, ktp, field.waves()[0]):
        with pytest.raises(DataError, match=used.code):
            field.remove(used)
    field.remove(kk)
    field.remove(field.waves()[1])

    assert [service.code for service in field.services()] == ["ktp"]
    assert [wave.code for wave in field.waves()] == ["2026b"]
    assert field.current_wave() is None


def test_a_refusal_keeps_its_service_too(field: Fieldwork) -> None:
    field.project.start_interview(service="kk").refuse()

    with pytest.raises(DataError, match="kk"):
        field.remove(field.services()[1])
