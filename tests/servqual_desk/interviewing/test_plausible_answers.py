"""An answer that cannot be true is refused with one sentence, in an interview and in an import alike, and nothing is stored."""

from pathlib import Path

import pytest

from instruments.i18n import use_language
from instruments.load import instrument_from_toml
from servqual_desk.errors import AnswerError
from servqual_desk.importing.import_check import check
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE

LIMITED = (
    LITTLE.replace('id = "visits"\nkind = "integer"', 'id = "visits"\nkind = "integer"\nmin = 1\nmax = 50')
    .replace('id = "waited"\nkind = "number"', 'id = "waited"\nkind = "number"\nmin = 0\nmax = 24')
    .replace(
        'id = "came_on"\nkind = "date"', 'id = "came_on"\nkind = "date"\nnot_before = "2020-01-01"\nnot_after = "today"'
    )
)

# Column, the value in an interview, the sentence after the column's name.
IMPLAUSIBLE = [
    ("visits", 0, "0 is too small: 1 is the least."),
    ("visits", 51, "51 is too large: 50 is the most."),
    ("waited", 24.5, "24.5 is too large: 24 is the most."),
    ("came_on", "2026-02-31", "There is no such day: 2026-02-31; check the day and the month."),
    ("came_on", "2019-12-31", "December 31, 2019 is too early: January 1, 2020 is the first day."),
    ("came_on", "2199-01-01", "January 1, 2199 has not come yet; write today or an earlier day."),
    ("came_on", "1500-01-01", "The year 1500 is not plausible; it lies between 1900 and 2200."),
    ("remark", "a\ufffeb", "The text holds the code U+FFFE, which is no character; remove it."),
]
COLUMNS = ("visits", "waited", "came_on", "remark")


@pytest.mark.parametrize(("column", "value", "said"), IMPLAUSIBLE)
def test_an_interview_refuses_it(tmp_path: Path, column: str, value: object, said: str) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=instrument_from_toml(LIMITED, name="desk")) as project:
        interview = project.start_interview(mode="paper")
        interview.go_to(column)

        with use_language("en"), pytest.raises(AnswerError) as refused:
            interview.answer(value)  # type: ignore[arg-type]

        assert str(refused.value) == f"{column}: {said}"
        assert interview.answers == {}


@pytest.mark.parametrize(("column", "value", "said"), IMPLAUSIBLE)
def test_an_import_refuses_it(column: str, value: object, said: str) -> None:
    row = [str(value) if name == column else "" for name in COLUMNS]
    table = RawTable(name="data.csv", header=COLUMNS, rows=[row], numbers=range(2, 3))

    with use_language("en"):
        faults = check(table, instrument_from_toml(LIMITED, name="desk")).faults

    assert [(fault.column, fault.what) for fault in faults if fault.row] == [(column, said)]


def test_what_lies_on_the_limits_is_taken(tmp_path: Path) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=instrument_from_toml(LIMITED, name="desk")) as project:
        interview = project.start_interview(mode="paper")
        for column, value in (("visits", 50), ("waited", 24), ("came_on", "2020-01-01")):
            interview.go_to(column)
            interview.answer(value)
        assert interview.answers == {"visits": 50, "waited": 24.0, "came_on": "2020-01-01"}
