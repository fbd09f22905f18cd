"""Import, by keys and clicks: everything is seen before anything is written."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from servqual_desk.importing.raw_table import Record
from servqual_desk.responses.erasure import erase_everywhere
from tests.ui.data.clerk import Clerk
from tests.ui.driving import answer_file_dialog

GOOD = "channel,s1_e,s1_p\ncounter,5,3\nonline,4,dk\n"
FAULTY = "channel,s1_e,s1_p\ncounter,5,3\npost,4,9\nonline,4,2\n"
STRANGE = "channel,harapan\ncounter,5\n"


def test_the_empty_page_says_what_to_do(clerk: Clerk) -> None:
    assert clerk.person.reads("Drop a file here, or choose one")
    assert clerk.page.imports.choose.hasFocus()


def test_a_sound_file_is_imported_after_a_look(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "good.csv", GOOD)
    assert clerk.person.reads("3 columns known")
    assert clerk.person.reads("c1_e, c1_p")  # columns that the file does not have
    assert clerk.project.count() == 1
    clerk.say_day("21/11/2026")

    with clerk.person.qtbot.waitSignal(clerk.person.window.desk.responses_changed):
        clerk.person.click("Import 2 responses")

    assert clerk.project.count() == 3
    assert clerk.person.reads("2 responses are imported.")
    clerk.person.click("See the responses")
    assert clerk.person.reads("3 responses")


def test_the_day_of_the_interviews_is_asked_where_the_file_does_not_tell_it(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "good.csv", GOOD)
    clerk.person.click("Import 2 responses")
    assert clerk.person.reads("Write the day of the interviews; the file does not tell it.")
    assert clerk.project.count() == 1

    clerk.person.write("21/3/2026")
    clerk.person.press("Ctrl+Return")
    clerk.person.wait(lambda: clerk.project.count() == 3)
    clerk.wait_for(clerk.page.imports.write_job)
    days = clerk.project.frame()["sqd_finished_at"].map(
        lambda moment: moment.to_pydatetime().astimezone().date().isoformat()
    )
    assert sorted(days)[:2] == ["2026-03-21", "2026-03-21"]


def test_a_file_is_chosen_in_the_dialog(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    clerk.choose(path)
    assert clerk.person.reads("Import 2 responses")


def test_the_button_says_how_many_rows_it_rejects(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "faulty.csv", FAULTY)
    words = clerk.rows(clerk.page.imports.assistant.words.table)
    assert [(word[0], word[1], word[3]) for word in words] == [("?", "post", "means what?"), ("?", "9", "means what?")]
    assert clerk.person.reads("2 words are not answered; the rows that hold them are rejected.")
    clerk.say_day("21/11/2026")

    clerk.person.click("Import 2 responses; 1 row rejected")
    clerk.wait_for(clerk.page.imports.write_job)

    assert clerk.project.count() == 3
    assert clerk.person.reads("Skipped rows: 3.")


def test_what_only_the_file_can_correct_is_grouped_by_column_and_value(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "numbers.csv", "s1_e,visits\n5,many\n4,many\n3,2\n")
    [(column, cells, row, what)] = clerk.faults()
    assert (column, cells, row) == ("visits", "2", "2")
    assert "“many” is not a whole number" in what


def test_a_column_that_nobody_knows_is_answered_or_left_out(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "strange.csv", STRANGE)
    assert not clerk.page.imports.agree.isEnabled()
    assert clerk.person.reads("1 column is still to be answered, or to be left out.")

    clerk.pick_by_keys(clerk.page.imports.assistant.columns.table, "harapan", "s1_e")

    assert clerk.person.reads("Import 1 response")
    assert clerk.page.imports.agree.isEnabled()


def test_a_column_map_answers_what_the_file_calls_otherwise(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('[columns]\nharapan = "s1_e"\n', encoding="utf-8")
    clerk.check(tmp_path / "strange.csv", STRANGE)

    answer_file_dialog(tmp_path / "map.toml")
    clerk.person.click("A file that matches the columns of the data to the columns of the questionnaire (MAP.toml)")

    clerk.person.wait(clerk.page.imports.agree.isEnabled)
    assert clerk.person.reads("Import 1 response")


def test_the_faults_are_copied_for_whoever_corrects_the_file(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "faulty.csv", "s1_e,visits\n5,many\n")

    clerk.person.click("Copy the list")

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Row\tColumn\tWhat is wrong"
    assert lines[1].startswith("2\tvisits\t")


def test_a_file_that_cannot_be_read_is_said_where_it_was_chosen(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "notes.doc", "hello")

    assert "only .csv, .tsv, .txt, .xlsx, .sav" in clerk.page.imports.fault.text()
    assert not clerk.page.imports.agree.isVisible()


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

    clerk.person.wait(lambda: clerk.person.reads("Import 2 responses"))


def test_a_cancelled_import_leaves_nothing_behind(clerk: Clerk, tmp_path: Path) -> None:
    clerk.check(tmp_path / "many.csv", "channel\n" + "counter\n" * 40_000)
    clerk.say_day("21/11/2026")
    clerk.person.click("Import 40,000 responses")

    clerk.person.click("Cancel")

    clerk.wait_for(clerk.page.imports.write_job)
    written = clerk.project.count()
    if written == 1:
        assert clerk.person.reads("Cancelled: nothing was imported.")
    else:  # it was quicker than the click: then it is said as it is
        assert clerk.person.reads("40,000 responses are imported.")


def test_what_was_found_and_said_stays_where_writing_is_refused(clerk: Clerk, tmp_path: Path) -> None:
    uuid = "0b1f9a52-6d0e-4c11-9c55-000000000001"
    clerk.check(tmp_path / "own.csv", f"sqd_uuid,sqd_finished_at,s1_e\n{uuid},2026-03-17T02:00:00+00:00,5\n")
    clerk.project.add_responses([Record(values={"s1_e": 4}, meta={"sqd_uuid": uuid})], source="import")

    clerk.person.click("Import 1 response")
    clerk.wait_for(clerk.page.imports.write_job)

    assert "in the survey already" in clerk.page.imports.fault.text()
    assert clerk.person.reads("3 columns known")
    assert clerk.page.imports.agree.isEnabled()


def test_an_empty_table_begins_with_the_right_columns(clerk: Clerk, tmp_path: Path) -> None:
    clerk.page.imports.hints.write(tmp_path / "empty.csv")
    clerk.wait_for(clerk.page.imports.hints.job)

    header = (tmp_path / "empty.csv").read_text(encoding="utf-8").splitlines()
    assert header == ["s1_e,c1_e,s1_p,c1_p,w_speed,w_care,channel,apps,visits,waited,came_on,overall,remark"]
    assert clerk.person.reads("empty.csv")


def test_erased_rows_come_back_only_when_a_person_says_so(clerk: Clerk, tmp_path: Path) -> None:
    """Here the rows do not tell which of them are the erased one's."""
    clerk.check(tmp_path / "two.csv", "sqd_serial,channel,s1_e\n0001,counter,5\n0002,online,4\n")
    clerk.say_day("21/11/2026")
    clerk.person.click("Import 2 responses")
    clerk.wait_for(clerk.page.imports.write_job)
    erase_everywhere(clerk.project, "0001")
    assert clerk.project.count() == 2

    clerk.check(tmp_path / "mixed.csv", "sqd_serial,channel,s1_e\n0001,counter,5\n0009,online,3\n0002,online,4\n")
    assert clerk.person.reads("1 response that “two.csv” brought was erased since")
    assert not clerk.page.imports.again.isVisible()
    clerk.person.click("Bring back the erased ones too")
    clerk.wait_for(clerk.page.imports.check_job)
    clerk.say_day("21/11/2026")
    clerk.person.click("Import 2 responses")
    clerk.wait_for(clerk.page.imports.write_job)
    assert clerk.project.count() == 4
