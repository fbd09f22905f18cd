"""The enumerator's guide: in both languages, with its pictures, behind `?`."""

import re
from pathlib import Path

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


def test_the_kiosks_guide_has_the_same_parts_and_its_pictures_in_both_languages() -> None:
    folder = Path(__file__).parents[2] / "docs" / "guide"
    texts = {language: (folder / f"kiosk.{language}.md").read_text(encoding="utf-8") for language in LANGUAGES}
    parts = {language: re.findall(r"^(#+|!|- |    )", text, re.MULTILINE) for language, text in texts.items()}
    assert parts["id"] == parts["en"]
    for text in texts.values():
        pictures = re.findall(r"\]\((../../ui/guide/pictures/[^)]+)\)", text)
        assert len(pictures) == 2
        assert all((folder / one).is_file() for one in pictures)


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
