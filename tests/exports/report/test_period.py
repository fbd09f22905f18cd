"""When the interviews were held: an import's own moment is not their day."""

import pandas as pd

from exports.report.period import period_words
from instruments.i18n import use_language
from tests.exports.surveys import counter

IMPORTED = "2026-11-26T03:00:00.000+00:00"


def said(**columns: list[str]) -> str:
    with use_language("en"):
        return period_words(pd.DataFrame({f"sqd_{name}": values for name, values in columns.items()}), counter())


def test_imported_answers_without_a_time_have_no_period() -> None:
    assert said(mode=["import"], started_at=[IMPORTED], finished_at=[IMPORTED]) == "not stated"


def test_imported_answers_that_brought_their_time_keep_it() -> None:
    started = "2025-03-02T03:00:00.000+00:00"
    assert said(mode=["import"], started_at=[started], finished_at=[IMPORTED]) == "March 2, 2025"


def test_interviews_held_here_are_dated_by_their_end() -> None:
    ends = ["2026-03-02T04:00:00.000+00:00", "2026-03-10T04:00:00.000+00:00"]
    starts = ["2026-03-02T03:00:00.000+00:00", "2026-03-10T03:00:00.000+00:00"]
    found = said(mode=["interviewer"] * 2, started_at=starts, finished_at=ends)
    assert found == "March 2, 2026 to March 10, 2026"
