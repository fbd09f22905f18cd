"""How a file is to be read is said once: the next file with its columns is read so, unless it proves otherwise itself."""

from pathlib import Path

import openpyxl
import pytest

from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.foreign_file import OpenQuestionError
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.jobs.import_data import Checked, ImportOptions, check_file, import_checked


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    Project.create(tmp_path / "survey.sqd", instrument=little_survey()).close()
    return tmp_path / "survey.sqd"


def brought(survey: Path, data: Path, **said: object) -> Checked:
    """Import a file and give what was found in it."""
    options = ImportOptions(said=ColumnMap(**said)) if said else ImportOptions()
    checked = check_file(survey, data, options=options)
    import_checked(survey, checked)
    return checked


def comments(checked: Checked) -> list[object]:
    return [record.values["comment"] for record in checked.found.accepted()]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_code_page_is_said_once(survey: Path, tmp_path: Path) -> None:
    first = write(tmp_path / "jan.csv", "t1_e,comment\n5,客户满意\n", "gb18030")
    with pytest.raises(OpenQuestionError):
        check_file(survey, first)
    brought(survey, first, encoding="gb18030")
    second = brought(survey, write(tmp_path / "feb.csv", "t1_e,comment\n4,客户很好\n", "gb18030"))
    assert comments(second) == ["客户很好"]
    assert [guess.value for guess in second.found.guesses if guess.what == "map"] == ["jan.csv"]


def test_a_file_that_proves_its_code_page_is_read_by_it(survey: Path, tmp_path: Path) -> None:
    brought(survey, write(tmp_path / "jan.csv", "t1_e,comment\n5,Ramé\n", "cp1252"), encoding="cp1252")
    assert comments(brought(survey, write(tmp_path / "feb.csv", "t1_e,comment\n4,Antré\n"))) == ["Antré"]


def test_a_sign_and_a_header_row_are_said_once(survey: Path, tmp_path: Path) -> None:
    title = "t1_e;comment;age\n"
    first = write(tmp_path / "jan.csv", f"{title}t1_e;x;y\n5;Baik;Ani\n")
    brought(survey, first, delimiter=";", header=2, columns={"x": "comment"}, ignore=frozenset({"y"}))
    second = brought(survey, write(tmp_path / "feb.csv", f"{title}t1_e;x;y\n4;Cukup;Budi\n"))
    assert second.header_row == 2
    assert comments(second) == ["Cukup"]


def test_the_columns_are_remembered_where_the_file_s_own_question_is_answered(survey: Path, tmp_path: Path) -> None:
    columns = {"Kata": "comment"}
    first = write(tmp_path / "jan.csv", "t1_e,Kata\n5,客户满意\n", "gb18030")
    brought(survey, first, encoding="gb18030", columns=columns)
    second = write(tmp_path / "feb.csv", "t1_e,Kata\n4,客户很好\n", "gb18030")
    assert comments(brought(survey, second, encoding="gb18030")) == ["客户很好"]


def test_two_sheets_with_answers_are_asked_about_every_time(survey: Path, tmp_path: Path) -> None:
    def workbook(name: str, words: str) -> Path:
        book = openpyxl.Workbook()
        for sheet in (book.active, book.create_sheet()):
            sheet.append(["t1_e", "comment"])
            sheet.append([5, f"{words} {sheet.title}"])
        book.save(tmp_path / name)
        return tmp_path / name

    first = workbook("jan.xlsx", "Ramai")
    brought(survey, first, sheet=openpyxl.load_workbook(first).sheetnames[1])
    with pytest.raises(OpenQuestionError):
        check_file(survey, workbook("feb.xlsx", "Sepi"))


def test_another_kind_of_file_is_not_read_as_one_before(survey: Path, tmp_path: Path) -> None:
    brought(survey, write(tmp_path / "jan.csv", "x;comment\n5;Baik\n"), delimiter=";", columns={"x": "t1_e"})
    with pytest.raises(DataError, match=r"lain|other|column|kolom"):
        import_checked(survey, check_file(survey, write(tmp_path / "feb.csv", "z,w\n1,2\n")))


def test_the_header_above_its_times_makes_them_no_other_ones(survey: Path, tmp_path: Path) -> None:
    moment = "2026-03-17T02:00:00.125+00:00"
    [record] = brought(survey, write(tmp_path / "jan.csv", f"t1_e,sqd_started_at\n5,{moment}\n")).found.accepted()
    assert record.meta["sqd_started_at"] == moment
