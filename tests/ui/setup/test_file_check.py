"""The check of the whole file in the window: whole, changed by another program, and the code of a paper."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from servqual_desk.project import Project
from servqual_desk.verification.log_head_code import head_codes
from tests.servqual_desk.verification.lived_in import by_another_program
from tests.ui.setup.driving import button, click, press, texts, write
from ui.setup.file_check import WholeFileSection

SECTION = WholeFileSection


def test_a_whole_file_is_said_to_be_whole_with_the_moment_and_the_code(
    section: WholeFileSection, project: Project, qtbot: QtBot
) -> None:
    assert "Not checked on this computer yet." in texts(section)

    click(button(section, "Check now"))

    qtbot.waitUntil(lambda: "✓ Checked and whole" in texts(section))
    [code] = head_codes(project.database)
    assert code in texts(section)
    assert str(project.path) in section.desk.settings.seen_whole


def test_what_another_program_changed_is_named(section: WholeFileSection, project: Project, qtbot: QtBot) -> None:
    with by_another_program(project.path) as connection:
        connection.execute("UPDATE project SET value = 'Judul lain' WHERE key = 'title'")

    click(button(section, "Check now"))

    qtbot.waitUntil(lambda: section.fault.isVisible())
    assert 'project["title"] was changed outside the program: value.' in section.fault.text()
    assert "✗ Not whole" in texts(section)
    assert "The file is not whole" in section.fault.text()
    assert section.desk.settings.seen_whole == {}


def test_a_papers_code_is_looked_for(section: WholeFileSection, project: Project, qtbot: QtBot) -> None:
    [code] = head_codes(project.database)
    project.set_setting("organisation", "Kantor Utara")
    write(section.code.line, code)
    press(section.code.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "✓ Checked and whole" in texts(section))

    write(section.code.line, "AAAA-AAAA-AAAA-AAAA")
    press(section.code.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: section.fault.isVisible())
    assert "AAAA-AAAA-AAAA-AAAA" in section.fault.text()
