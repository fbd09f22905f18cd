"""Which copies stay, told by a calendar that was counted by hand."""

from pathlib import Path

from servqual_desk.store.backup_list import Backup
from servqual_desk.store.backup_retention import Keep, superfluous


def copies(*days: str) -> list[Backup]:
    return [Backup(path=Path(day), at=f"{day}T16:00:00+00:00", size=1, responses=1, good=True) for day in days]


def kept(days: tuple[str, ...], rule: Keep) -> list[str]:
    gone = {copy.path.name for copy in superfluous(copies(*days), rule)}
    return [day for day in days if day not in gone]


# November 2026: the 2nd, 9th, 16th and 23rd are Mondays.
WORKING_DAYS = (
    *("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"),
    *("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13"),
    *("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"),
)


def test_the_newest_stay_and_of_each_week_before_them_its_newest() -> None:
    assert kept(WORKING_DAYS, Keep(newest=2, weeks=8)) == ["2026-11-06", "2026-11-13", "2026-11-19", "2026-11-20"]


def test_weeks_are_counted_back_from_the_newest_copy_so_that_a_resting_survey_loses_nothing() -> None:
    assert kept(("2024-11-04", "2024-11-13", "2024-11-20"), Keep(newest=1, weeks=2)) == ["2024-11-13", "2024-11-20"]


def test_one_copy_always_stays() -> None:
    assert kept(("2026-11-02", "2026-11-03"), Keep(newest=0, weeks=0)) == ["2026-11-03"]
