"""`figures keep-indicator` and `figures indicators`: what only the office can count, kept from the terminal."""

import json

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from ui.cli.commands import desk

pytestmark = pytest.mark.usefixtures("skm_survey")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["figures", *arguments])


def keep(indicator: str, value: str, *further: str) -> Result:
    about = ("--period", "2026", "--value", value, "--source", "Annual report")
    return run("keep-indicator", "a.sqd", "--indicator", indicator, *about, *further)


def test_a_value_with_its_goal_is_kept_and_listed() -> None:
    kept = keep("open-data-sets", "120", "--goal", "150", "--by", "2027-12-31")
    assert (kept.exit_code, kept.output) == (
        0,
        "2026: 120 (Annual report); goal 150 by 2027-12-31: \N{MINUS SIGN}30. Goal not reached.\n",
    )
    assert "goal 150 by 2027-12-31: +10. Goal reached." in keep("open-data-sets", "160").output
    assert keep("Parks with WiFi", "3", "--unit", "parks").exit_code == 0

    listed = run("indicators", "a.sqd").output
    assert "open-data-sets: Open data sets published (data sets); more is wanted\n  2026: 160 (Annual report)" in listed
    assert "Parks with WiFi (parks)" in listed
    told = json.loads(run("indicators", "a.sqd", "--json", "-").output)["indicators"]
    assert [(one["indicator"], one["value"], one["area"]) for one in told] == [
        ("open-data-sets", 160.0, "openness"),
        ("Parks with WiFi", 3.0, None),
    ]
    assert told[0]["goal"]["difference"] == 10.0


def test_a_decimal_comma_is_read_as_in_the_window() -> None:
    kept = keep("Change of the queue", "-3,5", "--unit", "minutes", "--goal", "-4,25", "--by", "2027-12-31")
    assert kept.exit_code == 0, kept.output
    told = json.loads(run("indicators", "a.sqd", "--json", "-").output)["indicators"]
    assert [(one["value"], one["goal"]["value"]) for one in told] == [(-3.5, -4.25)]


def test_an_indicator_of_the_office_keeps_its_direction_until_another_is_given() -> None:
    keep("Waiting", "12", "--unit", "minutes", "--direction", "less", "--goal", "5", "--by", "2027-12-31")
    assert "Goal reached." in keep("Waiting ", "3", "--unit", "minutes").output
    assert "Goal not reached." in keep("Waiting", "3", "--unit", "minutes", "--direction", "more").output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("happiness", "3"), "no indicator of the sheet"),
        (("broadband", "3", "--goal", "5"), "needs --goal and --by together"),
        (("broadband", "3", "--goal", "5", "--by", "soon"), "is no date"),
        (("broadband", "3", "--direction", "less"), "write its --unit"),
        (("broadband", "3", "--unit", "%"), "is an indicator of the library"),
    ],
)
def test_what_cannot_be_kept_leaves_nothing(arguments: tuple[str, ...], words: str) -> None:
    refused = keep(*arguments)
    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert words in refused.output
    with Project.open("a.sqd") as project:
        assert (project.indicator_sheet.list(), project.goals.list()) == ((), ())
