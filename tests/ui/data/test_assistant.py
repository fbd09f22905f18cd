"""The import assistant, by keys and clicks, from files as people have them to the answers in the survey's file."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pyreadstat
import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from instruments.columns import variables
from instruments.load import load_instrument
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.ui.data.clerk import Clerk
from tests.ui.data.service_exports import citizens, google_forms, held_at, kobo
from tests.ui.driving import Person, answer_file_dialog

QUESTIONNAIRE = "layanan-publik-25"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return citizens(load_instrument(QUESTIONNAIRE))


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "mpp.sqd"
    with Project.create(path, instrument=QUESTIONNAIRE, title="Mal Pelayanan Publik") as project:
        project.fieldwork.save_wave(Wave(code="2026-1", title="Periode I 2026"), current=True)
    return path


def stored(clerk: Clerk) -> list[dict[str, object]]:
    """The answers in the survey's file, row by row, as they were imported."""
    frame = clerk.project.frame(non_answers=True)
    names = [variable.name for variable in variables(clerk.project.instrument)]
    return sorted((_plain(row, names) for row in frame.to_dict("records")), key=repr)


def _plain(row: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    return {name: _as_text(row[name]) for name in names if row[name] is not None and row[name] == row[name]}


def _as_text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)[:10].rstrip()


def told(records: Sequence[Record]) -> list[dict[str, object]]:
    """What the citizens answered."""
    rows = [{name: _as_text(value) for name, value in one.values.items() if value is not None} for one in records]
    return sorted(rows, key=repr)


@pytest.mark.parametrize("service", ["google-forms", "kobo"])
@pytest.mark.parametrize(
    ("language", "choose", "write", "done"),
    [
        ("EN", "Choose a data file …", "Import 500 responses", "500 responses are imported."),
        ("ID", "Pilih berkas data …", "Masukkan 500 tanggapan", "500 tanggapan diimpor."),
    ],
)
def test_five_hundred_interviews_of_a_service_come_in_with_few_clicks(
    clerk: Clerk, tmp_path: Path, records: list[Record], service: str, language: str, choose: str, write: str, done: str
) -> None:
    clerk.person.click(language)
    clerk = Clerk(clerk.person)
    path = tmp_path / f"{service}.csv"
    (google_forms if service == "google-forms" else kobo)(path, clerk.project.instrument, records)

    clerk.choose(path, choose)  # one click, and one in the dialog
    assert clerk.page.imports.assistant.file.service.value == service
    assert clerk.page.imports.assistant.n_open == 0
    clerk.person.click(write)  # the third
    clerk.person.wait(lambda: clerk.person.reads(done))

    assert stored(clerk) == told(records)
    frame = clerk.project.frame()
    assert frame["sqd_started_at"].min().to_pydatetime() == held_at(0)
    assert set(frame["sqd_wave"]) == {"2026-1"}


def spoil(path: Path, instead: dict[str, str], more: Sequence[str] = ()) -> None:
    """Other words in a table's cells, and further columns of somebody else's."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [[*header, *more], *([*(instead.get(cell, cell) for cell in row), *more] for row in rows)]
        )


def test_words_and_columns_that_nobody_knows_are_answered_once_and_remembered(
    clerk: Clerk, tmp_path: Path, records: list[Record]
) -> None:
    path = tmp_path / "answers.csv"
    google_forms(path, clerk.project.instrument, records)
    spoil(path, {"Sangat setuju": "Sangat setju", "Netral": "Lumayan"}, ["Nama loket", "Surel"])
    assistant = clerk.page.imports.assistant

    clerk.choose(path)
    assert [row[:2] for row in clerk.rows(assistant.words.table)[:2]] == [("?", "Sangat setju"), ("?", "Lumayan")]
    assert clerk.rows(assistant.words.table)[0][3] == "5 (Strongly agree)?"
    clerk.person.click("Leave out 2 unknown columns")
    clerk.wait_for(clerk.page.imports.check_job)
    clerk.person.click("Yes to 1 suggestion")
    clerk.wait_for(clerk.page.imports.check_job)
    clerk.pick_by_mouse(assistant.words.table, "Lumayan", "3")
    clerk.person.click("Import 500 responses")
    clerk.person.wait(lambda: clerk.person.reads("500 responses are imported."))
    assert stored(clerk) == told(records)

    google_forms(path, clerk.project.instrument, records[:7])
    spoil(path, {"Sangat setuju": "Sangat setju", "Netral": "Lumayan"}, ["Nama loket", "Surel"])
    spoil(path, {held_at(0).astimezone().strftime("%d/%m/%Y %H:%M:%S"): "30/04/2026 08:00:00"})
    clerk.choose(path)
    assert clerk.page.imports.assistant.n_open == 0
    assert clerk.person.reads("What was said of such a file at the last import is used again (answers.csv).")


def test_an_answer_can_be_changed_by_keys_until_the_button_is_pressed(
    clerk: Clerk, tmp_path: Path, records: list[Record]
) -> None:
    path = tmp_path / "answers.csv"
    google_forms(path, clerk.project.instrument, records[:20])
    clerk.choose(path)
    words = clerk.page.imports.assistant.words.table
    clerk.pick_by_keys(words, "Setuju", "")  # an empty cell
    clerk.pick_by_keys(words, "Setuju", "2")
    assert clerk.project.count() == 0
    clerk.person.press("Ctrl+Return")
    clerk.person.wait(lambda: clerk.project.count() == 20)

    answers = [value for row in stored(clerk) for name, value in row.items() if name.endswith(("_e", "_p"))]
    assert "4" not in answers
    expected = sum(
        value in (2, 4) for one in records[:20] for name, value in one.values.items() if name[-2:] in ("_e", "_p")
    )
    assert answers.count("2") == expected


def test_labels_that_count_the_other_way_are_believed_once_a_person_has_ticked_it(clerk: Clerk, tmp_path: Path) -> None:
    import pandas as pd

    labels = {1: "Sangat setuju", 2: "Setuju", 3: "Netral", 4: "Tidak setuju", 5: "Sangat tidak setuju"}
    frame = pd.DataFrame({"t1_p": [1.0, 2.0, 5.0], "t2_p": [3.0, 1.0, 1.0]})
    pyreadstat.write_sav(frame, str(tmp_path / "turned.sav"), variable_value_labels={"t1_p": labels, "t2_p": labels})

    clerk.choose(tmp_path / "turned.sav")
    box = clerk.page.imports.assistant.consents.boxes["recode"]
    assert box.text() == "Take the codes of 2 columns by the file's own labels"
    assert clerk.person.reads("“t1_p”, “t2_p”: 1 “Sangat setuju” → 5, 2 “Setuju” → 4, 4 “Tidak setuju” → 2")
    assert not clerk.page.imports.agree.isEnabled()
    assert clerk.person.window.focusWidget() is box
    clerk.person.press("Space")
    clerk.wait_for(clerk.page.imports.check_job)
    assert box.isChecked()
    assert clerk.person.reads("2 columns: codes recoded by the file's own labels.")
    words = {row[1]: row[3] for row in clerk.rows(clerk.page.imports.assistant.words.table)}
    assert words["1 = Sangat setuju"].startswith("5")
    clerk.say_day("2026-03-21")
    clerk.person.click("Import 3 responses")
    clerk.person.wait(lambda: clerk.project.count() == 3)

    assert sorted((row["t1_p"], row["t2_p"]) for row in stored(clerk)) == [("1", "5"), ("4", "5"), ("5", "3")]


def test_a_row_of_totals_is_left_out_unless_a_person_ticks_that_it_is_none(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Stempel waktu,t1_p,t2_p\n17/03/2026 8:00:00,4,5\n17/03/2026 9:00:00,2,3\nJumlah,3,4\n", encoding="utf-8"
    )

    clerk.choose(path)
    box = clerk.page.imports.assistant.consents.boxes["totals"]
    assert clerk.person.reads("row 4: “Jumlah”")
    assert clerk.person.reads("Import 2 responses; 1 row rejected")
    assert clerk.page.imports.agree.isEnabled()
    box.setFocus()
    clerk.person.press("Space")
    clerk.wait_for(clerk.page.imports.check_job)
    assert clerk.person.reads("Import 3 responses")
    clerk.person.press("Space")
    clerk.wait_for(clerk.page.imports.check_job)
    clerk.person.click("Import 2 responses; 1 row rejected")
    clerk.person.wait(lambda: clerk.project.count() == 2)


def test_a_file_that_was_imported_before_is_asked_about_and_a_grown_one_brings_its_new_rows(
    clerk: Clerk, tmp_path: Path, records: list[Record]
) -> None:
    path = tmp_path / "answers.csv"
    google_forms(path, clerk.project.instrument, records[:20])
    clerk.choose(path)
    clerk.person.click("Import 20 responses")
    clerk.person.wait(lambda: clerk.project.count() == 20)

    clerk.choose(path)
    assert clerk.person.reads("answers.csv was imported before")
    assert not clerk.page.imports.agree.isVisible()
    clerk.person.click("Add its rows again")
    clerk.wait_for(clerk.page.imports.check_job)
    assert clerk.person.reads("Import 20 responses")

    google_forms(path, clerk.project.instrument, records[:26])
    clerk.choose(path)
    assert clerk.person.reads("20 rows were imported before and are left out.")
    clerk.person.click("Import 6 responses")
    clerk.person.wait(lambda: clerk.project.count() == 26)
    assert stored(clerk) == told(records[:26])


def test_an_import_is_undone_with_its_reason(clerk: Clerk, tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "answers.csv"
    google_forms(path, clerk.project.instrument, records[:20])
    clerk.choose(path)
    clerk.person.click("Import 20 responses")
    clerk.person.wait(lambda: clerk.project.count() == 20)

    clerk.wait_for(clerk.page.imports.write_job)
    clerk.page.imports.earlier.list.setFocus()
    clerk.person.press("Del")
    clerk.person.wait(lambda: QApplication.activeModalWidget() is not None)
    clerk.person.press("Enter")
    assert clerk.project.count() == 20  # not without a reason
    clerk.person.write("Berkas yang salah")
    clerk.person.press("Enter")
    clerk.person.wait(lambda: clerk.project.count() == 0)
    clerk.wait_for(clerk.page.imports.earlier.job)

    assert [row.reason for row in clerk.project.events() if row.kind == "import_undone"] == ["Berkas yang salah"]
    assert clerk.page.imports.earlier.list.model().index(0, 3).data() == "undone"
    assert not clerk.page.imports.earlier.undo.isEnabled()


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_which_of_day_and_month_stands_first_is_asked(
    person: Person, tmp_path: Path, little_survey_file: Path, order: str, day: str
) -> None:
    clerk = at(person, little_survey_file)
    (tmp_path / "dates.csv").write_text("s1_e,came_on\n5,03/04/2026\n", encoding="utf-8")
    clerk.choose(tmp_path / "dates.csv")
    assert clerk.person.reads("Choose whether the day or the month stands first in the dates.")
    assert not clerk.page.imports.agree.isEnabled()

    clerk.say(clerk.page.imports.assistant.file.dates, order)
    clerk.say_day("2026-05-01")
    clerk.person.click("Import 1 response")
    clerk.person.wait(lambda: clerk.project.count() == 1)
    assert [str(one)[:10] for one in clerk.project.frame()["came_on"]] == [day]


def test_which_sheet_is_asked_where_two_hold_answers(person: Person, tmp_path: Path, little_survey_file: Path) -> None:
    clerk = at(person, little_survey_file)
    book = Workbook()
    for name, answer in (("Januari", 1), ("Februari", 4)):
        sheet = book.create_sheet(name)
        sheet.append(["s1_e", "c1_e"])
        sheet.append([answer, answer])
    book.save(tmp_path / "two.xlsx")
    clerk.choose(tmp_path / "two.xlsx")
    assert clerk.person.reads("Several sheets hold answers. Choose one.")

    clerk.say(clerk.page.imports.assistant.file.sheet, "Februari")
    clerk.say_day("2026-05-01")
    clerk.person.click("Import 1 response")
    clerk.person.wait(lambda: clerk.project.count() == 1)
    assert list(clerk.project.frame()["s1_e"]) == [4]


def test_an_encoding_that_nothing_proves_is_asked(person: Person, tmp_path: Path, little_survey_file: Path) -> None:
    clerk = at(person, little_survey_file)
    (tmp_path / "wide.csv").write_bytes("s1_e,remark\n5,\u7a97\u53e3\u5f88\u597d\n".encode("gb18030"))
    clerk.choose(tmp_path / "wide.csv")
    assert clerk.person.reads("Nothing in the file tells its encoding.")

    clerk.say(clerk.page.imports.assistant.file.encoding, "gb18030")
    clerk.say_day("2026-05-01")
    clerk.person.click("Import 1 response")
    clerk.person.wait(lambda: clerk.project.count() == 1)
    assert list(clerk.project.frame()["remark"]) == ["\u7a97\u53e3\u5f88\u597d"]


def test_the_row_with_the_names_and_the_decimal_mark_can_be_said_otherwise(
    person: Person, tmp_path: Path, little_survey_file: Path
) -> None:
    clerk = at(person, little_survey_file)
    (tmp_path / "titles.csv").write_text('Survei;2026\ns1_e;waited\n5;"1.250"\n', encoding="utf-8")
    clerk.choose(tmp_path / "titles.csv")
    band = clerk.page.imports.assistant.file
    assert band.header.value == "2"
    clerk.say(band.header, "1")
    assert clerk.page.imports.assistant.columns.n_open == 2
    clerk.say(band.header, "2")
    assert not clerk.page.imports.agree.isEnabled()  # thousands, or a decimal point?
    clerk.say(band.decimal, ".")
    clerk.say_day("2026-05-01")
    clerk.person.click("Import 1 response")
    clerk.person.wait(lambda: clerk.project.count() == 1)
    assert list(clerk.project.frame()["waited"]) == [1.25]


def test_a_decimal_comma_in_a_workbook_s_texts_is_asked_about(
    person: Person, tmp_path: Path, little_survey_file: Path
) -> None:
    clerk = at(person, little_survey_file)
    book = Workbook()
    for row in (["s1_e", "waited"], [5, "0,5"], [4, "1,25"]):
        book.active.append(row)
    book.save(tmp_path / "texts.xlsx")
    clerk.choose(tmp_path / "texts.xlsx")
    chip = clerk.page.imports.assistant.file.decimal
    assert chip.isVisible()
    clerk.say(chip, ",")
    clerk.say_day("2026-05-01")
    clerk.person.click("Import 2 responses")
    clerk.person.wait(lambda: clerk.project.count() == 2)
    assert sorted(clerk.project.frame()["waited"]) == [0.5, 1.25]


def test_a_broken_workbook_is_one_sentence(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    clerk.choose(tmp_path / "broken.xlsx")
    assert clerk.page.imports.fault.text().startswith("broken.xlsx: is not a readable workbook")
    assert not clerk.page.imports.agree.isVisible()
    assert clerk.project.count() == 0


def test_a_large_file_is_given_up_at_once(clerk: Clerk, tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "large.csv"
    google_forms(path, clerk.project.instrument, records)
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(header)
        for _time in range(100):
            file.writelines(rows)
    answer_file_dialog(path)
    clerk.person.click("CSV, XLSX, SAV, DTA, Parquet and others")
    clerk.person.wait(lambda: clerk.person.reads("Reading large.csv …"))

    clerk.person.click("Cancel")

    clerk.wait_for(clerk.page.imports.check_job)
    assert clerk.person.reads("Drop a file here, or choose one")
    assert clerk.project.count() == 0


@pytest.fixture
def little_survey_file(tmp_path: Path) -> Path:
    from instruments.load import instrument_from_toml
    from tests.servqual_desk.conftest import LITTLE

    path = tmp_path / "little.sqd"
    Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk")).close()
    return path


def at(person: Person, survey: Path) -> Clerk:
    """Somebody at the data page of this survey."""
    person.window.desk.open(survey)
    person.window.show_page("data")
    return Clerk(person)


def test_a_further_column_is_joined_to_the_one_that_its_answer_belongs_to(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "two.csv", "t1_e,sqd_started_at,Jam\n5,2026-03-17,09:30\n4,2026-03-18,10:00\n")
    columns = clerk.page.imports.assistant.columns
    assert not clerk.page.imports.agree.isEnabled()
    clerk.pick_by_keys(columns.table, "Jam", "+sqd_started_at")
    assert clerk.person.reads("3 columns known")
    clerk.person.click("Import 2 responses")
    clerk.person.wait(lambda: clerk.project.count() == 2)
    times = clerk.project.frame()["sqd_started_at"]
    assert [moment.to_pydatetime().strftime("%d %H:%M") for moment in sorted(times)] == ["17 09:30", "18 10:00"]


def test_the_first_rows_stand_beside_what_each_column_is_taken_for(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "four.csv", "t1_e,t2_e\n5,Setuju\n4,\n3,Netral\n2,Setuju\n")
    shown = {row[1]: row[2] for row in clerk.rows(clerk.page.imports.assistant.columns.table)}
    assert shown == {"t1_e": "5 | 4 | 3", "t2_e": "Setuju | – | Netral"}


def test_what_is_settled_says_what_it_means_and_asks_nothing(person: Person, tmp_path: Path) -> None:
    desk = person.window.desk
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("data")
    clerk = Clerk(person)
    clerk.check(tmp_path / "own.csv", "sqd_source,digital_services\nform,website;other\nform,app\n")
    assistant = clerk.page.imports.assistant
    assert assistant.n_open == 0
    meanings = [row.chosen for table in (assistant.columns.table, assistant.words.table) for row in table.rows]
    assert "Service website, Other" in meanings
    assert [words for words in meanings if words.endswith("?")] == []
