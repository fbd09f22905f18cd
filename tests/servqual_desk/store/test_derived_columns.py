"""Responses chosen by the month of their interview and by the channel of their service, and how that is said."""

import pytest

from exports.words.filter_words import condition_words
from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from servqual_desk.store.present_values import present_values
from tests.little_survey import little_survey

HELD = ("2026-07-31T04:00:00Z", "2026-08-01T04:00:00Z", "2026-08-20T04:00:00Z", "2026-10-02T04:00:00Z")


@pytest.fixture
def project(tmp_path) -> Project:
    with Project.create(tmp_path / "little.sqd", instrument=little_survey()) as made:
        made.fieldwork.save_units([Unit(code="u", name="Unit")])
        made.fieldwork.save_services(
            [Service(code="ktp", name="KTP", unit="u"), Service(code="app", name="App", unit="u", channel="online")]
        )
        rows = [
            Record(
                values={"sex": "f"},
                meta={
                    "sqd_started_at": moment.replace("04:00", "03:30"),
                    "sqd_finished_at": moment,
                    "sqd_service": ("ktp", "app")[place % 2],
                },
            )
            for place, moment in enumerate(HELD)
        ]
        made.add_responses(rows, source="import")
        yield made


def test_months_and_channels_are_offered_where_responses_have_them(project: Project) -> None:
    offered = present_values(project)
    assert offered["sqd_month"] == ("2026-07", "2026-08", "2026-10")
    assert offered["sqd_channel"] == ("counter", "online")


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        ("2026-08", 2),
        (["2026-07", "2026-10"], 2),
        ("2026-07..2026-08", 3),
        ("2026-08..", 3),
        ("..2026-07", 1),
        ("2025-01", 0),
    ],
)
def test_a_period_is_a_month_several_or_a_range(project: Project, asked: str | list[str], n: int) -> None:
    assert project.count({"sqd_month": asked}) == len(project.frame({"sqd_month": asked})) == n


def test_a_channel_is_that_of_the_service(project: Project) -> None:
    assert project.count({"sqd_channel": "online"}) == 2
    assert project.count({"sqd_channel": ["online", "counter"], "sqd_month": "2026-08"}) == 2


def test_an_import_that_brought_no_time_of_its_own_belongs_to_no_month(project: Project) -> None:
    project.add_responses([Record(values={"sex": "m"}, meta={"sqd_mode": "import"})], source="import")
    months = present_values(project)["sqd_month"]
    assert sum(project.count({"sqd_month": month}) for month in months) == len(HELD)


def test_of_one_wave_its_own_months_and_services_are_offered(project: Project) -> None:
    later = {"sqd_wave": "w2", "sqd_started_at": "2026-11-05T03:30:00Z", "sqd_finished_at": "2026-11-05T04:00:00Z"}
    project.add_responses([Record(values={"sex": "m"}, meta=later | {"sqd_service": "app"})], source="import")
    offered = present_values(project, "w2")
    assert (offered["sqd_month"], offered["sqd_service"], offered["sqd_channel"]) == (
        ("2026-11",),
        ("app",),
        ("online",),
    )
    assert "2026-07" in present_values(project)["sqd_month"]


@pytest.mark.parametrize("wrong", ["2026", "2026-13", "August", "..", "2026-08..Oct"])
def test_what_is_no_month_is_refused_with_an_example(project: Project, wrong: str) -> None:
    with pytest.raises(DataError, match=r"2026-08\.\.2026-10"):
        project.frame({"sqd_month": wrong})


def test_it_is_said_in_words_and_months_that_follow_one_another_as_a_range(project: Project) -> None:
    where = {"sqd_month": ["2026-07", "2026-08", "2026-10"], "sqd_channel": "online"}
    with use_language("en"):
        said = condition_words(where, project.instrument)
    assert said == ("Month of the interview: July 2026 to August 2026 / October 2026", "Channel of the service: Online")
