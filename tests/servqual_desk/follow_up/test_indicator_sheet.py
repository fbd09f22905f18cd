"""The indicator sheet: the library's indicators and the office's own, their values, and goals beside them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.follow_up.goals import Goal
from servqual_desk.follow_up.indicator_sheet import IndicatorValue, own_indicator
from servqual_desk.project import Project
from servqual_desk.reported_figures.indicators import ONLINE_SERVICES, library_indicators
from servqual_desk.verification.verify import verify
from ui.jobs.follow_up import counted_indicators, follow_up

# 003 has 444,309 verified users, 004 has 455,072: neither paper gives a day.
USERS = IndicatorValue(
    indicator="verified-users", period="2024", value=444_309, source="Maharani et al. (2024), Tabel 1"
)
DOWN = IndicatorValue(indicator="downtime", period="2026-05", value=7.5, source="Register of faults")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with use_language("en"), Project.create(tmp_path / "skm.sqd", instrument="skm-9") as project:
        yield project


def test_the_library_says_everything_in_both_languages() -> None:
    known = library_indicators()
    assert len(known) >= 12
    assert {one.area for one in known.values()} == {"policy", "openness", "ict"}
    assert {one.direction for one in known.values()} == {"more", "less"}
    for one in known.values():
        for text in (one.title, one.unit, one.source, one.filled_by):
            assert set(text.words) == {"id", "en"}
            assert all(text.words.values())


def test_values_are_kept_in_the_catalogues_order_and_verified(project: Project) -> None:
    sheet = project.indicator_sheet
    sheet.keep(DOWN)
    sheet.keep(replace(USERS, period="2025", value=455_072))
    sheet.keep(USERS)
    assert [one.name for one in sheet.in_order()] == ["verified-users 2024", "verified-users 2025", "downtime 2026-05"]
    sheet.put(replace(USERS, value=444_180))
    assert [one.value for one in sheet.in_order()] == [444_180, 455_072, 7.5]
    sheet.remove(sheet.in_order()[0])
    assert len(sheet.list()) == 2
    assert verify(project).whole


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (replace(USERS, indicator="happiness"), "no indicator of the sheet"),
        (replace(USERS, indicator=ONLINE_SERVICES), "computed from the catalogue"),
        (replace(USERS, period="2024-13"), "no year and no month"),
        (replace(USERS, value=float("nan")), "Write a number"),
        (replace(USERS, source=" "), "where the value comes from"),
        (replace(USERS, counted_on="May"), "is no date"),
        (replace(USERS, counted_on="2199-01-01"), "2199-01-01 is still to come"),
        (replace(USERS, period="2199-01"), "2199-01 is still to come"),
        (replace(USERS, value=-1), "cannot be below 0"),
        (replace(USERS, indicator="broadband", value=101), "cannot be above 100"),
    ],
)
def test_what_cannot_be_kept_is_said(project: Project, wrong: IndicatorValue, words: str) -> None:
    with pytest.raises(DataError, match=words):
        project.indicator_sheet.keep(wrong)
    assert project.indicator_sheet.list() == ()


def test_a_period_has_one_value(project: Project) -> None:
    project.indicator_sheet.keep(USERS)
    with pytest.raises(DataError, match="already has a value of 2024"):
        project.indicator_sheet.keep(USERS)


def test_an_indicator_of_the_office(project: Project) -> None:
    sheet = project.indicator_sheet
    sheet.add(own_indicator(code="Parks with WiFi", unit="parks", direction="more"))
    sheet.keep(IndicatorValue(indicator="Parks with WiFi", period="2026", value=3, source="Register"))
    assert [(one.code, one.unit.get("en")) for one in sheet.own()] == [("Parks with WiFi", "parks")]
    for wrong in (
        own_indicator(code="broadband", unit="%", direction="more"),
        own_indicator(code="x", unit="", direction="less"),
    ):
        with pytest.raises(DataError):
            sheet.add(wrong)
    assert len(sheet.own()) == 1


def test_an_indicator_of_the_office_has_one_name_and_keeps_who_knows_it(project: Project) -> None:
    sheet = project.indicator_sheet
    sheet.add(own_indicator(code=" Parks ", unit="parks", direction="less", filled_by="Parks agency"))
    sheet.add(own_indicator(code="Parks", unit="public parks", direction="more"))
    [own] = sheet.own()
    assert (own.code, own.unit.get("en"), own.direction, own.filled_by.get("en")) == (
        "Parks",
        "public parks",
        "more",
        "Parks agency",
    )
    for twin, words in (("PARKS", "There is “Parks” already"), ("Downtime", "of the library")):
        with pytest.raises(DataError, match=words):
            sheet.add(own_indicator(code=twin, unit="parks", direction="more"))


def test_a_goal_is_reached_by_the_indicators_own_direction(project: Project) -> None:
    for value in (DOWN, replace(DOWN, period="2026-10", value=3), USERS):
        project.indicator_sheet.keep(value)
    for due, value in (("2026-06-30", 5), ("2027-12-31", 2)):
        project.goals.keep(Goal(indicator="sheet/downtime", due_on=due, value=value))

    beside = {one.value.period: one.goal for one in counted_indicators(project)}

    assert beside["2024"] is None
    told = {month: (goal.value, goal.difference, goal.verdict) for month, goal in beside.items() if goal}
    assert told == {"2026-05": (5, 2.5, "missed"), "2026-10": (2, 1, "missed")}
    goals = follow_up(project).goals  # of the newest value: 3 hours are fewer than the 5 of the first goal
    assert [(one.value, one.result, one.verdict) for one in goals] == [(5, 3, "reached"), (2, 3, "missed")]


def test_a_goal_is_for_what_the_survey_has(project: Project) -> None:
    with pytest.raises(DataError, match="no indicator of this survey"):
        project.goals.keep(Goal(indicator="sheet/happiness", due_on="2027-12-31", value=5))
    with pytest.raises(DataError, match="Write a number"):
        project.goals.keep(Goal(indicator="sheet/downtime", due_on="2027-12-31", value=float("nan")))


def test_the_share_online_is_computed_from_the_catalogue(project: Project) -> None:
    channels = ("counter", "online", "both", "counter", "both")
    project.fieldwork.save_services(
        [Service(code=f"s{n}", name=f"S{n}", channel=one) for n, one in enumerate(channels)]
    )
    [computed] = counted_indicators(project, "2026-11-27")
    assert (computed.indicator.code, computed.value.period, computed.value.value) == (ONLINE_SERVICES, "2026-11", 60.0)
    assert follow_up(project).is_empty  # nobody planned anything yet
