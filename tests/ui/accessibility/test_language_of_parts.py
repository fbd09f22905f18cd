"""In which language the tree says that a part of the window is: what a screen reader chooses its voice by."""

from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.questionnaire_text import battery, dimension, document, item, question, scale
from tests.ui.driving import Person
from ui.widgets.spoken_words import Label

ENGLISH = document(
    "plain",
    scale("agree", 1, 5),
    battery("perception", "p", "agree", "Experienced:"),
    dimension("tangibles", "Tangibles"),
    item("t1", "tangibles", "The room is tidy."),
    question("sex", "choice", "Which sex?", choices={"f": "Female", "m": "Male"}),
    title="Only in English",
)


def said_to_be(widget: QWidget) -> str:
    """The language of a widget, as the accessibility tree has it."""
    attributes = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    return str(attributes.attributeValue(QAccessible.Attribute.Locale).name())[:2]


def test_what_was_made_before_a_switch_of_language_follows_it(person: Person) -> None:
    assert said_to_be(person.window) == "en"
    person.click("ID")
    assert {said_to_be(one) for one in (person.window, person.button("A+"), person.button("ID"))} == {"id"}
    assert said_to_be(person.button("EN")) == "en"


def test_a_question_is_said_in_the_language_it_is_written_in(person: Person, tmp_path: Path) -> None:
    survey = tmp_path / "plain.sqd"
    Project.create(survey, instrument=instrument_from_toml(ENGLISH, name="plain.toml"), title="Loket").close()
    person.click("ID")
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.press("Enter")
    [asked] = [
        one for one in person.window.findChildren(Label) if one.isVisible() and one.text().endswith("Which sex?")
    ]
    assert {said_to_be(asked), said_to_be(person.button("Female"))} == {"en"}
    assert said_to_be(person.window) == "id"
