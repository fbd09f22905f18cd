"""The enumerator's guide: in both languages, with its pictures, behind `?`."""

import re

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from instruments.i18n import LANGUAGES
from tests.ui.driving import Person
from ui.guide import FOLDER, guide_text
from ui.guide.box import GuideBox


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_small(language: str) -> None:
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", guide_text(language))
    assert len(pictures) == 3
    assert all(0 < (FOLDER / one).stat().st_size < 100_000 for one in pictures)


def test_both_languages_have_the_same_parts() -> None:
    parts = {language: re.findall(r"^(#+|!|\d\.|-)", guide_text(language), re.MULTILINE) for language in LANGUAGES}
    assert parts["id"] == parts["en"]


def test_question_mark_twice_opens_the_guide(interviewer: Person) -> None:
    read: list[str] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, GuideBox)
        read.append(box.page.toPlainText())
        box.accept()

    def ask_again() -> None:
        QTimer.singleShot(100, read_and_close)
        interviewer.press("?")

    QTimer.singleShot(0, ask_again)
    interviewer.press("?")
    assert "every answer is on the disk when the next question is shown" in read[0]
    assert interviewer.asked.column == "sex"
