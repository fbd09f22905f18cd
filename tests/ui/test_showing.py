"""What shows something asks nothing and changes nothing: a box comes upon what a person does, not because a list was filled."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from tests.ui.driving import Person
from tests.ui.test_cancelled_boxes import Looker, content
from ui.sectioned_page import SectionedPage

UI = Path(__file__).parents[2] / "ui"
SHOWING = {"refresh", "_refresh", "speak", "catch_up", "changeEvent", "resizeEvent", "showEvent"}
ASKING = {"ask", "choose_file", "choose_files", "choose_folder", "choose_place", "exec", "open_form", "tell"}


def called(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What is called in a function and in those within it: on whom ("self", "" for a plain function), and by which name."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            yield "", call.func.id
        elif isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            owner = call.func.value
            yield owner.id if isinstance(owner, ast.Name) else "?", call.func.attr


def asks(kind: ast.ClassDef, name: str) -> Iterator[str]:
    """By which calls a method brings up a box, also by way of other methods of its class."""
    methods = {one.name: one for one in kind.body if isinstance(one, ast.FunctionDef)}
    seen, waiting = set[str](), [name]
    while waiting:
        method = waiting.pop()
        seen.add(method)
        for owner, what in called(methods[method]):
            if owner == "self" and what in methods:
                waiting.extend({what} - seen)
            elif what in ASKING and (not owner or what in ("exec", "open_form")):
                yield f"{kind.name}.{name}: {method} calls {what}"


def test_nothing_that_shows_brings_up_a_box() -> None:
    kinds = [
        kind
        for path in sorted(UI.rglob("*.py"))
        for kind in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(kind, ast.ClassDef)
    ]
    showing = [(kind, one.name) for kind in kinds for one in kind.body if getattr(one, "name", "") in SHOWING]
    assert len(showing) > 100
    assert [fault for kind, name in showing for fault in asks(kind, name)] == []


@pytest.fixture
def planner(person: Person, survey: Path) -> Person:
    """At a survey with a plan of the field, so that every list has something to choose from."""
    person.window.desk.open(survey)
    project = person.window.desk.open_project
    project.fieldwork.save_units([Unit(code="duk", name="Dukcapil"), Unit(code="pajak", name="Pajak")])
    project.fieldwork.save_services([Service(code="ktp", name="KTP", target=30)])
    project.fieldwork.save_wave(Wave(code="2026-2", title="Semester II", starts_on="2026-07-01", target=200))
    project.people.save(Enumerator(code="ani", name="Ani"))
    return person


@pytest.mark.parametrize("page", ["setup", "follow_up", "sources"])
def test_a_section_that_is_shown_anew_changes_nothing_and_asks_nothing(planner: Person, page: str) -> None:
    desk = planner.window.desk
    planner.window.show_page(page)
    shown = planner.window.page
    assert isinstance(shown, SectionedPage)
    path = desk.open_project.path
    asked: list[object] = []
    looker = Looker(asked.append)
    for number in range(len(shown.sections)):
        before = content(path)
        shown.show_section(number)
        for told in (desk.project_changed, desk.responses_changed, desk.field_changed):
            told.emit()
        shown.section.refresh()
        desk.set_language("id")
        desk.set_language("en")
        assert content(path) == before, shown.sections[number].__name__
    assert not looker.has_met
    assert asked == []
