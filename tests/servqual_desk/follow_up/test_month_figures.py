"""Complaints by month, with figures that the press printed of LAKSA: added up, kept as they are, and said where they don't."""

from dataclasses import replace
from pathlib import Path

import pytest

from servqual_desk.errors import DataError
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.project import Project
from servqual_desk.verification.verify import verify

# linimassa.id of 2024, and radar24news.com of 2025 to April: the parts of the second are 40 too many.
WHOLE = MonthFigures(month="2024-12", channel="LAKSA", received=14_012, waiting=571, in_process=20, done=13_421)
TOO_MANY = MonthFigures(month="2025-04", channel="LAKSA", received=3_986, waiting=175, in_process=27, done=3_824)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "skm.sqd", instrument="skm-9")


def test_press_figures_are_added_up() -> None:
    assert (WHOLE.check.status, WHOLE.check.difference) == ("adds_up", 0)
    assert round(100 * (WHOLE.share_done or 0), 2) == 95.78  # the source prints 95.89
    assert (TOO_MANY.check.status, TOO_MANY.check.difference, TOO_MANY.share_done) == ("does_not", 40, None)
    assert replace(WHOLE, received=0, waiting=0, in_process=0, done=0).share_done is None


def test_months_are_kept_in_their_order_and_verified(project: Project) -> None:
    for row in (TOO_MANY, replace(WHOLE, channel="112"), WHOLE):
        project.month_sheets.keep(row)
    assert [one.name for one in project.month_sheets.in_time()] == ["112 2024-12", "LAKSA 2024-12", "LAKSA 2025-04"]
    project.month_sheets.put(replace(WHOLE, done=13_000))
    assert [one.done for one in project.month_sheets.in_time()] == [13_421, 13_000, 3_824]
    project.month_sheets.remove(project.month_sheets.in_time()[0])
    assert len(project.month_sheets.list()) == 2
    assert verify(project).whole


@pytest.mark.parametrize(
    "wrong",
    [
        replace(WHOLE, month="2024-13"),
        replace(WHOLE, month="Desember"),
        replace(WHOLE, month="2199-01"),
        replace(WHOLE, channel=" "),
        replace(WHOLE, waiting=-1),
    ],
)
def test_what_is_no_month_is_refused(project: Project, wrong: MonthFigures) -> None:
    with pytest.raises(DataError):
        project.month_sheets.keep(wrong)
    assert project.month_sheets.list() == ()


def test_a_month_of_a_channel_stands_once(project: Project) -> None:
    kept = project.month_sheets.keep(WHOLE)
    with pytest.raises(DataError):
        project.month_sheets.keep(WHOLE)
    project.month_sheets.keep(replace(kept, waiting=572))
    assert [one.waiting for one in project.month_sheets.list()] == [572]
    project.month_sheets.put(replace(WHOLE, channel=" laksa "))  # the same channel, as somebody else writes it
    assert [(one.channel, one.waiting) for one in project.month_sheets.list()] == [("LAKSA", 571)]
