"""Export and the blank form, by keys and clicks."""

import csv
from pathlib import Path

import pytest
import pyzipper
from pypdf import PdfReader
from PySide6.QtCore import Qt

from servqual_desk.importing.raw_table import Record
from tests.ui.data.clerk import Clerk
from tests.ui.driving import answer_file_dialog
from tests.ui.setup.driving import press, texts, write
from ui.data.export_formats import FOLDER, FORMATS
from ui.data.export_view import ExportView
from ui.data.form_view import FormView
from ui.widgets.passphrase_form import PassphraseForm


def test_the_page_builds_what_is_looked_at_once(clerk: Clerk) -> None:
    assert not clerk.page.findChildren(ExportView)

    for words in ("Blank form", "Export", "Blank form", "Export"):
        clerk.person.click(words)

    assert len(clerk.page.findChildren(ExportView)) == len(clerk.page.findChildren(FormView)) == 1


def test_the_answers_are_written_in_the_chosen_format(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    for number, (ending, _words, _reads) in enumerate(FORMATS):
        if ending == FOLDER:
            continue
        path = tmp_path / f"out{number}{ending}"
        clerk.page.exports.formats.endings.check(ending)
        answer_file_dialog(path)

        clerk.person.click("Save as …")
        clerk.wait_for(clerk.page.exports.saving.job)

        assert path.stat().st_size > 0
        assert clerk.person.reads("Saved, with 1 response:")
        assert clerk.person.reads(path.name)


def test_only_what_the_filter_leaves_is_written(clerk: Clerk, tmp_path: Path) -> None:
    clerk.project.add_responses([Record(values={"channel": "online"})] * 3, source="import")
    clerk.person.click("Export")
    assert clerk.person.reads("4 responses")

    clerk.page.exports.filter.show_filter(clerk.project, {"channel": "online"})
    clerk.page.exports.refresh()
    assert clerk.person.reads("3 responses")
    clerk.page.exports.write(tmp_path / "online.csv")
    clerk.wait_for(clerk.page.exports.saving.job)

    with (tmp_path / "online.csv").open(encoding="utf-8", newline="") as file:
        assert [line["channel"] for line in csv.DictReader(file)] == ["online"] * 3


def exported(clerk: Clerk, path: Path) -> list[dict[str, str]]:
    """The data file that the page writes now."""
    clerk.page.exports.write(path)
    clerk.wait_for(clerk.page.exports.saving.job)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_is_encrypted_where_it_is_asked_for_by_keys(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    view = clerk.page.exports
    view.choices.encrypted.setFocus()
    clerk.person.press("Space")
    answer_file_dialog(tmp_path / "out.csv.zip")
    clerk.person.click("Save as …")
    form = view.findChild(PassphraseForm)
    write(form.first.line, "kuda hitam")
    write(form.again.line, "kuda hitam")
    press(form.again.line, Qt.Key.Key_Return)
    assert "at least 12 characters" in texts(form)
    write(form.first.line, "kuda hitam di sawah")
    write(form.again.line, "kuda hitam di sawah")
    press(form.again.line, Qt.Key.Key_Return)
    clerk.wait_for(view.saving.job)
    assert clerk.person.reads("Saved, with 1 response:")
    with pyzipper.AESZipFile(tmp_path / "out.csv.zip") as archive:
        assert archive.namelist() == ["out.csv"]
        with pytest.raises(RuntimeError, match="password"):
            archive.read("out.csv")
        archive.setpassword(b"kuda hitam di sawah")
        assert archive.read("out.csv").decode().count("\n") == 2


def test_words_in_the_chosen_language_and_a_row_for_each_answer(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    clerk.person.click("Words")
    clerk.person.qtbot.mouseClick(clerk.page.exports.choices.languages.button("id"), Qt.MouseButton.LeftButton)
    clerk.person.click("For each answer")
    rows = exported(clerk, tmp_path / "out.csv")
    assert {row["column"] for row in rows} >= {"channel"}
    assert "online" not in {row["answer"] for row in rows}


def test_only_the_ticked_columns_are_written(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    columns = clerk.page.exports.choices.columns
    columns.everything.setFocus()
    clerk.person.press("Space")
    assert columns.list.isVisible()
    for row in range(1, columns.list.count()):
        columns.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert list(exported(clerk, tmp_path / "out.csv")[0]) == [columns.columns[0]]


def test_what_may_not_be_handed_on_stays_away_in_another_language(clerk: Clerk) -> None:
    clerk.person.click("Export")
    choices = clerk.page.exports.choices
    choices.shareable.wanted.setFocus()
    clerk.person.press("Space")
    choices.columns.everything.setFocus()
    clerk.person.press("Space")
    offered = choices.columns.columns
    clerk.page.desk.set_language("id")
    assert choices.columns.columns == offered
    items = [choices.columns.list.item(row) for row in range(choices.columns.list.count())]
    assert [item.text() for item in items if not item.isHidden() and item.text().startswith("sqd_uuid")] == []
    assert any(item.text().startswith("channel") for item in items if not item.isHidden())


def test_a_file_to_hand_on_says_what_was_done(clerk: Clerk, tmp_path: Path) -> None:
    clerk.project.add_responses([Record(values={"channel": "online"})] * 5, source="import")
    clerk.person.click("Export")
    clerk.page.exports.refresh()
    clerk.page.exports.choices.shareable.wanted.setFocus()
    clerk.person.press("Space")
    rows = exported(clerk, tmp_path / "out.csv")
    assert len(rows) == 6
    assert "sqd_uuid" not in rows[0]
    assert "made to be handed on" in clerk.page.exports.statement.text()

    clerk.page.exports.choices.shareable.k.put("1")
    clerk.page.exports.write(tmp_path / "again.csv")
    assert clerk.person.reads("Write a whole number from 2 to 1000.")
    assert not (tmp_path / "again.csv").exists()


def test_what_a_file_to_hand_on_would_lose_is_told_before_it_is_written(clerk: Clerk, tmp_path: Path) -> None:
    clerk.project.add_responses(
        [Record(values={"channel": one}) for one in ["online"] * 7 + ["counter"]], source="import"
    )
    clerk.person.click("Export")
    clerk.page.exports.refresh()
    shareable = clerk.page.exports.choices.shareable
    shareable.wanted.setFocus()
    clerk.person.press("Space")
    clerk.wait_for(shareable.job)
    assert "channel" in shareable.quasi.ticked
    assert clerk.person.reads("of the answers in these columns were left out")

    channel = next(
        shareable.quasi.item(n) for n in range(shareable.quasi.count()) if "channel" in shareable.quasi.item(n).text()
    )
    channel.setCheckState(Qt.CheckState.Unchecked)
    clerk.wait_for(shareable.job)
    rows = exported(clerk, tmp_path / "out.csv")
    assert sorted(row["channel"] for row in rows) == ["counter"] * 2 + ["online"] * 7


def test_the_log_is_a_table_of_its_own_or_stands_in_a_package(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    clerk.person.click("Log of every change")
    assert {row["kind"] for row in exported(clerk, tmp_path / "log.csv")} >= {"started", "answered", "finished"}
    clerk.person.click("Time of each answer")
    assert list(exported(clerk, tmp_path / "times.csv")[0]) == ["response", "column", "seconds", "times"]

    clerk.person.click("Data package, folder")
    clerk.page.exports.choices.tables.events.setFocus()
    clerk.person.press("Space")
    clerk.page.exports.write(tmp_path / "package")
    clerk.wait_for(clerk.page.exports.saving.job)
    assert {"data.csv", "events.csv", "datapackage.json"} <= {one.name for one in (tmp_path / "package").iterdir()}
    assert not (tmp_path / "package" / "timings.csv").exists()


def test_the_codebook_is_saved_too(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.click("Export")
    answer_file_dialog(tmp_path / "codes.pdf")
    clerk.person.click("Save the codebook …")
    clerk.wait_for(clerk.page.exports.saving.job)
    assert clerk.person.reads("Saved, the codebook:")
    assert PdfReader(tmp_path / "codes.pdf").pages


def test_a_folder_that_is_not_there_is_said_in_one_sentence(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.show_tab(1)

    clerk.page.exports.write(tmp_path / "nowhere" / "out.csv")
    clerk.wait_for(clerk.page.exports.saving.job)

    assert "nowhere" in clerk.page.exports.saving.fault.text()
    assert clerk.page.exports.saving.save.isEnabled()


def test_numbered_forms_are_written_and_the_next_printing_goes_on(clerk: Clerk, tmp_path: Path) -> None:
    clerk.person.press("Alt+3")
    clerk.person.wait(lambda: clerk.person.reads("Blank form on paper"))
    clerk.person.write("3")  # copies
    clerk.page.form.prefix.line.setFocus()
    clerk.person.write("MPP-")
    answer_file_dialog(tmp_path / "form.pdf")

    clerk.person.click("Save as PDF …")
    clerk.wait_for(clerk.page.form.saving.job)

    pages = [page.extract_text() for page in PdfReader(tmp_path / "form.pdf").pages]
    assert all(any(f"MPP-000{n}" in page for page in pages) for n in (1, 2, 3))
    assert clerk.person.reads("Saved, 3 forms, MPP-0001 to MPP-0003:")
    assert clerk.project.paper_serials.next_number() == 4
    assert clerk.page.form.first.text == "4"
    assert clerk.person.reads("Printed so far: up to number 3.")


def test_a_form_without_a_number(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.show_tab(2)
    clerk.page.form.with_numbers.setFocus()
    clerk.person.press("Space")

    clerk.page.form.write(tmp_path / "form.pdf", clerk.page.form.order())
    clerk.wait_for(clerk.page.form.saving.job)

    assert clerk.person.reads("Saved, one form without a number:")
    assert clerk.project.paper_serials.next_number() == 1


def test_a_wrong_number_of_copies_is_said_beside_it(clerk: Clerk) -> None:
    clerk.page.show_tab(2)
    clerk.person.press("Backspace")
    clerk.person.write("0")

    clerk.person.click("Save as PDF …")

    assert clerk.person.reads("Write how many forms you want, from 1 to 1000.")
    assert clerk.page.form.copies.line.hasFocus()


def test_the_form_speaks_the_chosen_language(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.show_tab(2)

    clerk.person.qtbot.mouseClick(clerk.page.form.languages.button("id"), Qt.MouseButton.LeftButton)
    clerk.page.form.write(tmp_path / "form.pdf", clerk.page.form.order())
    clerk.wait_for(clerk.page.form.saving.job)

    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "form.pdf").pages)
    assert "Antrean pendek." in text
    assert "The queue is short." not in text
