"""Every bundled questionnaire, and every block that none includes, is answered to its end by keys alone, in both languages."""

import tomllib
from pathlib import Path

import pytest

from instruments.blocks import blocks, read_block
from instruments.columns import variables
from instruments.load import LIBRARY, bundled
from servqual_desk.interviewing.shown_question import Asked
from tests.instruments.small import SMALL
from tests.ui.driving import Person


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("questionnaire", bundled())
def test_a_bundled_questionnaire_by_keys(person: Person, tmp_path: Path, questionnaire: str, language: str) -> None:
    desk = person.window.desk
    desk.set_language(language)
    desk.create(tmp_path / "survey.sqd", instrument=questionnaire, title="Survei")
    person.window.show_page("collect")
    person.press("Enter")
    finish_by_keys(person)
    assert desk.open_project.count() == 1
    frame = desk.open_project.frame()
    items = [variable.name for variable in variables(desk.open_project.instrument) if variable.item]
    assert items
    assert frame[items].notna().all(axis=None)
    for question in desk.open_project.instrument.questions:
        if question.traits.ranked:
            first, second, *others = (choice.id for choice in question.choices)
            assert frame[question.id].tolist() == [";".join((second, first, *others))]


BUNDLED = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LIBRARY.glob("*.toml")]
INCLUDED = {name for document in BUNDLED for name in document.get("include", ())}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("block", sorted(set(blocks()) - INCLUDED))
def test_a_block_for_an_own_questionnaire_by_keys(person: Person, tmp_path: Path, block: str, language: str) -> None:
    own = tmp_path / "own.toml"
    edition = read_block(block).get("editions", ["citizen"])[0]
    head = f'format = 1\nedition = "{edition}"\ninclude = ["{block}"]\n'
    own.write_text(SMALL.replace("format = 1\n", head, 1), encoding="utf-8")
    desk = person.window.desk
    desk.set_language(language)
    desk.create(tmp_path / "survey.sqd", instrument=own, title="Survei")
    person.window.show_page("collect")
    person.press("Enter")
    finish_by_keys(person)
    frame = desk.open_project.frame()
    asked = [question["id"] for question in read_block(block)["questions"]]
    assert frame[asked].notna().all(axis=None)


def finish_by_keys(person: Person) -> None:
    """Answer what is still asked, and end the interview."""
    interview = person.interview
    for _question in range(interview.progress[1] + 30):  # an answer may bring more questions
        if interview.question is None:
            break
        answer_by_keys(person, interview.question)
    assert interview.question is None
    person.press("Enter")


def answer_by_keys(person: Person, asked: Asked) -> None:
    match asked.kind:
        case "scale" | "choice":
            person.press("1")
            if person.interview.question and person.asked.column == asked.column:
                person.press("Enter")  # 1 of ten or more may still become 10
        case "choices":
            person.press("1", "2", "Enter")
        case "ranking":
            person.press("2", "1", *(str(place) for place in range(3, len(asked.choices) + 1)), "Enter")
        case "weights":
            share, rest = divmod(asked.total or 0, len(asked.columns))
            for place in range(len(asked.columns)):
                person.write(str(share + (rest if place == 0 else 0)))
                person.press("Down")
            person.press("Enter")
        case "date":
            person.write("21/11/2026")
            person.press("Enter")
        case _:
            person.write("3")
            person.press("Enter")
