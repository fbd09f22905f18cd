"""One table of a response's own columns drives everything: a trial column is added in two files and is known everywhere."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import Record
from servqual_desk.project import Project
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import answer_all, finished

ROOT = Path(__file__).parents[3]

# The two files that someone edits who adds a column, edited: the table, and the migration. Its words are the third, and the
# place where it is filled in the fourth.
TRIAL = """
import importlib.util, sys
from pathlib import Path

name = "servqual_desk.words.response_columns"
spec = importlib.util.find_spec(name)
text = Path(spec.origin).read_text(encoding="utf-8")
table, line = "RESPONSE_COLUMNS: tuple[ResponseColumn, ...] = (", "ResponseColumn(field='desk', label='Desk', groups=True),"
assert text.count(table) == 1
end = text.index("\\n)\\n", text.index(table))
module = importlib.util.module_from_spec(spec)
sys.modules[name] = module
exec(compile(text[:end] + "\\n    " + line + text[end:], spec.origin, "exec"), module.__dict__)

from servqual_desk.store.schema import migrations

@migrations()
def m9999_desk(database):
    database.conn.execute("ALTER TABLE response ADD COLUMN desk TEXT")

from analysis.methods.pickers import candidates
from exports.datasets.read import read_table
from exports.datasets.write import write_dataset
from exports.words.names import variable_name
from instruments.load import instrument_from_toml
from servqual_desk.importing.import_check import check
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import finished

instrument = instrument_from_toml(Path("little.toml").read_text(encoding="utf-8"), name="little.toml")
with Project.create("one.sqd", instrument=instrument) as one:
    uuid = finished(one)
    one.database.conn.execute("UPDATE response SET desk = 'B2'")
    one.database.conn.commit()
    assert one.count({"sqd_desk": "B2"}) == 1 and one.count({"sqd_desk": "A1"}) == 0
    frame = one.frame(non_answers=True)
    assert frame["sqd_desk"].tolist() == ["B2"]
    for ending in ("csv", "xlsx", "sav", "dta", "parquet"):
        path = Path("out." + ending)
        write_dataset(frame, instrument, path, language="en")
with Project.create("two.sqd", instrument=instrument) as two:
    two.add_responses(check(read_table(Path("out.csv")), instrument).accepted(), source="import")
    assert two.frame()["sqd_desk"].tolist() == ["B2"]
assert variable_name("sqd_desk", instrument) == "Desk"
assert "sqd_desk" in candidates("grouping", instrument)
print("known everywhere")
"""


def test_a_trial_column_is_inserted_framed_exported_labelled_filtered_and_imported(tmp_path: Path) -> None:
    (tmp_path / "little.toml").write_text(LITTLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{TRIAL}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("known everywhere\n", 0), done.stderr


def test_no_other_place_lists_the_columns() -> None:
    """A file that names most of them would be a second table."""
    names = [column.name for column in RESPONSE_COLUMNS]
    rooms = [ROOT / room for room in ("instruments", "servqual_desk", "analysis", "exports", "ui")]
    listing = {
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in room.rglob("*.py")
        if sum(f'"{name}"' in path.read_text(encoding="utf-8") for name in names) > len(names) / 2
    }
    # The simulation makes up a value for each.
    assert listing <= {"servqual_desk/demo/simulated_citizens.py"}


def test_a_paper_form_s_number_travels_with_its_response(project: Project) -> None:
    answer_all(project.start_interview(mode="paper", serial="ptsp-0007")).finish()
    finished(project)
    assert project.count({"sqd_serial": "PTSP-0007"}) == 1
    assert project.frame({"sqd_serial": "PTSP-0007"})["sqd_mode"].tolist() == ["paper"]


def test_an_import_brings_a_paper_form_in_once(project: Project) -> None:
    answer_all(project.start_interview(mode="paper", serial="0007")).finish()
    again = Record(values={"s1_e": 4}, meta={"sqd_serial": "0007"})
    twice = Record(values={"s1_e": 4}, meta={"sqd_serial": "0008"})
    for records in ([again], [twice, twice]):
        with pytest.raises(DataError, match=r"0007|0008"):
            project.add_responses(records, source="import")
    assert project.add_responses([twice], source="import") == 1


def test_an_export_gives_the_number_back(project: Project, tmp_path: Path) -> None:
    from exports.datasets.write import write_dataset

    answer_all(project.start_interview(mode="paper", serial="0007")).finish()
    write_dataset(project.frame(non_answers=True), project.instrument, tmp_path / "out.csv", language="id")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["sqd_serial"] for row in csv.DictReader(file)] == ["0007"]
