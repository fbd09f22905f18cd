"""A citizen alone at the kiosk: touches only, nothing to leave by, nothing of the one before."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from servqual_desk.errors import KnownError
from servqual_desk.fieldwork.plan import Service, Unit
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.people.pins import hash_pin
from servqual_desk.project import Project
from servqual_desk.settings import Settings, load_settings, save_settings, settings_path
from tests.ui.driving import see_the_screen
from ui import theme
from ui.app import show
from ui.collect.kiosk import leave_by_pin
from ui.collect.kiosk.idle_clock import IdleClock
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.desk import Desk

MM_12_AT_96_DPI = 45.35  # 12 / 25.4 × 96: what an offscreen display is taken for

PIN = "2468"
Opener = Callable[..., KioskWindow]


@pytest.fixture
def open_kiosk(qapp: QApplication, qtbot: QtBot, survey: Path) -> Iterator[Opener]:
    """Opens the kiosk on a survey; `idle` in seconds."""
    made: list[KioskWindow] = []

    def opened(path: Path = survey, *, language: str = "en", idle: int = 90) -> KioskWindow:
        desk = Desk(Settings(language=language, kiosk_pin=hash_pin(PIN), kiosk_idle=idle), kiosk=True)
        desk.dress()
        desk.open(path)
        window = KioskWindow(desk)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        made.append(window)
        return window

    yield opened
    for window in made:
        window.leave()
        window.deleteLater()
    Desk(Settings(language="en")).dress()


def touch(kiosk: QWidget, words: str) -> None:
    """Touch the button that says these words."""
    see_the_screen()
    QApplication.processEvents()
    buttons = [one for one in kiosk.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in buttons if words in (one.text(), one.accessibleName())]
    assert found, f"no “{words}” among {[one.text() for one in buttons]}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def reads(kiosk: QWidget, words: str) -> bool:
    QApplication.processEvents()
    seen = [one for one in kiosk.findChildren(QWidget) if one.isVisible()]
    return any(words in one.text() for one in seen if isinstance(one, QLabel | QAbstractButton))


def begin(kiosk: KioskWindow) -> None:
    QTest.mouseClick(kiosk.welcome, Qt.MouseButton.LeftButton, pos=QPoint(20, 700))


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with Project.open(path) as project:
        return project.database.execute(sql).fetchall()


# Answering


def touch_answer(kiosk: KioskWindow, asked: Asked, words: dict[str, str]) -> None:
    """Answer the question that is shown as a finger does."""
    match asked.kind:
        case "scale":
            option = asked.choices[-2]
            touch(kiosk, str(option.value) if not reads(kiosk, option.label or "∅") else option.label)
        case "choice":
            touch(kiosk, asked.choices[0].label)
        case "choices":
            touch(kiosk, asked.choices[0].label)
            touch(kiosk, words["next"])
        case "weights":
            more = [one for one in kiosk.findChildren(QAbstractButton) if one.accessibleName() == words["more"]]
            for step in range(20):  # of 5 points
                QTest.mouseClick(more[step % len(more)], Qt.MouseButton.LeftButton)
            touch(kiosk, words["next"])
        case "text":
            QTest.keyClicks(QApplication.focusWidget(), "Lebih cepat")
            touch(kiosk, words["next"])
        case _:
            touch(kiosk, "3")
            touch(kiosk, words["next"])


@pytest.mark.parametrize(
    ("language", "word", "words"),
    [
        ("id", "Bahasa Indonesia", {"next": "Lanjut", "more": "Tambah poin", "finish": "Selesai"}),
        ("en", "English", {"next": "Next", "more": "More points", "finish": "Finish"}),
    ],
)
def test_a_whole_interview_by_touch(
    open_kiosk: Opener, tmp_path: Path, language: str, word: str, words: dict[str, str]
) -> None:
    path = tmp_path / "mall.sqd"
    Project.create(path, instrument="loket-lengkap", title="Mal Pelayanan Publik").close()
    kiosk = open_kiosk(path)
    touch(kiosk, word)
    interview = kiosk.session.interview
    assert interview is not None
    for _question in range(interview.progress[1] + 10):
        if interview.question is None:
            break
        touch_answer(kiosk, interview.question, words)
    touch(kiosk, words["finish"])
    assert reads(kiosk, interview.withdrawal_code)
    assert rows(path, "SELECT status, mode, language FROM response") == [("finished", "kiosk", language)]
    assert interview.progress[0] == interview.progress[1]


def test_the_language_changes_at_a_question(open_kiosk: Opener) -> None:
    kiosk = open_kiosk()
    begin(kiosk)
    touch(kiosk, "Bahasa Indonesia")
    assert kiosk.session.interview is not None
    assert kiosk.session.interview.language == "id"
    assert reads(kiosk, "Jenis kelamin")


def test_what_a_visitor_chooses_is_not_stored_in_the_settings(open_kiosk: Opener, survey: Path) -> None:
    save_settings(Settings(language="en", text_percent=100))
    before = settings_path().read_bytes()
    kiosk = open_kiosk()
    touch(kiosk, "Bahasa Indonesia")
    begin(kiosk)
    touch(kiosk, "Perbesar teks")
    touch(kiosk, "English")
    touch(kiosk, "Larger text")
    assert kiosk.desk.settings.text_percent > 100
    kiosk.give_up()
    kiosk.leave()
    assert settings_path().read_bytes() == before
    assert load_settings() == Settings(language="en", text_percent=100)


def test_what_the_staff_chooses_in_the_window_is_stored(desk: Desk) -> None:
    desk.set_language("id")
    desk.change_text_size(+1)
    assert load_settings().language == "id"
    assert load_settings().text_percent > 100


def test_digits_are_touched_where_a_number_is_asked(open_kiosk: Opener) -> None:
    kiosk = open_kiosk()
    begin(kiosk)
    kiosk.session.jump("age")
    for key in ("3", "9", "⌫", "5"):
        touch(kiosk, key)
    touch(kiosk, "Next")
    assert kiosk.session.interview is not None
    assert kiosk.session.interview.answers == {"age": 35}


def test_a_refusal_is_counted_and_no_person_is_kept(open_kiosk: Opener, tmp_path: Path) -> None:
    path = tmp_path / "mall.sqd"
    Project.create(path, instrument="loket-lengkap", title="Mal").close()
    kiosk = open_kiosk(path)
    begin(kiosk)
    touch(kiosk, "No, I decline")
    assert reads(kiosk, "Thank you for your time")
    assert rows(path, "SELECT mode FROM refusal") == [("kiosk",)]
    assert rows(path, "SELECT status FROM response") == [("erased",)]


def test_the_citizen_says_for_which_service(open_kiosk: Opener, survey: Path) -> None:
    with Project.open(survey) as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dukcapil"), Unit(code="tax", name="Tax office")])
        project.fieldwork.save_services(
            [
                Service(code="ktp", name="KTP", unit="duk"),
                Service(code="kk", name="KK", unit="duk"),
                Service(code="npwp", name="NPWP", unit="tax"),
            ]
        )
    kiosk = open_kiosk()
    begin(kiosk)
    touch(kiosk, "Dukcapil")
    touch(kiosk, "KK")
    assert rows(survey, "SELECT unit, service, mode FROM response") == [("duk", "kk", "kiosk")]


# What a finger needs


def test_every_target_is_at_least_12_millimetres(open_kiosk: Opener, tmp_path: Path) -> None:
    path = tmp_path / "mall.sqd"
    Project.create(path, instrument="loket-lengkap", title="Mal").close()
    kiosk = open_kiosk(path)
    begin(kiosk)
    assert kiosk.session.interview is not None
    for question in kiosk.session.interview.questions:
        kiosk.session.jump(question.column)
        QApplication.processEvents()
        small = [
            (question.column, one.text(), one.size())
            for one in kiosk.findChildren(QAbstractButton)
            if one.isVisible() and min(one.width(), one.height()) < MM_12_AT_96_DPI
        ]
        assert small == []


def test_a_question_is_28_points_or_larger(open_kiosk: Opener) -> None:
    open_kiosk()
    assert 28 <= theme.size("question") <= 36
    assert 28 <= theme.size("number") <= 36


# Left alone


def test_who_walks_away_leaves_a_parked_draft_that_the_next_one_never_sees(open_kiosk: Opener, survey: Path) -> None:
    kiosk = open_kiosk(idle=1)
    begin(kiosk)
    touch(kiosk, "Male")
    QTest.qWait(300)
    assert reads(kiosk, "Are you still there?")
    QTest.qWait(1_200)
    assert kiosk.session.interview is None
    assert reads(kiosk, "Touch your language to start.")
    begin(kiosk)
    assert kiosk.session.interview is not None
    assert kiosk.session.interview.answers == {}
    with Project.open(survey) as project:
        parked = project.responses.parked()
        assert [draft.answered for draft in project.drafts() if draft.uuid in parked] == [1]


def test_who_only_touched_the_screen_leaves_no_draft(open_kiosk: Opener, survey: Path) -> None:
    kiosk = open_kiosk(idle=1)
    begin(kiosk)
    QTest.qWait(1_500)
    assert kiosk.session.interview is None
    with Project.open(survey) as project:
        assert project.drafts() == ()
        assert project.field_progress.counts().abandoned == 1


def test_a_touch_stops_the_countdown(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[int] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    clock = IdleClock(widget, 60, warning=59.9)
    clock.warned.connect(told.append)
    clock.start()
    qtbot.waitUntil(lambda: told == [60])
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert told == [60, 0]
    clock.stop()


# Leaving


def test_closing_and_escape_are_ignored(open_kiosk: Opener) -> None:
    kiosk = open_kiosk()
    begin(kiosk)
    assert not kiosk.close()
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    QTest.keyClick(kiosk, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert kiosk.isVisible()
    assert kiosk.session.interview is not None


def test_a_long_press_on_the_corner_and_the_pin_lead_out(
    open_kiosk: Opener, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_by_pin, "HOLD_MS", 200)
    kiosk = open_kiosk()
    begin(kiosk)
    touch(kiosk, "Male")
    corner = kiosk.childAt(QPoint(5, 5))
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)  # a short touch does nothing
    QTest.qWait(300)
    assert QApplication.activeModalWidget() is None
    QTest.mousePress(corner, Qt.MouseButton.LeftButton)
    QTest.qWait(300)
    QTest.mouseRelease(corner, Qt.MouseButton.LeftButton)
    box = QApplication.activeModalWidget()
    for key in "1111":
        touch(box, key)
    touch(box, "Leave the kiosk")
    assert reads(box, "This is not the PIN of the kiosk.")
    assert kiosk.isVisible()
    for key in PIN:
        touch(box, key)
    touch(box, "Leave the kiosk")
    assert not kiosk.isVisible()
    with Project.open(survey) as project:
        assert len(project.responses.parked()) == 1


def test_three_wrong_pins_close_the_box(open_kiosk: Opener) -> None:
    kiosk = open_kiosk()
    kiosk.ask_pin()
    box = QApplication.activeModalWidget()
    for _try in range(3):
        QTest.keyClicks(QApplication.focusWidget() or box, "1111")
        touch(box, "Leave the kiosk")
    assert QApplication.activeModalWidget() is None
    assert kiosk.isVisible()


def test_a_kiosk_does_not_start_without_a_pin(
    qapp: QApplication, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # what a start puts there ends with the test
    save_settings(Settings(language="en"))
    with pytest.raises(KnownError, match="There is no PIN to leave the kiosk yet"):
        show(survey, kiosk=True)
