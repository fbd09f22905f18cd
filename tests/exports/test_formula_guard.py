"""No table that the program writes holds a text that a spreadsheet takes for a formula, whoever wrote it."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from exports.datasets.read import read_table
from instruments.load import instrument_from_toml
from servqual_desk.fieldwork.catalogue import write_catalogue
from servqual_desk.fieldwork.field_plan import Catalogue, Service, Unit
from servqual_desk.importing.raw_table import Record
from servqual_desk.interviewing.rescued_interview import write_rescued_interview
from servqual_desk.project import Project
from tests.questionnaire_text import battery, dimension, document, item, question, scale
from ui.cli.commands import desk

EVIL = "=HYPERLINK('http://x.example','a')"
FORMULAS = (EVIL, "+1+1", "-1+1", "@SUM(1)", "=1+1")
NUMBER = re.compile(r"[+-]?[0-9.]+")

HOSTILE = document(
    "hostile",
    scale("centred", -2, 2, {-2: ("-tidak sama sekali", "-not at all"), 2: ("+sangat", "+very")}),
    battery("perception", "", "centred", (EVIL, EVIL)),
    dimension("care", ("@Perhatian", "@Care")),
    item("s1", "care", (EVIL, EVIL)),
    question("sex", "choice", ("-Jenis", "-Sex"), choices={"m": ("=1+1", "=1+1"), "f": ("+P", "+F")}),
    question("note", "text", ("=A1", "=A1"), role="comment"),
    title=(EVIL, EVIL),
)


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "a.sqd"
    with Project.create(path, instrument=instrument_from_toml(HOSTILE, name="hostile.toml")) as made:
        records = [Record(values={"s1": -2, "sex": "m", "note": text}) for text in FORMULAS]
        made.add_responses(records, source="import", detail="=1+1")
    return path


def tables_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in (".csv", ".tsv", ".xlsx")]


def formulas_in(path: Path) -> list[str]:
    """The cells that a spreadsheet would compute."""
    if path.suffix == ".xlsx":
        cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
        return [str(cell.value) for cell in cells if cell.data_type == "f"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ","))
    return [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and not NUMBER.fullmatch(cell)]


@pytest.mark.parametrize(
    ("command", "out", "n"),
    [
        (["export"], "data.csv", 1),
        (["export"], "data.tsv", 1),
        (["export"], "data.xlsx", 1),
        (["export", "--labels", "words"], "data.csv", 1),
        (["export", "--labels", "words"], "data.xlsx", 1),
        (["export", "--table", "events"], "events.csv", 1),
        (["export"], "package/", 3),
        (["codebook"], "codebook.csv", 1),
    ],
)
def test_a_command_writes_no_formula(tmp_path: Path, survey: Path, command: list[str], out: str, n: int) -> None:
    name, *options = command
    run = CliRunner().invoke(desk, [name, str(survey), "-o", f"{tmp_path}/{out}", *options])
    assert (run.exit_code, run.output[-300:]) == (0, run.output[-300:])
    written = tables_in(tmp_path)
    assert len(written) == n
    assert {path.name: formulas_in(path) for path in written} == {path.name: [] for path in written}


def test_an_xlsform_holds_no_formula(tmp_path: Path) -> None:
    (tmp_path / "h.toml").write_text(HOSTILE, encoding="utf-8")
    run = CliRunner().invoke(desk, ["instruments", "export", str(tmp_path / "h.toml"), "-o", str(tmp_path / "h.xlsx")])
    assert (run.exit_code, run.output[-300:]) == (0, run.output[-300:])
    assert formulas_in(tmp_path / "h.xlsx") == []


def test_a_catalogue_holds_no_formula_and_reads_back_as_it_was(tmp_path: Path) -> None:
    unit, service = Unit(code="u", name="=1+1"), Service(code="a", name="-Cetak", unit="u", hours="+24 jam")
    with (tmp_path / "c.csv").open("w", encoding="utf-8", newline="") as file:
        write_catalogue(Catalogue(units=(unit,), services=(service,)), file)
    assert formulas_in(tmp_path / "c.csv") == []
    assert read_table(tmp_path / "c.csv").rows[0][:4] == ["u", "=1+1", "a", "-Cetak"]


def test_a_rescued_interview_holds_no_formula_and_reads_back_as_it_was(survey: Path) -> None:
    with Project.open(survey) as project:
        path = write_rescued_interview(project, "0b1f9a52", {"s1": -2, "note": EVIL})
    assert path is not None
    assert formulas_in(path) == []
    assert list(read_table(path).rows[0]) == ["0b1f9a52", "-2", EVIL]


def test_words_of_an_author_come_back_from_the_package_as_they_were(tmp_path: Path, survey: Path) -> None:
    CliRunner().invoke(desk, ["export", str(survey), "-o", f"{tmp_path}/package/", "--lang", "id"])
    rows = read_table(tmp_path / "package" / "labels.csv").rows
    labels = {(row[0], row[1]): row[2] for row in rows}
    assert labels["sex", "m"] == "=1+1"
    assert labels["s1", "-2"] == "-tidak sama sekali"
