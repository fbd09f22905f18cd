"""A blind citizen alone at the kiosk: everything is heard, by the real espeak-ng, and six keys answer everything."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.people.pins import hash_pin
from servqual_desk.project import Project
from tests.ui.collect.kiosk.citizen import Citizen, rows
from tests.ui.collect.kiosk.conftest import PIN, Opener
from tests.ui.collect.kiosk.test_kiosk_box import leave, opened_box, running_kiosk
from tests.ui.driving import Person, Stopwatch
from tests.ui.setup.driving import button, click, press, texts
from ui.collect.kiosk.kiosk_window import KioskWindow

ESPEAK = shutil.which("espeak-ng")
with_a_voice = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed: apt install espeak-ng")

UP, DOWN, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return
PLUS, AGAIN, BACK = Qt.Key.Key_Plus, Qt.Key.Key_Asterisk, Qt.Key.Key_Backspace


class Blind(Citizen):
    """Presses keys only, each after the screen has come."""

    def __init__(self, kiosk: KioskWindow, watch: Stopwatch) -> None:
        super().__init__(kiosk)
        self._watch = watch

    def press(self, *keys: Qt.Key) -> None:
        for one in keys:
            self._watch.after(400)
            super().press(one)
            QApplication.processEvents()


class Ear:
    """Hears what is said, as text, and the newest of it as sound."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.log, self.sound, self._qtbot, self._heard = folder / "said", folder / "newest.wav", qtbot, 0
        program = folder / "espeak-ng"
        program.write_text(
            f'#!/bin/sh\nfor one in "$@"; do [ "$one" = --voices ] && exec {ESPEAK} --voices; done\n'
            f'words=$(cat)\nprintf "%s|%s\\n" "$2" "$words" >>"{self.log}"\n'
            f'printf "%s" "$words" | {ESPEAK} -w "{self.sound}" "$@"\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        self.log.touch()

    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()

    def hears(self, words: str) -> None:
        """Waits until these words are said, after all that was heard before."""
        self._qtbot.waitUntil(partial(self._has, words), timeout=5_000)
        self._heard += 1 + next(i for i, line in enumerate(self.lines()[self._heard :]) if words in line)

    def hears_sound(self) -> None:
        """Waits until the voice has written what it says."""
        self._qtbot.waitUntil(lambda: self.sound.exists() and self.sound.stat().st_size > 10_000, timeout=5_000)

    def _has(self, words: str) -> None:
        assert any(words in line for line in self.lines()[self._heard :]), self.lines()[self._heard :]


@pytest.fixture
def ear(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Ear:
    folder = tmp_path / "voice"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return Ear(folder, qtbot)


@pytest.fixture
def by_keys(open_kiosk: Opener, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Blind]:
    """Opens the kiosk, which is to read aloud, for somebody who presses a key at the welcome."""

    def opened(path: Path) -> Blind:
        citizen = Blind(open_kiosk(path, reads_aloud=True).kiosk, Stopwatch(monkeypatch))
        assert ear.lines() == []
        citizen.press(ENTER)
        ear.hears("Touch your language to start.")
        return citizen

    return opened


@pytest.fixture
def skm(tmp_path: Path) -> Path:
    path = tmp_path / "skm.sqd"
    Project.create(path, instrument="skm-9", title="Loket").close()
    return path


@with_a_voice
def test_a_whole_interview_by_six_keys(by_keys: Callable[[Path], Blind], ear: Ear, skm: Path) -> None:
    citizen = by_keys(skm)
    citizen.press(UP, DOWN, ENTER)
    interview = citizen.interview
    ear.hears("Question 1 of")
    citizen.press(DOWN, DOWN)
    ear.hears("No, I decline")
    citizen.press(UP, ENTER)
    while interview.question is not None:
        asked = interview.question
        citizen.press(*((ENTER,) if asked.kind == "text" else (DOWN, ENTER)))
        assert interview.question != asked, asked.text
    ear.hears("question has no answer")
    citizen.press(ENTER)
    code = interview.withdrawal_code
    ear.hears(", ".join(code))
    assert rows(skm, "SELECT status, mode FROM response") == [("finished", "kiosk")]
    assert rows(skm, 'SELECT prosedur, age, comment FROM "answers_skm_9"') == [(1, "a17_24", None)]
    ear.hears_sound()
    assert {line.partition("|")[0] for line in ear.lines()} == {"en"}


@with_a_voice
def test_each_answer_is_heard_and_the_question_again(by_keys: Callable[[Path], Blind], ear: Ear, mall: Path) -> None:
    citizen = by_keys(mall)
    citizen.press(ENTER)
    citizen.kiosk.session.jump("t1_e")
    text = " ".join(citizen.asked.text.split())
    ear.hears(text)
    citizen.press(DOWN, DOWN)
    ear.hears("2")
    citizen.press(AGAIN)
    ear.hears("Press the number of an answer")
    citizen.press(ENTER)
    ear.hears("You answered: 2")
    citizen.press(BACK)
    ear.hears(text)
    assert citizen.interview.answers == {"t1_e": 2}


@with_a_voice
def test_plus_ticks_counts_and_gives_points(by_keys: Callable[[Path], Blind], ear: Ear, survey: Path) -> None:
    citizen = by_keys(survey)
    citizen.press(ENTER)
    several = next(one for one in citizen.interview.questions if one.kind == "choices")
    citizen.kiosk.session.jump(several.column)
    citizen.press(DOWN, PLUS)
    ear.hears(", chosen")
    citizen.press(ENTER)
    assert citizen.interview.answers[several.column] == several.choices[0].value
    ear.hears("plus by ten")

    citizen.kiosk.session.jump("age")
    citizen.press(PLUS, PLUS, PLUS, UP, UP, DOWN)
    ear.hears("31")
    citizen.press(ENTER)
    assert citizen.interview.answers["age"] == 31

    divided = next(one for one in citizen.interview.questions if one.kind == "weights")
    citizen.kiosk.session.jump(divided.column)
    ear.hears("plus for more points")
    citizen.press(*[PLUS] * 10)
    ear.hears("points left")
    citizen.press(DOWN, *[PLUS] * 10)
    ear.hears("points are given")
    citizen.press(ENTER)
    assert sorted(value for name, value in citizen.interview.answers.items() if name in divided.columns) == [
        *[0] * (len(divided.columns) - 2),
        50,
        50,
    ]


@with_a_voice
def test_a_finger_hears_nothing_until_it_asks(open_kiosk: Opener, ear: Ear, mall: Path) -> None:
    citizen = open_kiosk(mall, reads_aloud=True)
    citizen.begin()
    assert ear.lines() == []
    citizen.touch("Read aloud")
    ear.hears("Question 1 of")
    citizen.touch("Stop reading aloud")
    said = len(ear.lines())
    citizen.touch("Bahasa Indonesia")
    citizen.touch("Bacakan")
    ear.hears("Pertanyaan 1 dari")
    assert ear.lines()[said:][0].startswith("id|")
    citizen.kiosk.give_up()
    assert not citizen.kiosk.reading.is_on  # the next citizen begins in silence


@with_a_voice
def test_the_service_is_chosen_by_ear(by_keys: Callable[[Path], Blind], ear: Ear, survey: Path) -> None:
    with Project.open(survey) as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dukcapil")])
        project.fieldwork.save_services([Service(code=one, name=one.upper(), unit="duk") for one in ("ktp", "kk")])
    citizen = by_keys(survey)
    citizen.press(ENTER)
    ear.hears("Which service did you come for?")
    citizen.press(DOWN)
    ear.hears("KTP")
    citizen.press(ENTER)
    assert citizen.interview.context.service == "ktp"
    citizen.press(BACK)
    ear.hears("Which service did you come for?")
    citizen.press(BACK)
    ear.hears("Question 1 of")


@with_a_voice
def test_no_clock_runs_out_while_it_speaks(by_keys: Callable[[Path], Blind], mall: Path) -> None:
    citizen = by_keys(mall)
    citizen.press(ENTER)
    kiosk = citizen.kiosk
    kiosk._clock.start(0.05)
    kiosk._clock.warned.emit(15)
    before = kiosk._clock._since
    kiosk.reading.goes_on.emit()
    assert kiosk._clock._since > before


def test_without_a_voice_the_welcome_says_so(
    open_kiosk: Opener, mall: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    citizen = open_kiosk(mall, reads_aloud=True)
    assert citizen.reads("Please tell the survey staff: No voice on this computer reads")
    citizen.begin()
    assert not citizen.buttons("Read aloud")


def test_the_box_refuses_to_promise_a_voice_that_is_not_there(
    person: Person, mall: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    person.window.desk.open(mall)
    person.window.desk.open_project.set_setting("kiosk_pin", hash_pin(PIN))
    person.window.show_page("collect")
    box = opened_box(person)
    box.aloud.click()
    click(button(box, "Start the kiosk"))
    assert "No voice on this computer reads Bahasa Indonesia, English aloud" in texts(box)
    press(box, Qt.Key.Key_Escape)


@with_a_voice
def test_the_box_lets_the_voice_be_heard_and_keeps_the_choice(person: Person, mall: Path, ear: Ear) -> None:
    person.window.desk.open(mall)
    person.window.desk.open_project.set_setting("kiosk_pin", hash_pin(PIN))
    person.window.show_page("collect")
    box = opened_box(person)
    click(button(box, "Hear the voice"))
    ear.hears("en|This is the voice that reads aloud.")
    box.aloud.click()
    click(button(box, "Start the kiosk"))
    citizen = running_kiosk()
    assert citizen.kiosk.reading.is_offered
    leave(citizen)
    with Project.open(mall) as project:
        assert KioskSettings.of(project).reads_aloud
