"""Every way out of every kind of cell of a paper form, first and second entry: what was typed is in the file afterwards."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from servqual_desk.store.sqlite import connect
from tests.little_survey import EVERY_KIND, TOML, kinds_asked
from tests.questionnaire_text import question
from tests.ui.collect.test_paper import agree_to_second, line, number, say_when
from tests.ui.driving import Person, see_the_screen
from ui.collect.page import CollectPage
from ui.collect.paper.form_line import Line
from ui.window import MainWindow

# Question → what is typed there, what of it is an answer (empty: not yet one), what of it is typed only.
Typed = dict[str, str]
Case = tuple[str, str, dict[str, object], Typed]

CASES: tuple[Case, ...] = (
    ("sex", "2", {"sex": "m"}, {}),
    ("sex", "9", {}, {"sex": "9"}),
    ("channels", "2", {"channels": "online"}, {}),
    ("age", "35", {"age": 35}, {}),
    ("age", "3x", {}, {"age": "3x"}),
    ("hours", "0,5", {"hours": 0.5}, {}),
    ("hours", "1.000,5", {}, {"hours": "1.000,5"}),
    ("visited", "21/11/2026", {"visited": "2026-11-21"}, {}),
    ("visited", "21/11", {}, {"visited": "21/11"}),
    ("t1_e", "7", {"t1_e": 7}, {}),
    ("w_tangibles", "60", {}, {"w_tangibles": "60", "w_empathy": ""}),
    ("overall", "8", {"overall": 8}, {}),
    ("comment", "Kursi kur", {"comment": "Kursi kur"}, {}),
    ("order", "2", {}, {"order": "2"}),
    ("order", "2 3 1", {"order": "care;price;speed"}, {}),
)


def pause(person: Person) -> None:
    person.press("Esc")


def another_page_by_click(person: Person) -> None:
    person.click("Responses")
    person.wait(lambda: not isinstance(person.window.page, CollectPage))


def another_cell_by_click(person: Person) -> None:
    here = line(person)
    other = next(one for one in here.parent().findChildren(type(here)) if one is not here)
    other.cells[0].setFocus()
    person.wait(lambda: not any(cell.hasFocus() for cell in here.cells))
    pause(person)


def close(person: Person) -> None:
    person.window.close()


WAYS = (pause, another_page_by_click, another_cell_by_click, close)


@pytest.fixture
def window(lent_window: MainWindow) -> MainWindow:
    return lent_window


@pytest.fixture
def survey(of_every_kind: Path) -> Path:
    return of_every_kind


def test_the_table_has_every_kind_of_question() -> None:
    assert kinds_asked(case[0] for case in CASES) == EVERY_KIND


ENTRIES = ("first entry", "second entry")


@pytest.fixture(params=ENTRIES)
def form(request: pytest.FixtureRequest, person: Person, survey: Path) -> Person:
    """Someone before an empty form of the little survey, which is entered the first or the second time."""
    if request.param == "second entry":
        with Project.open(survey) as project:
            project.start_interview(mode="paper", serial="7").finish()
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    if request.param == "second entry":
        agree_to_second()
    number(person, "7")
    return person


def in_file(path: Path) -> tuple[dict[str, object], Typed]:
    """The answers of the entry, and what is typed and is none."""
    database = connect(path, readonly=True)
    second = database.conn.execute("SELECT answers FROM second_entry").fetchone()
    row = json.loads(second[0]) if second else next(iter(database["answers_little"].rows))
    typed = dict(database.conn.execute("SELECT variable, typed FROM draft_input").fetchall())
    database.close()
    return {name: value for name, value in row.items() if value is not None and name != "response"}, typed


# Each case with each way, of the first entry or of the second by turns, so that each case and each way come with both: what is
# typed goes into the same cells by the same session, whose ways are the same, and only where it is kept is another place.
LEAVING = [(case, way, ENTRIES[(row + place) % 2]) for row, case in enumerate(CASES) for place, way in enumerate(WAYS)]


@pytest.mark.parametrize(
    ("case", "way", "form"),
    LEAVING,
    ids=[f"{case[0]}-{case[1]}-{way.__name__}-{entry}" for case, way, entry in LEAVING],
    indirect=["form"],
)
def test_no_way_out_of_a_cell_loses_what_was_typed(
    form: Person, survey: Path, case: Case, way: Callable[[Person], None]
) -> None:
    column, text, answers, typed = case
    while line(form).asked.column != column:
        form.press("Down")
    form.write(text)
    way(form)

    assert in_file(survey) == (answers, typed)


@pytest.mark.parametrize("case", [case for case in CASES if case[3]], ids=[case[0] for case in CASES if case[3]])
def test_what_is_no_answer_keeps_the_form_from_being_finished(form: Person, survey: Path, case: Case) -> None:
    column, text, _answers, typed = case
    while line(form).asked.column != column:
        form.press("Down")
    form.write(text)
    form.click("Finish this form")

    assert line(form).asked.column == column
    assert in_file(survey)[1] == typed


@pytest.mark.parametrize(
    "case", [case for case in CASES if case[3]], ids=[f"{case[0]}-{case[1]}" for case in CASES if case[3]]
)
def test_what_is_no_answer_stays_in_its_cells_when_another_answer_brings_a_question_at_once(
    person: Person, tmp_path: Path, case: Case
) -> None:
    """Before a moment has passed after which what is typed is on disk."""
    asked, text, _answers, typed = case
    yes_or_no = {"yes": ("Ya", "Yes"), "no": ("Tidak", "No")}
    order = question("order", "ranking", ("Urutkan", "Order"), choices={x: (x, x) for x in ("speed", "care", "price")})
    heard = question("heard", "choice", ("Tahu?", "Heard?"), choices=yes_or_no)
    where = question("where", "choice", ("Datang?", "Came?"), choices=yes_or_no, show_if="heard == 'yes'")
    path = tmp_path / "little.sqd"
    Project.create(path, instrument=instrument_from_toml(TOML + order + heard + where, name="little.toml")).close()
    person.window.desk.open(path)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "7")
    while line(person).asked.column != asked:
        person.press("Down")
    person.write(text)
    rows = {one.asked.column: one for one in person.window.findChildren(Line) if one.cells[0].isVisible()}
    rows["heard"].cells[0].setFocus()
    see_the_screen()
    person.hit("1")

    assert line(person).asked.column == "where"
    lines = line(person).parent().findChildren(Line)
    kept = next(one for one in lines if one.cells[0].isVisible() and one.asked.column == asked)
    assert [cell.text() for cell in kept.cells] == list(typed.values())
    person.press("Esc")
    assert in_file(path)[1] == typed
