"""Multiple-response sets that GNU PSPP wrote, from its file to the answers."""

import shutil
import subprocess
from pathlib import Path

import pytest

from exports.datasets.reading.start_child import read_outside
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import check
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


def answers(folder: Path, syntax: str) -> list[object]:
    (folder / "job.sps").write_text(syntax, encoding="utf-8")
    subprocess.run(["pspp", "job.sps"], cwd=folder, check=True, capture_output=True, timeout=60)
    reading = read_outside(folder / "answers.sav")
    table, _guesses = find_table(reading.file, reading.folder, little_survey(), ColumnMap())
    found = check(table, little_survey())
    assert found.faults == ()
    return [record.values.get("channels") for record in found.records]


@pytest.mark.parametrize("label", ["Saluran", "Anything else"])
@pytest.mark.parametrize("yes", [1, 2])
def test_columns_of_ticks_know_their_question_by_the_set(tmp_path: Path, yes: int, label: str) -> None:
    assert answers(tmp_path, TICKS.format(yes=yes, label=label)) == ["counter", "online", None]


def test_columns_of_codes_are_one_answer(tmp_path: Path) -> None:
    assert answers(tmp_path, CODES) == ["counter;online", "online", None]
