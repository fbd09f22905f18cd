"""How all answers are distributed, counted by hand; nothing of few people."""

import pandas as pd

from analysis.disclosure.counted import Twins, twins_of
from analysis.items.distributions import distribution_chart, distribution_tables, has_distributions
from analysis.table import Cell, Hidden
from tests.analysis.questionnaires import PAIR, answers, questionnaire

INSTRUMENT = questionnaire({"speed": ("a", "b")}, PAIR)
# Of twenty people: a is answered 4 by twelve and 2 by eight; b (expected) 5 by seventeen, 1 by three.
FRAME = answers(a_p=[4] * 12 + [2] * 8, a_e=[5] * 20, b_e=[5] * 17 + [1] * 3, b_p=[3] * 20)


def rows(frame: pd.DataFrame, twins: Twins | None = None, smallest: int = 5) -> dict[tuple[Cell, Cell], list[Cell]]:
    (table,) = distribution_tables(frame, INSTRUMENT, twins or Twins(frame=frame), smallest)
    return {(row[0], row[1]): list(row[2:]) for row in table.rows}


def test_shares_are_of_those_who_answered() -> None:
    assert rows(FRAME)["a", "perception"] == [20, 0.0, 0.4, 0.0, 0.6, 0.0]


def test_shares_of_few_people_are_hidden_with_what_would_tell_them() -> None:
    hidden = rows(FRAME)["b", "expectation"]
    assert hidden[1] == Hidden(below=5)
    assert hidden[5] == Hidden()
    assert rows(FRAME, smallest=1)["b", "expectation"] == [20, 0.15, 0.0, 0.0, 0.0, 0.85]


def test_what_a_filter_leaves_out_is_not_told_by_the_difference() -> None:
    frame = FRAME.assign(sex=["f"] * 16 + ["m"] * 4)
    chosen = frame[frame["sex"] == "f"]
    found = rows(chosen, twins_of(frame, chosen, ["sex"], ""))
    assert all(isinstance(cell, Hidden) for cell in found["a", "perception"][2:5:2])


def test_the_chart_is_drawn_from_the_table_and_needs_points_that_can_be_told_apart() -> None:
    (table,) = distribution_tables(FRAME, INSTRUMENT, Twins(frame=FRAME), 5)
    assert distribution_chart(table).table is table
    assert has_distributions(INSTRUMENT)


def test_a_filter_that_divides_more_finely_than_can_be_looked_at_has_no_table() -> None:
    sexes, ages = ["f", "m", "x"] * 40, [str(place // 4) for place in range(120)]
    frame = pd.DataFrame({"a_p": [1.0, 2.0, 3.0, 4.0] * 30, "sex": sexes, "age": ages})
    chosen = frame[(frame["sex"] == "f") & (frame["age"] < "2")]
    assert not distribution_tables(chosen, INSTRUMENT, twins_of(frame, chosen, ["sex", "age"], ""), 5)
    assert distribution_tables(frame, INSTRUMENT, Twins(frame=frame), 5)
