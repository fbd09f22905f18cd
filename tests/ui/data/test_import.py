"""Import, by keys and clicks: everything is seen before anything is written."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.ui.data.clerk import Clerk

GOOD = "channel,s1_e,s1_p\ncounter,5,3\nonline,4,dk\n"
FAULTY = "channel,s1_e,s1_p\ncounter,5,3\npost,4,9\nonline,4,2\n"
STRANGE = "channel,harapan\ncounter,5\n"


def test_the_empty_page_says_what_to_do(clerk: Clerk) -> None:
    assert clerk.person.reads("Drop a file here, or choose one")
    assert clerk.page.imports.choose.hasFocus()


def test_a_sound_file_is_imported_after_a_look(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "good.csv", GOOD)
    assert clerk.person.reads("2 rows, without a fault.")
    assert clerk.project.count() == 1

    with clerk.person.qtbot.waitSignal(clerk.person.window.desk.responses_changed):
        clerk.person.click("Import 2 responses")

    assert clerk.project.count() == 3
    assert clerk.person.reads("2 responses are imported.")
    assert clerk.person.reads("c1_e, c1_p")  # columns that the file does not have
    clerk.person.click("See the responses")
    assert clerk.person.reads("3 responses")


def test_a_file_is_chosen_in_the_dialog(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    clerk.answer_file_dialog(path)

    clerk.person.click("CSV, XLSX or SAV (SPSS)")

    clerk.person.wait(lambda: clerk.person.reads("2 rows, without a fault."))


def test_every_fault_stands_in_the_table_with_row_and_column(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "faulty.csv", FAULTY)

    assert [(row, column) for row, column, _what in clerk.faults()] == [("3", "channel"), ("3", "s1_p")]
    assert "1 to 5" in clerk.faults()[1][2]
    assert clerk.person.reads("2 faults found; 2 rows without a fault.")
    assert not clerk.page.imports.agree.isEnabled()
    assert clerk.project.count() == 1


def test_faulty_rows_are_skipped_only_when_the_person_says_so(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "faulty.csv", FAULTY)

    clerk.page.imports.skip.setFocus()
    clerk.person.press("Space")
    clerk.person.press("Ctrl+Return")
    clerk.person.wait(lambda: clerk.project.count() == 3)

    clerk.wait_for(clerk.page.imports.write_job)
    assert clerk.person.reads("Skipped rows: 3.")


def test_a_fault_of_the_whole_file_cannot_be_skipped(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "strange.csv", STRANGE)

    assert "harapan" in clerk.faults()[0][2]
    assert not clerk.page.imports.skip.isVisible()
    assert not clerk.page.imports.agree.isVisible()


def test_a_column_map_mends_what_the_file_calls_otherwise(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('[columns]\nharapan = "s1_e"\n', encoding="utf-8")
    clerk.check(tmp_path / "strange.csv", STRANGE)

    clerk.answer_file_dialog(tmp_path / "map.toml")
    clerk.person.click("A file that matches the columns of the data to the columns of the questionnaire (MAP.toml)")

    clerk.person.wait(lambda: clerk.person.reads("1 row, without a fault."))
    assert clerk.person.reads("map.toml")


def test_the_faults_are_copied_for_whoever_mends_the_file(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "faulty.csv", FAULTY)

    clerk.person.click("Copy the list")

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Row\tColumn\tWhat is wrong"
    assert lines[1].startswith("3\tchannel\t")


def test_a_file_that_cannot_be_read_is_said_where_it_was_chosen(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "notes.doc", "hello")

    assert "only .csv, .tsv, .txt, .xlsx, .sav" in clerk.page.imports.fault.text()


def test_a_file_can_be_dropped_on_the_page(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton

    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(clerk.page.imports, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        clerk.page.imports, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    )

    clerk.person.wait(lambda: clerk.person.reads("2 rows, without a fault."))


def test_a_cancelled_import_leaves_nothing_behind(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "many.csv", "channel\n" + "counter\n" * 40_000)
    clerk.person.click("Import 40,000 responses")

    clerk.person.click("Cancel")

    clerk.wait_for(clerk.page.imports.write_job)
    written = clerk.project.count()
    if written == 1:
        assert clerk.person.reads("Cancelled: nothing was imported.")
    else:  # it was quicker than the click: then it is said as it is
        assert clerk.person.reads("40,000 responses are imported.")


def test_an_empty_table_begins_with_the_right_columns(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.imports.hints.write(tmp_path / "empty.csv")
    clerk.wait_for(clerk.page.imports.hints.job)

    header = (tmp_path / "empty.csv").read_text(encoding="utf-8").splitlines()
    assert header == ["s1_e,c1_e,s1_p,c1_p,w_speed,w_care,channel,apps,visits,waited,came_on,overall,remark"]
    assert clerk.person.reads("empty.csv")
