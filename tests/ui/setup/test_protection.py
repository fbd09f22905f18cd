"""Protecting the survey in the window: passphrase twice, the recovery code on a sheet, another passphrase, and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from servqual_desk.errors import LockedError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.file_keys import is_protected
from tests.ui.setup.driving import button, click, press, texts, write
from ui import background
from ui.setup.protection import ProtectionSection
from ui.widgets.passphrase_form import PassphraseForm

SECTION = ProtectionSection
PASSPHRASE = "empat kata yang mudah"


@pytest.fixture(autouse=True)
def _locked_afterwards() -> Iterator[None]:
    yield
    file_keys.lock_everything()


def protect(section: ProtectionSection, qtbot: QtBot, passphrase: str = PASSPHRASE) -> str:
    """Type the passphrase twice, with keys; gives the recovery code that is shown."""
    path = section.desk.open_project.path
    before = path.read_bytes()[:16]
    click(section.protect)
    form = section.findChild(PassphraseForm)
    write(form.first.line, passphrase)
    press(form.first.line, Qt.Key.Key_Tab)
    write(form.again.line, passphrase)
    press(form.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.desk.project is not None and path.read_bytes()[:16] != before, timeout=20_000)
    assert section.sheet.isVisible()
    return texts(section).partition("Recovery code: ")[2].splitlines()[0]


def test_it_is_protected_and_goes_on_working_and_the_code_is_printed(
    section: ProtectionSection, qtbot: QtBot, tmp_path: Path
) -> None:
    path = section.desk.open_project.path
    assert "Not protected" in texts(section)

    code = protect(section, qtbot)

    assert "✓ Protected" in texts(section)
    assert "The survey is protected." in texts(section)
    assert is_protected(path)
    section.desk.open_project.set_setting("title", "Written afterwards")
    section.save_sheet(tmp_path / "sheet.pdf")
    sheet = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert all(group in sheet for group in code.split("-"))

    section.desk.close()
    file_keys.lock_everything()
    with pytest.raises(LockedError):
        Project.open(path)
    with Project.open(path, passphrase=code) as project:
        assert project.title == "Written afterwards"


def test_a_survey_that_is_closed_after_the_news_stays_closed(
    section: ProtectionSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[background.Task] = []

    def noted(*arguments: Any, **named: Any) -> background.Task:
        begun.append(run(*arguments, **named))
        return begun[-1]

    run = background.run
    monkeypatch.setattr(background, "run", noted)
    protect(section, qtbot)
    section.desk.close()

    for task in begun:
        task.let_go.emit()  # where a thread ends late, on a busy machine

    assert section.desk.project is None


def test_two_different_passphrases_and_a_short_one_are_refused_in_place(
    section: ProtectionSection, tmp_path: Path
) -> None:
    click(section.protect)
    form = section.findChild(PassphraseForm)
    for first, again, said in (("12345", "12345", "too short"), ("enam huruf", "enam hurus", "not the same")):
        write(form.first.line, first)
        write(form.again.line, again)
        press(form.again.line, Qt.Key.Key_Return)
        assert said in texts(form)
    press(form, Qt.Key.Key_Escape)
    assert not is_protected(section.desk.open_project.path)


def test_what_is_wrong_with_a_passphrase_is_said_in_the_language_that_is_chosen_then(
    section: ProtectionSection,
) -> None:
    click(section.protect)
    form = section.findChild(PassphraseForm)
    write(form.first.line, "12345")
    press(form.first.line, Qt.Key.Key_Return)
    assert "The passphrase is too short" in texts(form)

    section.desk.set_language("id")  # the box lets no key through to the window

    assert "Frasa sandi terlalu pendek" in texts(form)
    press(form, Qt.Key.Key_Escape)


def test_another_passphrase_and_then_none(
    section: ProtectionSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = protect(section, qtbot)
    path = section.desk.open_project.path
    assert button(section, "Change the passphrase …")
    second = protect(section, qtbot, "frasa sandi yang baru")
    assert first != second

    def agree(box: QMessageBox) -> int:
        next(one for one in box.buttons() if one.text() == "Take it away").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    click(section.unprotect)
    qtbot.waitUntil(lambda: "no longer protected" in texts(section), timeout=20_000)
    assert not is_protected(path)
    assert section.desk.open_project.count() == 0
    assert not section.unprotect.isVisible()


def test_a_protected_survey_asks_for_its_passphrase_and_can_be_left(
    section: ProtectionSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.widgets.unlock_box import UnlockBox

    protect(section, qtbot)
    desk, path = section.desk, section.desk.open_project.path
    desk.close()
    file_keys.lock_everything()
    seen: list[str] = []

    def type_wrong_then_right(box: UnlockBox) -> int:
        box.show()
        for typed in ("bukan ini sama sekali", PASSPHRASE):
            write(box.passphrase.line, typed)
            press(box.passphrase.line, Qt.Key.Key_Return)
            QApplication.processEvents()
            seen.append(texts(box))
        return box.result()

    monkeypatch.setattr(UnlockBox, "exec", type_wrong_then_right)
    desk.open(path)
    assert desk.open_project.title == "Counter 2026"
    assert "passphrase is not right" in seen[0]

    desk.close()
    file_keys.lock_everything()
    monkeypatch.setattr(UnlockBox, "exec", lambda box: (box.show(), press(box, Qt.Key.Key_Escape), box.result())[2])
    with pytest.raises(LockedError):
        desk.open(path)
    assert desk.project is None


def test_where_people_are_set_up_each_has_a_passphrase_of_their_own(section: ProtectionSection, qtbot: QtBot) -> None:
    project = section.desk.open_project
    path = project.path
    project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin="3333")
    project.sign_in("ani", "3333")
    project.people.save(Enumerator(code="budi", name="Budi"), pin="1111")
    section.refresh()
    assert not section.own.isVisible()

    protect(section, qtbot)
    assert "survey.sqd-keys" in texts(section) or f"{path.name}-keys" in texts(section)
    assert button(section, "Encrypt anew …")
    section.desk.open_project.sign_in("budi", "1111")
    section.refresh()
    click(section.own)
    form = next(form for form in section.findChildren(PassphraseForm) if form.isVisible())
    for line in (form.first.line, form.again.line):
        write(line, "sandi milik budi")
    press(form.again.line, Qt.Key.Key_Return)
    assert "your own passphrase opens the survey too" in texts(section)

    section.desk.close()
    for known in (PASSPHRASE, "sandi milik budi"):
        file_keys.lock_everything()
        Project.open(path, passphrase=known).close()
