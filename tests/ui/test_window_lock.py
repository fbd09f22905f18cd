"""Who is there? Unlocking by name and PIN, wrong PINs that wait, and the open window that asks again, by keys."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from servqual_desk.errors import LockedError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from tests.little_survey import little_survey
from tests.ui.driving import Person, see_the_screen
from tests.ui.setup.driving import button, press, texts, write
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry
from ui.widgets.lock_box import LockBox
from ui.widgets.unlock_box import PinUnlockBox, UnlockBox
from ui.window_lock import IDLE_MINUTES

PASSPHRASE = "empat kata yang mudah"
NEXT_DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _nobody_there(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    another_morning()


def another_morning() -> None:
    file_keys.lock_everything()
    session.forget_everybody()


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    """A protected survey that this computer knows Ani of; locked."""
    path = tmp_path / "protected.sqd"
    with Project.create(path, instrument=little_survey(), title="Kota Contoh", passphrase=PASSPHRASE) as project:
        project.people.save(Enumerator(code="ani", name="Ani Lestari", role="head"), pin="3333")
    another_morning()
    return path


def while_asked(work: Callable[[object], None]) -> None:
    """Do something with the next box that waits for the person."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(20, look)
        else:
            work(box)

    QTimer.singleShot(20, look)


def test_name_and_pin_unlock_it_and_the_person_is_signed_in(person: Person, protected: Path) -> None:
    seen: list[str] = []

    def type_wrong_then_right(box: object) -> None:
        assert isinstance(box, PinUnlockBox)
        for pin in ("0000", "3333"):
            write(box.name.line, "ani lestari")
            write(box.pin.line, pin)
            press(box.pin.line, Qt.Key.Key_Return)
            seen.append(texts(box))

    while_asked(type_wrong_then_right)
    person.window.desk.open(protected)
    assert "does not open it by this name and PIN" in seen[0]
    project = person.window.desk.open_project
    assert project.people.signed_in is not None
    assert [event.kind for event in project.events()][-2:] == ["pin_refused", "signed_in"]


def test_name_and_pin_can_be_pasted(person: Person, protected: Path) -> None:
    """Nobody has to remember or to copy them (WCAG 2.2, 3.3.8)."""

    def paste(box: object) -> None:
        assert isinstance(box, PinUnlockBox)
        for line, kept in ((box.name.line, "ani"), (box.pin.line, "3333")):
            QApplication.clipboard().setText(kept)
            QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        press(box.pin.line, Qt.Key.Key_Return)

    while_asked(paste)
    person.window.desk.open(protected)
    signed_in = person.window.desk.open_project.people.signed_in
    assert signed_in is not None
    assert signed_in.code == "ani"


def test_wrong_pins_wait_and_escape_gives_up(person: Person, protected: Path) -> None:
    seen: list[str] = []

    def guess(box: object) -> None:
        assert isinstance(box, PinUnlockBox)
        write(box.name.line, "ani")
        for pin in ("0000", "1111", "2222", "3333"):
            write(box.pin.line, pin)
            press(box.pin.line, Qt.Key.Key_Return)
            seen.append(texts(box))
        press(box, Qt.Key.Key_Escape)

    while_asked(guess)
    with pytest.raises(LockedError):
        person.window.desk.open(protected)
    assert "Wait 2 seconds" in seen[-1]
    assert person.window.desk.project is None


def test_the_passphrase_is_the_other_way(person: Person, protected: Path) -> None:
    def type_passphrase(box: object) -> None:
        assert isinstance(box, UnlockBox)
        write(box.passphrase.line, PASSPHRASE)
        press(box.passphrase.line, Qt.Key.Key_Return)

    def take_the_other_way(box: object) -> None:
        assert isinstance(box, PinUnlockBox)
        while_asked(type_passphrase)
        box.other.setFocus()
        press(box.other, Qt.Key.Key_Space)

    while_asked(take_the_other_way)
    person.window.desk.open(protected)
    assert person.window.desk.open_project.people.signed_in is None


@pytest.fixture
def at_work(person: Person, protected: Path) -> Person:
    """The survey is open, and Ani is signed in."""
    file_keys.hold(file_keys.key_from(protected, file_keys.salt_of(protected) or b"", PASSPHRASE))
    person.window.desk.open(protected)
    person.window.desk.open_project.sign_in("ani", "3333")
    return person


def later(person: Person, passed: dt.timedelta) -> None:
    moment = dt.datetime.now().astimezone() + passed
    person.window.lock.clock = lambda: moment
    person.window.lock.look()


def box_of(person: Person) -> LockBox:
    [box] = [one for one in person.window.findChildren(LockBox) if one.isVisible()]
    return box


def colours(box: QWidget) -> set[int]:
    """Those that are seen in a box; one where it shows nothing."""
    image = box.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(image.height())}


def enter(person: Person, pin: str) -> str:
    box = box_of(person)
    write(box.name.line, "ani")
    write(box.pin.line, pin)
    press(box.pin.line, Qt.Key.Key_Return)
    return texts(box)


def test_a_running_interview_goes_on_after_the_day_has_changed(at_work: Person) -> None:
    draft = at_work.window.desk.open_project.start_interview(enumerator="ani", language="en")
    draft.leave()
    at_work.window.desk.resume(draft.uuid)
    interview = at_work.interview
    at_work.go_to("t1_e")
    see_the_screen()
    at_work.press("7")
    at_work.wait(lambda: interview.answers.get("t1_e") == 7)

    later(at_work, NEXT_DAY)
    assert at_work.window.lock.is_locked
    press(box_of(at_work), Qt.Key.Key_Escape)
    assert "not the name and PIN" in enter(at_work, "0000")
    assert at_work.window.lock.is_locked
    enter(at_work, "3333")
    assert not at_work.window.lock.is_locked
    assert at_work.interview is interview
    see_the_screen()
    at_work.press("5")
    at_work.wait(lambda: len([value for value in interview.answers.values() if value is not None]) == 2)
    later(at_work, NEXT_DAY)
    assert not at_work.window.lock.is_locked


def test_idle_time_counts_only_where_it_is_set(at_work: Person) -> None:
    at_work.press("Tab")
    if dt.datetime.now().astimezone().hour == 23:
        pytest.skip("the day changes within the hour")
    later(at_work, dt.timedelta(minutes=40))
    assert not at_work.window.lock.is_locked
    at_work.window.desk.open_project.set_setting(IDLE_MINUTES, "30")
    at_work.window.lock.look()
    assert at_work.window.lock.is_locked
    enter(at_work, "3333")
    assert not at_work.window.lock.is_locked


def test_a_key_counts_as_a_touch(at_work: Person) -> None:
    at_work.window.desk.open_project.set_setting(IDLE_MINUTES, "30")
    moment = dt.datetime.now().astimezone().replace(hour=12)
    lock = at_work.window.lock
    for minutes in (0, 20, 40, 60):
        lock.clock = partial(moment.__add__, dt.timedelta(minutes=minutes))
        QTest.keyClick(at_work.window.windowHandle(), Qt.Key.Key_Tab)
        lock.look()
        assert not lock.is_locked
    lock.clock = partial(moment.__add__, dt.timedelta(minutes=91))
    lock.look()
    assert lock.is_locked
    enter(at_work, "3333")


def test_what_stands_beneath_is_not_seen(at_work: Person) -> None:
    at_work.window.show_page("setup")
    later(at_work, NEXT_DAY)
    seen = at_work.window.childAt(at_work.window.rect().center())
    assert seen is not None
    assert not seen.isAncestorOf(at_work.window.page)
    assert seen is not at_work.window.page
    enter(at_work, "3333")


def test_a_box_that_was_open_is_not_seen_and_stands_as_it_was_afterwards(at_work: Person) -> None:
    line = LineEntry("Name")
    form = Form(at_work.window, "Somebody", [line], str)
    form.open()
    write(line.line, "Ibu Melati")
    assert len(colours(form)) > 1

    later(at_work, NEXT_DAY)
    form.resize(form.width() + 80, form.height() + 60)
    see_the_screen()
    assert len(colours(form)) == 1
    enter(at_work, "3333")
    see_the_screen()
    assert form.isVisible()
    assert line.text == "Ibu Melati"
    assert len(colours(form)) > 1
    press(line.line, Qt.Key.Key_Escape)


def test_a_box_that_opens_while_it_is_locked_is_neither_seen_nor_answered(at_work: Person) -> None:
    later(at_work, NEXT_DAY)
    answered: list[str] = []
    line = LineEntry("Name")
    form = Form(at_work.window, "What a job in the background has found", [line], partial(answered.append, "yes"))
    form.open()
    assert len(colours(form)) == 1
    QTest.qWait(50)
    assert len(colours(form)) == 1
    assert isinstance(QApplication.activeModalWidget(), LockBox)
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    assert answered == []
    enter(at_work, "3333")
    see_the_screen()
    assert not at_work.window.lock.is_locked
    assert len(colours(form)) > 1
    press(line.line, Qt.Key.Key_Escape)


def test_a_box_that_closes_by_itself_does_not_take_the_question_along(at_work: Person) -> None:
    form = Form(at_work.window, "Somebody", [LineEntry("Name")], str)
    form.open()
    later(at_work, NEXT_DAY)
    form.reject()  # as a box does whose work is done
    QTest.qWait(50)
    assert at_work.window.lock.is_locked
    enter(at_work, "3333")
    assert not at_work.window.lock.is_locked


def test_by_passphrase_nobody_stays_signed_in(at_work: Person) -> None:
    later(at_work, NEXT_DAY)
    box = box_of(at_work)
    button(box, "By passphrase or recovery code …").click()
    write(box.passphrase.line, "bukan ini")
    press(box.passphrase.line, Qt.Key.Key_Return)
    assert "passphrase is not right" in texts(box)
    write(box.passphrase.line, PASSPHRASE)
    press(box.passphrase.line, Qt.Key.Key_Return)
    assert not at_work.window.lock.is_locked
    assert at_work.window.desk.open_project.people.signed_in is None


def test_an_open_survey_without_people_is_never_locked(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    later(person, NEXT_DAY)
    assert not person.window.lock.is_locked
