"""How many keys an interview costs: one a closed question, over the most complete of the bundled questionnaires."""

from collections import Counter
from pathlib import Path

import pytest

from servqual_desk.interviewing.shown_question import Asked
from tests.ui.driving import Person

TWO_FIGURES = 10  # from so many answers on, 1 may still become 10: Enter says that it is meant, as the page says too


@pytest.fixture
def mall(person: Person, tmp_path: Path) -> Person:
    desk = person.window.desk
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Enter")
    return person


def is_closed(asked: Asked) -> bool:
    """Whether one answer of several is chosen."""
    return asked.traits.answers != "" and not asked.traits.several


def answers(asked: Asked) -> list[str]:
    """Every key with which the question may be answered."""
    return [str(place + 1) for place in range(len(asked.choices))]


def test_a_closed_question_costs_one_key(mall: Person) -> None:
    keys: Counter[str] = Counter()
    closed = []
    while (asked := mall.interview.question) is not None:
        if not is_closed(asked):
            mall.window.page.session.skip()
            continue
        closed.append(asked)
        mall.press("1")
        keys[asked.column] += 1
        if mall.interview.question is not None and mall.asked.column == asked.column:
            assert mall.reads("Enter takes 1; a second digit goes on.")
            mall.press("Enter")
            keys[asked.column] += 1
    assert len(closed) > 50
    more = [asked for asked in closed if keys[asked.column] > 1]
    assert [asked.column for asked in more if len(answers(asked)) < TWO_FIGURES] == []
    assert max(keys.values()) == 2
    assert sum(keys.values()) <= len(closed) + len(more)


def test_the_one_key_is_that_of_any_answer(mall: Person) -> None:
    """Not only of the first: each answer of one question of each length, and the letters of what is no answer."""
    seen: set[int] = set()
    for asked in mall.interview.questions:
        if not is_closed(asked) or len(asked.choices) in seen or len(asked.choices) >= TWO_FIGURES or asked.required:
            continue
        seen.add(len(asked.choices))
        for key, option in zip(answers(asked), asked.choices, strict=True):
            mall.go_to(asked.column)
            mall.press(key)
            assert answer_of(mall, asked.column) == option.value
    assert len(seen) > 2


def answer_of(person: Person, column: str) -> object:
    return next(one.answer for one in person.interview.questions if one.column == column)
