"""A whole paper form on a real display, in both languages: typed, entered again by another person, settled."""

from pathlib import Path

import pytest

from instruments.columns import variables
from instruments.i18n import _
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from tests.ui.collect.test_paper import agree_to, line, number, say_when, type_answer
from tests.ui.driving import Person, see_the_screen
from ui.collect.page import CollectPage
from ui.collect.paper.cells import LineCell, WordsCell

pytestmark = [pytest.mark.window, pytest.mark.usefixtures("on_a_display")]


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    path = tmp_path / "mall.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Mal Kota") as project:
        for code, name in (("siti", "Siti"), ("budi", "Budi")):
            project.people.save(Enumerator(code=code, name=name))
    return path


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_form_is_typed_twice_by_two_people(person: Person, mall: Path, language: str) -> None:
    person.window.desk.set_language(language)
    person.window.desk.open(mall)
    person.window.show_page("collect")
    person.press("Ctrl+Shift+N")
    come(person, "siti")
    say_when(person)
    number(person, "0001")
    type_form(person)
    person.press("Enter")
    assert person.reads(_("The form is saved."))

    person.press("F2")
    come(person, "budi")
    agree_to(_("Enter it again"))
    number(person, "0001")
    type_form(person, overall="2")
    person.press("Enter")
    person.wait(lambda: any(text.startswith(_("Second: {answer}").partition("{")[0]) for text in person.texts()))
    person.press("Space")  # the focus is on the first entry's answer
    person.wait(lambda: person.reads(_("The two entries agree")))

    with Project.open(mall, readonly=True) as project:
        (row,) = project.frame().to_dict("records")
        asked_of_everyone = [variable.name for variable in variables(project.instrument) if variable.item]
        assert (row["sqd_language"], row["sqd_serial"], row["sqd_enumerator"]) == (language, "0001", "siti")
        assert {row[column] for column in asked_of_everyone} == {1}
        assert project.verify().whole


def come(person: Person, code: str) -> None:
    """Say who sits there, then go on to the forms."""
    page = person.window.page
    assert isinstance(page, CollectPage)
    person.wait(lambda: page.placing.isVisible())  # a button's key presses it for a tenth of a second
    page.placing.chooser.person.put(code)
    see_the_screen()  # nobody chooses within the moment in which the key before might still be meant for the form
    person.press("Enter")
    person.wait(lambda: page.paper.batch.isVisible())


def type_form(person: Person, *, overall: str = "1") -> None:
    for _row in range(100):
        if not isinstance(person.window.focusWidget(), LineCell | WordsCell):
            break
        asked = line(person).asked
        if asked.column == "overall":
            person.press(overall)
        else:
            type_answer(person, asked)
    assert person.reads(_("Everything is answered"))
