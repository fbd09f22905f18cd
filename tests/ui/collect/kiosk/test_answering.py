"""A citizen alone at the kiosk: a whole interview by touches, in both languages, with nothing of the staff's on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from instruments.i18n import _
from instruments.load import bundled, load_instrument
from instruments.question_order import prompts
from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.interviewing.withdrawal_code import read_withdrawal_code
from servqual_desk.project import Project
from servqual_desk.settings import Settings, load_settings, save_settings, settings_path
from tests.ui.collect.kiosk.citizen import rows
from tests.ui.collect.kiosk.conftest import Opener
from tests.ui.driving import see_the_screen
from ui.shared_state import Desk


@pytest.mark.parametrize(("language", "word"), [("id", "Bahasa Indonesia"), ("en", "English")])
def test_a_whole_interview_by_touch(open_kiosk: Opener, mall: Path, language: str, word: str) -> None:
    citizen = open_kiosk(mall)
    citizen.touch(word)
    interview = citizen.interview
    citizen.answer_all()
    citizen.touch(_("Finish"))

    code = interview.withdrawal_code
    assert citizen.reads(f"{code[:4]} {code[4:]}")
    assert read_withdrawal_code(f"{code[:4]} {code[4:]}") == code  # as it is shown, it can be typed
    assert rows(mall, "SELECT status, mode, language FROM response") == [("finished", "kiosk", language)]
    assert interview.progress[0] == interview.progress[1]
    assert rows(mall, 'SELECT comment FROM "answers_loket_lengkap"') == [("Lebih cepat",)]


def test_what_has_no_answer_is_asked_once_more(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall)
    citizen.begin()
    citizen.answer()
    citizen.interview.go_to_end()
    citizen.kiosk.session.show_question()
    assert citizen.reads("questions have no answer")
    citizen.touch("Answer now")
    assert citizen.asked.position == 2


def test_a_key_that_bounces_answers_one_question_and_a_double_enter_does_not_finish(
    open_kiosk: Opener, survey: Path
) -> None:
    citizen = open_kiosk(survey)
    citizen.begin()
    interview = citizen.interview
    citizen.kiosk.session.jump("t1_e")
    citizen.press(Qt.Key.Key_5, Qt.Key.Key_5)
    assert interview.answers == {"t1_e": 5}

    citizen.kiosk.session.jump("comment")
    see_the_screen()
    citizen.press(Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert rows(survey, "SELECT status FROM response") == [("draft",)]
    assert citizen.reads("questions have no answer")


@pytest.mark.parametrize("name", bundled())
def test_the_kiosk_asks_for_no_date_and_no_hour(name: str) -> None:
    kinds = {prompt.kind for _section, prompt in prompts(load_instrument(name))}
    assert "date" not in kinds


@pytest.mark.parametrize("name", bundled())
def test_welcome_and_consent_promise_the_same_minutes(open_kiosk: Opener, tmp_path: Path, name: str) -> None:
    Project.create(tmp_path / "one.sqd", instrument=name, title="Loket").close()
    citizen = open_kiosk(tmp_path / "one.sqd")
    minutes = load_instrument(name).minutes
    assert citizen.reads(f"It takes about {minutes} minutes.")
    citizen.begin()
    assert f"about {minutes} minutes" in citizen.asked.text


def test_the_language_changes_at_a_question(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.touch("Bahasa Indonesia")
    assert citizen.interview.language == "id"
    assert citizen.reads("Jenis kelamin")


def test_one_language_is_no_choice(open_kiosk: Opener) -> None:
    citizen = open_kiosk(languages=("id",))
    assert citizen.reads("Sentuh layar untuk memulai.")
    citizen.touch("Mulai")
    assert citizen.interview.language == "id"
    assert not citizen.buttons("English")


def test_what_a_visitor_chooses_is_not_stored_in_the_settings(open_kiosk: Opener) -> None:
    save_settings(Settings(language="en", text_percent=100))
    before = settings_path().read_bytes()
    citizen = open_kiosk()
    citizen.touch("Bahasa Indonesia")
    citizen.touch("Perbesar teks")
    citizen.touch("Perbesar teks")
    citizen.touch("English")
    citizen.touch("Smaller text")
    assert citizen.kiosk.desk.settings.text_percent == 110
    citizen.kiosk.give_up()
    assert citizen.kiosk.desk.settings.text_percent == 100
    citizen.kiosk.leave()
    assert settings_path().read_bytes() == before
    assert load_settings() == Settings(language="en", text_percent=100)


def test_what_the_staff_chooses_in_the_window_is_stored(desk: Desk) -> None:
    desk.set_language("id")
    desk.change_text_size(+1)
    assert load_settings().language == "id"
    assert load_settings().text_percent > 100


def test_digits_are_touched_where_a_number_is_asked(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.kiosk.session.jump("age")
    for key in ("3", "9", "⌫", "5"):
        citizen.touch(key)
    citizen.touch("Next")
    assert citizen.interview.answers == {"age": 35}


def test_a_date_is_touched_with_its_strokes(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.kiosk.session.jump("visited")
    for key in "21/11/2026":
        citizen.touch(key)
    citizen.touch("Next")
    assert citizen.interview.answers == {"visited": "2026-11-21"}


# About which service


@pytest.fixture
def two_offices(survey: Path) -> Path:
    with Project.open(survey) as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dukcapil"), Unit(code="tax", name="Tax office")])
        project.fieldwork.save_services(
            [
                Service(code="ktp", name="KTP", unit="duk"),
                Service(code="kk", name="KK", unit="duk"),
                Service(code="npwp", name="NPWP", unit="tax"),
            ]
        )
    return survey


CHOSEN = "SELECT unit, service, mode FROM response"


def test_the_citizen_says_for_which_service(open_kiosk: Opener, two_offices: Path) -> None:
    citizen = open_kiosk(two_offices)
    citizen.begin()
    citizen.touch("Dukcapil")
    citizen.touch("KK")
    assert citizen.reads("KK")
    assert rows(two_offices, CHOSEN) == [("duk", "kk", "kiosk")]


def test_a_preset_service_is_never_asked(open_kiosk: Opener, two_offices: Path) -> None:
    citizen = open_kiosk(two_offices, unit="duk", service="kk")
    assert citizen.reads("KK")
    citizen.begin()
    assert citizen.asked.position == 1
    assert citizen.reads("KK")
    assert not citizen.buttons("Choose another service")
    assert rows(two_offices, CHOSEN) == [("duk", "kk", "kiosk")]


def test_of_a_preset_unit_only_the_service_is_asked(open_kiosk: Opener, two_offices: Path) -> None:
    citizen = open_kiosk(two_offices, unit="duk")
    citizen.begin()
    assert not citizen.reads("NPWP")
    citizen.touch("KTP")
    assert rows(two_offices, CHOSEN) == [("duk", "ktp", "kiosk")]


@pytest.mark.parametrize("way", ["Back", "Choose another service"])
def test_a_wrong_service_is_put_right_and_answers_stay(open_kiosk: Opener, two_offices: Path, way: str) -> None:
    citizen = open_kiosk(two_offices)
    citizen.begin()
    citizen.touch("Tax office")
    citizen.touch("Male")
    if way == "Back":
        citizen.touch("Back")
    citizen.touch(way)
    citizen.touch("Dukcapil")
    citizen.touch("KTP")

    assert citizen.interview.answers == {"sex": "m"}
    assert rows(two_offices, CHOSEN) == [("duk", "ktp", "kiosk")]
    with Project.open(two_offices) as project:
        moved = [(event.variable, event.old, event.new) for event in project.events() if event.kind == "moved"]
    assert moved == [("sqd_unit", "tax", "duk"), ("sqd_service", "npwp", "ktp")]


def test_back_from_the_choice_of_another_service_changes_nothing(open_kiosk: Opener, two_offices: Path) -> None:
    citizen = open_kiosk(two_offices)
    citizen.begin()
    citizen.touch("Tax office")
    citizen.touch("Choose another service")
    citizen.touch("Back")
    assert citizen.reads("Sex")
    assert rows(two_offices, CHOSEN) == [("tax", "npwp", "kiosk")]


# Refusing


def test_nothing_is_recorded_while_a_refusal_can_be_undone(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall)
    citizen.begin()
    citizen.touch("No, I decline")
    assert citizen.reads("Thank you for your time")
    assert rows(mall, "SELECT count(*) FROM refusal") == [(0,)]
    citizen.touch("Back to the consent question")
    assert citizen.asked.role == "consent"
    citizen.touch("Yes, I agree")
    assert rows(mall, "SELECT count(*) FROM refusal") == [(0,)]
    assert rows(mall, 'SELECT consent FROM "answers_loket_lengkap"') == [("yes",)]


def test_a_refusal_that_is_meant_is_counted_and_no_person_is_kept(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall)
    citizen.begin()
    citizen.touch("No, I decline")
    citizen.touch("Done")
    assert citizen.reads("Touch your language to start.")
    assert rows(mall, "SELECT mode FROM refusal") == [("kiosk",)]
    assert rows(mall, "SELECT status FROM response") == [("erased",)]


def test_a_refusal_stands_after_some_seconds_and_when_the_staff_ends_the_kiosk(open_kiosk: Opener, mall: Path) -> None:
    citizen = open_kiosk(mall)
    citizen.begin()
    citizen.touch("No, I decline")
    citizen.kiosk.refusal.clock.left = 1
    citizen.kiosk.refusal.clock.timeout.emit()
    assert citizen.reads("Touch your language to start.")
    assert rows(mall, "SELECT count(*) FROM refusal") == [(1,)]
    citizen.begin()
    citizen.touch("No, I decline")
    citizen.kiosk.leave()
    assert rows(mall, "SELECT count(*) FROM refusal") == [(2,)]


# What is typed


def test_letters_are_touched_where_words_are_asked(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.kiosk.session.jump("comment")
    citizen.write("Tempat ")
    citizen.touch("Capital letter")
    citizen.touch("B")
    citizen.write("agus. ")
    citizen.write("Ya")
    citizen.touch("⌫")
    citizen.touch("Digits and signs")
    citizen.write("9!")
    citizen.touch("Done")
    assert citizen.interview.answers == {"comment": "Tempat Bagus. Y9!"}


def test_the_letters_are_reached_by_keys_too(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.kiosk.session.jump("comment")
    citizen.press(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert citizen.kiosk.asking.letters.isAncestorOf(focused)
    for _step in range(12):
        citizen.press(Qt.Key.Key_Left, Qt.Key.Key_Up)
    citizen.press(Qt.Key.Key_Return)  # Q
    citizen.press(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space)  # s
    assert citizen.asked.column == "comment"
    citizen.touch("Done")
    assert citizen.interview.answers == {"comment": "Qs"}


def test_no_menu_opens_over_a_field(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.kiosk.session.jump("age")
    line = next(one for one in citizen.kiosk.findChildren(QLineEdit) if one.isVisible())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(line, event)
    assert QApplication.activePopupWidget() is None
