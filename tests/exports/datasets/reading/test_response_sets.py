"""Multiple-response sets that GNU PSPP wrote, from its file to the answers."""

import shutil
import subprocess
from pathlib import Path

import pytest

from exports.datasets.reading.start_child import read_outside
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import Record, check
from servqual_desk.importing.table_place import find_table
from tests.little_survey import little_survey

pytestmark = pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")

TICKS = """DATA LIST FREE / t1_e v1 v2.
BEGIN DATA
5 {yes} 0
1 0 {yes}
2 9 9
END DATA.
MISSING VALUES v1 v2 (9).
VARIABLE LABELS v1 "Loket" v2 "Online".
MRSETS /MDGROUP NAME=$channels LABEL="{label}" VARIABLES=v1 v2 VALUE={yes}.
SAVE OUTFILE="answers.sav".
"""
CODES = """DATA LIST FREE / t1_e v1 v2.
BEGIN DATA
5 1 2
1 2 8
2 8 8
END DATA.
MISSING VALUES v1 v2 (8).
VALUE LABELS v1 v2 1 "Loket" 2 "Daring".
MRSETS /MCGROUP NAME=$channels LABEL="Saluran" VARIABLES=v1 v2.
SAVE OUTFILE="answers.sav".
"""


OVER_ITEMS = """DATA LIST FREE / t1_e e1_e v1 v2.
BEGIN DATA
5 4 1 2
1 7 2 8
7 5 8 8
END DATA.
MISSING VALUES v1 v2 (8).
VALUE LABELS v1 v2 1 "Loket" 2 "Daring".
MRSETS {over}
 /MCGROUP NAME=$channels LABEL="Saluran" VARIABLES=v1 v2.
SAVE OUTFILE="answers.sav".
"""


def records(folder: Path, syntax: str, column_map: ColumnMap = ColumnMap()) -> list[Record]:  # noqa: B008
    """The rows of the file that PSPP makes, as they are stored."""
    (folder / "job.sps").write_text(syntax, encoding="utf-8")
    subprocess.run(["pspp", "job.sps"], cwd=folder, check=True, capture_output=True, timeout=60)
    reading = read_outside(folder / "answers.sav")
    table, _guesses = find_table(reading.file, reading.folder, little_survey(), column_map)
    found = check(table, little_survey(), column_map)
    assert found.faults == ()
    return list(found.records)


def answers(folder: Path, syntax: str, column_map: ColumnMap = ColumnMap()) -> list[object]:  # noqa: B008
    return [record.values.get("channels") for record in records(folder, syntax, column_map)]


@pytest.mark.parametrize("label", ["Saluran", "Anything else"])
@pytest.mark.parametrize("yes", [1, 2])
def test_columns_of_ticks_know_their_question_by_the_set(tmp_path: Path, yes: int, label: str) -> None:
    assert answers(tmp_path, TICKS.format(yes=yes, label=label)) == ["counter", "online", None]


def test_columns_of_codes_are_one_answer(tmp_path: Path) -> None:
    assert answers(tmp_path, CODES) == ["counter;online", "online", None]


@pytest.mark.parametrize(
    "over",
    [
        '/MCGROUP NAME=$stem LABEL="Harapan" VARIABLES=t1_e e1_e',
        '/MDGROUP NAME=$top LABEL="Skor tertinggi" VARIABLES=t1_e e1_e VALUE=5',
    ],
)
def test_a_set_over_items_leaves_the_items_as_they_stand(tmp_path: Path, over: str) -> None:
    found = records(tmp_path, OVER_ITEMS.format(over=over))
    assert [(one.values["t1_e"], one.values["e1_e"]) for one in found] == [(5, 4), (1, 7), (7, 5)]
    assert [one.values.get("channels") for one in found] == ["counter;online", "online", None]


def test_a_set_of_which_nothing_is_known_is_named_in_a_map_as_one_column(tmp_path: Path) -> None:
    unknown = CODES.replace("$channels", "$jalur").replace('LABEL="Saluran"', 'LABEL="Lain"')
    assert answers(tmp_path, unknown, ColumnMap(columns={"jalur": "channels"})) == ["counter;online", "online", None]


def test_what_a_map_says_of_a_sets_columns_stands_before_the_set(tmp_path: Path) -> None:
    said = ColumnMap(columns={"v1": "channels"}, ignore=frozenset({"v2"}))
    assert answers(tmp_path, CODES, said) == ["counter", "online", None]
