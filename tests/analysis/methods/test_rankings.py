"""Choices put in order, against t.test, prop.test and friedman.test of R (`oracles/rankings.R`); few people stay hidden."""

from typing import Any

import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.pickers import counted_questions
from analysis.methods.rankings.spec import RankingsOptions
from analysis.table import Hidden
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import PROFILE, QUESTIONS, agree, codes, oracle, row, toml
from tests.questionnaire_text import question

EXPECTED = oracle("rankings")
PROBLEMS = {one: one.title() for one in ("population", "education", "purchasing", "health", "housing")}
INSTRUMENT = instrument_from_toml(
    toml(extra=f"{QUESTIONS}\n{question('problems', 'ranking', 'What comes first?', choices=PROBLEMS, **PROFILE)}"),
    name="rankings.toml",
)


def outcome(answers: list[str | None] = EXPECTED["answers"], **options: Any) -> Outcome:
    return METHODS["rankings"].run(pd.DataFrame({"problems": answers}), INSTRUMENT, RankingsOptions(**options))


@pytest.mark.parametrize("expected", EXPECTED["ranking"], ids=lambda e: e["answer"])
def test_mean_places(expected: dict[str, Any]) -> None:
    ours = row(outcome(smallest=2).table("lab_ranking"), answer=expected["answer"])
    for name, value in expected.items():
        assert ours[name] == value if isinstance(value, str) else agree(ours[name], value), name


def test_agreement() -> None:
    ours = row(outcome().table("lab_ranking_agreement"), variable="problems")
    for name, value in EXPECTED["agreement"].items():
        assert agree(ours[name], value), name


def test_the_most_important_stands_first() -> None:
    means = [cells[3] for cells in outcome().table("lab_ranking").rows]
    assert means == sorted(means, key=float)


def test_who_left_it_out_is_not_counted() -> None:
    answers = EXPECTED["answers"]
    whole = outcome([*answers, None, ""]).table("lab_ranking")
    assert whole.rows == outcome(answers).table("lab_ranking").rows


def test_of_who_was_put_first_by_few_nothing_can_be_worked_out() -> None:
    """19, 8, 5, 5 and 0 of 37: two that are below six and make ten are five each, so the eight is hidden with them."""
    cells = [row[7] for row in outcome(smallest=6).table("lab_ranking").rows]
    assert sorted(cell for cell in cells if isinstance(cell, int)) == [0, 19]
    assert [cell.below for cell in cells if isinstance(cell, Hidden)].count(6) == 2
    assert cells.count(Hidden()) == 1


def test_a_ranking_of_few_people_is_not_shown() -> None:
    found = outcome(EXPECTED["answers"][:4])
    assert (found.tables, codes(found)) == ((), {"ranking_of_few"})


def test_all_of_one_mind_have_no_interval_and_agree_wholly() -> None:
    found = outcome(["health;education;population;purchasing;housing"] * 9)
    ours = row(found.table("lab_ranking"), answer="health")
    assert (ours["mean_place"], ours["lower"], ours["first"]) == (1.0, None, 9)
    assert row(found.table("lab_ranking_agreement"), variable="problems")["kendall_w"] == pytest.approx(1.0)


def test_a_ranking_is_no_question_of_a_cross_table() -> None:
    assert "problems" not in counted_questions(INSTRUMENT)
