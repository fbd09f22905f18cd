"""Title and office, and another version of the questionnaire."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox

from servqual_desk.project import Project
from tests.ui.driving import when_a_box_opens
from tests.ui.setup.conftest import SURVEY
from tests.ui.setup.driving import press, texts, write
from ui.setup.survey import SurveySection

SECTION = SurveySection
NEWER = (
    SURVEY.replace('"1.0.0"', '"1.1.0"')
    + """
[[questions]]
id = "remark"
kind = "text"
role = "comment"
text = { id = "Saran?", en = "Advice?" }
"""
)


def answer_dialog(words: str) -> list[str]:
    """Press the button with these words in the box that will open; gives what the box said."""
    said: list[str] = []

    def answer(box: QMessageBox) -> None:
        said.append(box.informativeText())
        next(one for one in box.buttons() if one.text() == words).click()

    when_a_box_opens(QMessageBox, answer)
    return said


def test_title_and_office_are_saved_and_shown(section: SurveySection, project: Project) -> None:
    title, office, contact = section.findChildren(QLineEdit)
    write(title, "Counter 2027")
    write(office, "Public-service mall")
    write(contact, "the desk at the entrance")
    press(office, Qt.Key.Key_Return)

    assert (project.title, project.setting("organisation")) == ("Counter 2027", "Public-service mall")
    assert project.setting("contact") == "the desk at the entrance"
    assert section.window().windowTitle().startswith("Counter 2027")
    assert "Saved." in texts(section)


def test_a_survey_keeps_a_title(section: SurveySection, project: Project) -> None:
    title = section.findChildren(QLineEdit)[0]
    write(title, " ")
    press(title, Qt.Key.Key_Return)

    assert "Fill this in: Title." in texts(section)
    assert project.title == "Counter 2026"


def test_another_version_is_adopted_after_asking_once(section: SurveySection, project: Project, tmp_path: Path) -> None:
    (tmp_path / "newer.toml").write_text(NEWER)
    said = answer_dialog("Change to version 1.1.0")

    section.change_version(tmp_path / "newer.toml")

    assert "1 column is added" in said[0]
    assert project.instrument.version == "1.1.0"
    assert "version 1.1.0" in texts(section)


def test_the_questionnaire_stays_where_the_change_is_refused(
    section: SurveySection, project: Project, tmp_path: Path
) -> None:
    (tmp_path / "newer.toml").write_text(NEWER)
    answer_dialog("Leave it as it is")

    section.change_version(tmp_path / "newer.toml")

    assert project.instrument.version == "1.0.0"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SURVEY, "in use now"),
        (SURVEY.replace('id = "counter"', 'id = "other"'), "other"),
        (SURVEY.replace("min = 1", "min = 9"), "agree4"),
    ],
)
def test_a_file_that_is_no_other_version_changes_nothing(
    section: SurveySection, project: Project, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "file.toml").write_text(content)
    before = project.instrument.digest

    section.change_version(tmp_path / "file.toml")

    assert words in f"{section.done.text()} {section.fault.text()}"
    assert project.instrument.digest == before


def test_the_questionnaire_is_saved_as_a_file_that_can_be_read_again(section: SurveySection, tmp_path: Path) -> None:
    section.save_copy(tmp_path / "copy.toml")
    section.change_version(tmp_path / "copy.toml")

    assert "in use now" in texts(section)
