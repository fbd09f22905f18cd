"""The guide: whole in both languages, named as the window names things, and one key away from every page."""

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from instruments.i18n import LANGUAGES
from tests.ui.driving import Person, when_a_box_opens
from ui.cli.commands import desk as commands
from ui.collect.keys_help import KeysHelp
from ui.guide import FOLDER, guide_text
from ui.guide.box import GuideBox
from ui.guide.chapters import CHAPTERS
from ui.pages import PAGES

CATALOGUE = Path(__file__).parents[2] / "instruments/locale/id/LC_MESSAGES/servqual_desk.po"
IDS = [one.id for one in CHAPTERS]
# Set in bold, and no words of the window: keys, what is only stressed, what other programs call theirs.
KEYS = re.compile(r"^(F\d+|Enter|Esc|Delete|Backspace|Ctrl.*|Shift.*|Alt.*|↓|[A-Z0-9]|A[+−]|\?|[✓✗].*|T|D)$")


def words_of_the_window(language: str) -> set[str]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    said: set[str] = set()
    for message in catalogue:
        sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        said.update(sources if language == "en" else strings)
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", IDS)
def test_every_picture_is_there_and_small(chapter: str, language: str) -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", guide_text(language, chapter))
    assert all(one.startswith("pictures/") and 0 < (FOLDER / one).stat().st_size < 150_000 for one in pictures), (
        pictures
    )


def test_no_picture_is_left_over() -> None:
    named = {
        one for path in FOLDER.glob("*.md") for one in re.findall(r"pictures/([^)]+)", path.read_text(encoding="utf-8"))
    }
    assert {path.name for path in (FOLDER / "pictures").iterdir()} == named


@pytest.mark.parametrize("chapter", IDS)
def test_both_languages_have_the_same_parts(chapter: str) -> None:
    parts = {
        language: re.findall(r"^(#+|!|\d\.|-|    )", guide_text(language, chapter), re.MULTILINE)
        for language in LANGUAGES
    }
    assert parts["id"] == parts["en"]


def test_every_file_is_a_chapter() -> None:
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.md")} == set(IDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_that_are_explained_are_the_programs(language: str) -> None:
    said = words_of_the_window(language)
    headings = re.findall(r"^### (.+)$", guide_text(language, "troubleshooting"), re.MULTILINE)
    assert len(headings) > 10
    assert [one for one in headings if not any(one in text for text in said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", ["unit-head", "supervisor", "academic", "troubleshooting"])
def test_what_is_set_in_bold_is_called_so_in_the_window(chapter: str, language: str) -> None:
    said = words_of_the_window(language)
    bold = re.findall(r"\*\*([^*]+)\*\*", guide_text(language, chapter))
    places = [part.strip() for one in bold for part in re.split(r", | › ", one)]
    assert len(places) > 5
    assert [one for one in places if one not in said and not KEYS.match(one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_one_of_the_program_with_options_that_it_has(language: str) -> None:
    lines = [
        line for chapter in IDS for line in re.findall(r"servqual-desk (\w[^`\n]*)", guide_text(language, chapter))
    ]
    assert len(lines) > 8
    parent = commands.make_context(
        "servqual-desk", [], resilient_parsing=True
    )  # a command learns its help options from it
    for line in lines:
        name, *given = shlex.split(line)
        command = commands.get_command(parent, name)
        assert command is not None, line
        command.make_context(
            name, given, parent=parent, resilient_parsing=True
        )  # raises for an option that there is not


def test_question_mark_twice_opens_the_guide(interviewer: Person) -> None:
    read: list[str] = []

    def read_and_close(box: GuideBox) -> None:
        read.append(box.page.toPlainText())
        box.accept()

    def ask_again(_keys: KeysHelp) -> None:
        when_a_box_opens(GuideBox, read_and_close)
        interviewer.hit("?")  # no waiting: whoever closes it comes soon

    when_a_box_opens(KeysHelp, ask_again)
    interviewer.press("?")
    assert "every answer is on the disk when the next question is shown" in read[0]
    assert interviewer.asked.column == "sex"


@pytest.mark.parametrize("page", [one.id for one in PAGES])
def test_f1_opens_the_chapter_of_the_page_and_others_by_arrow_keys(interviewer: Person, page: str) -> None:
    seen: list[tuple[str, str]] = []

    def look_at_two(box: GuideBox) -> None:
        first = box.chapters.currentItem().text()
        box.chapters.setFocus()
        QTest.keyClick(box.chapters, Qt.Key.Key_End)
        seen.append((first, box.page.toPlainText().splitlines()[0]))
        QTest.keyClick(box, Qt.Key.Key_Escape)

    interviewer.window.show_page(page)
    when_a_box_opens(GuideBox, look_at_two)
    QTest.keyClick(interviewer.window, Qt.Key.Key_F1)
    expected = next((one.title for one in CHAPTERS if page in one.pages), CHAPTERS[0].title)
    assert seen == [(expected, "When there is a message")]


def test_a_link_leads_to_another_chapter(interviewer: Person) -> None:
    box = GuideBox(interviewer.window, "academic")
    box.page.anchorClicked.emit("import.en.md")
    assert IDS[box.chapters.currentRow()] == "import"
    box.page.anchorClicked.emit("https://example.org/")
    assert IDS[box.chapters.currentRow()] == "import"
