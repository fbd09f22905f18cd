"""Every button of the kiosk, by a touch and by Tab and Space, in both languages: it does what it says, and the file holds it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from instruments.i18n import _, use_language
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.project import Project
from tests.pairs import every_pair
from tests.ui.collect.kiosk.citizen import Citizen, rows
from tests.ui.collect.kiosk.conftest import Opener

MOST_TABS = 90
Do = Callable[[Citizen], None]
Holds = Callable[[Citizen], bool]


def by_touch(citizen: Citizen, words: str) -> None:
    citizen.touch(words)


def by_keys(citizen: Citizen, words: str) -> None:
    """Tab to the button, then Space."""
    wanted = citizen.buttons(words)
    assert wanted, f"no “{words}” among {citizen.texts()}"
    for _step in range(MOST_TABS):
        if QApplication.focusWidget() is wanted[0]:
            citizen.press(Qt.Key.Key_Space)
            return
        citizen.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach “{words}”")


def welcome(citizen: Citizen) -> None:
    """Where the kiosk waits."""


def service(citizen: Citizen) -> None:
    citizen.begin()


def consent(citizen: Citizen) -> None:
    citizen.begin()
    citizen.touch("KTP")


def long_consent(citizen: Citizen) -> None:
    consent(citizen)
    for _step in range(3):
        citizen.touch(_("Larger text"))


def question(citizen: Citizen) -> None:
    consent(citizen)
    citizen.touch(citizen.asked.choices[0].label)


def second_question(citizen: Citizen) -> None:
    question(citizen)
    citizen.answer()


def large_question(citizen: Citizen) -> None:
    question(citizen)
    citizen.touch(_("Larger text"))


def comment(citizen: Citizen) -> None:
    question(citizen)
    citizen.kiosk.session.jump("comment")


def review(citizen: Citizen) -> None:
    question(citizen)
    citizen.interview.go_to_end()
    citizen.kiosk.session.show_question()


def refusal(citizen: Citizen) -> None:
    consent(citizen)
    citizen.touch(citizen.asked.choices[1].label)


def thanks(citizen: Citizen) -> None:
    review(citizen)
    citizen.touch(_("Finish"))


def pin_box(citizen: Citizen) -> None:
    question(citizen)
    citizen.kiosk.ask_pin()


def stands_at(column: str) -> Holds:
    def holds(citizen: Citizen) -> bool:
        return citizen.kiosk.asking.isVisible() and citizen.asked.column == column

    return holds


def waits(citizen: Citizen) -> bool:
    return citizen.kiosk.welcome.isVisible() and citizen.kiosk.session.interview is None


def text_is(percent: int) -> Holds:
    def holds(citizen: Citizen) -> bool:
        return citizen.kiosk.desk.settings.text_percent == percent

    return holds


def offers_services(citizen: Citizen) -> bool:
    return citizen.kiosk.services.isVisible()


def offers_services_before_the_first_part(citizen: Citizen) -> bool:
    """Tab has turned to the part where the answers stand: from there Back leads to the part before, and then to the services."""
    if not citizen.kiosk.services.isVisible():
        citizen.press(Qt.Key.Key_Space)
    return citizen.kiosk.services.isVisible()


def typed(text: str) -> Holds:
    def holds(citizen: Citizen) -> bool:
        citizen.kiosk.session.settle()
        return citizen.interview.answers.get("comment") == text

    return holds


def box_is_gone(citizen: Citizen) -> bool:
    return QApplication.activeModalWidget() is None and citizen.kiosk.isVisible()


def says_wrong_pin(citizen: Citizen) -> bool:
    return citizen.reads(_("This is not the PIN of the kiosk."))


def reviews(citizen: Citizen) -> bool:
    return citizen.kiosk.review.isVisible()


def thanked(citizen: Citizen) -> bool:
    return citizen.kiosk.thanks.isVisible() and citizen.kiosk.session.interview is None


def turned(citizen: Citizen) -> bool:
    return citizen.kiosk.asking.paged.part == 1


def warned(citizen: Citizen) -> bool:
    return citizen.reads(_("No answer yet. Touch Next once more to go on without one."))


# Where, the button's words (English; an empty place stands for the other language), what is true afterwards.
CASES: tuple[tuple[Do, str, Holds], ...] = (
    (welcome, "English", offers_services),
    (welcome, "Bahasa Indonesia", offers_services),
    (service, "KTP", stands_at("consent")),
    (service, "Back", waits),
    (long_consent, "Read on", turned),
    (consent, "Another service", offers_services),
    (consent, "Back", offers_services_before_the_first_part),
    (question, "Next", warned),
    (second_question, "Back", stands_at("sex")),
    (question, "Larger text", text_is(110)),
    (large_question, "Smaller text", text_is(100)),
    (question, "", stands_at("sex")),
    (comment, "Q", typed("Q")),
    (comment, "Done", reviews),
    (review, "Back", stands_at("comment")),
    (review, "Answer now", stands_at("sex")),
    (review, "Finish", thanked),
    (refusal, "Back to the consent question", stands_at("consent")),
    (refusal, "Done", waits),
    (thanks, "Done", waits),
    (pin_box, "Stay", box_is_gone),
    (pin_box, "Leave the kiosk", says_wrong_pin),
)


@pytest.fixture
def two_services(mall: Path) -> Path:
    with Project.open(mall) as project:
        project.fieldwork.save_services([Service(code="ktp", name="KTP"), Service(code="kk", name="KK")])
    return mall


# Each button in both languages and in both ways, each way in both languages; the same button takes neither way differently in
# another language.
WAYS = every_pair(CASES, ("id", "en"), (by_touch, by_keys))


@pytest.mark.parametrize(
    ("case", "language", "press"),
    WAYS,
    ids=[f"{case[0].__name__}-{case[1]}-{language}-{press.__name__}" for case, language, press in WAYS],
)
def test_the_button_does_what_it_says(
    open_kiosk: Opener,
    two_services: Path,
    case: tuple[Do, str, Holds],
    language: str,
    press: Callable[[Citizen, str], None],
) -> None:
    place, words, holds = case
    citizen = open_kiosk(two_services, language=language)
    other = {"id": "English", "en": "Bahasa Indonesia"}[language]
    with use_language(language):
        place(citizen)
        said = _(words) if words else other
    press(citizen, said)
    with use_language("id" if said == "Bahasa Indonesia" else "en" if said == "English" else language):
        assert holds(citizen)


def test_the_other_language_is_kept_with_the_response(open_kiosk: Opener, two_services: Path) -> None:
    citizen = open_kiosk(two_services, language="id")
    question(citizen)
    citizen.touch("English")
    assert rows(two_services, "SELECT language FROM response") == [("en",)]
