"""Steps of a service against prop.test, binom.test, quantile and qbinom of R (`oracles/funnels.R`); few people stay hidden."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.funnels.chains import chains, counted_answers
from analysis.methods.funnels.spec import FunnelsOptions
from analysis.table import Hidden
from instruments.load import instrument_from_toml, load_instrument
from instruments.model import Instrument
from tests.analysis.methods.survey import PROFILE, QUESTIONS, agree, codes, frame, oracle, row, small, toml
from tests.questionnaire_text import question

EXPECTED = oracle("funnels")
BENCHMARKS = ("digital_aware = 75.5", "digital_used: 40 %", "digital_satisfaction 50,0")


def with_days() -> Instrument:
    days = question("days", "integer", "How many days?", show_if="digital_used == 'yes'", **PROFILE)
    return instrument_from_toml(toml(extra=f"{QUESTIONS}\n{days}"), name="days.toml")


def answers() -> pd.DataFrame:
    """The survey with days until an answer for those who used the services."""
    data = frame()
    used = (data.digital_aware == "yes") & (data.digital_used == "yes")
    return data.assign(days=np.where(used, (np.arange(len(data)) * 3) % 29, np.nan))


def outcome(data: pd.DataFrame | None = None, **options: Any) -> Outcome:
    return METHODS["funnels"].run(answers() if data is None else data, with_days(), FunnelsOptions(**options))


@pytest.mark.parametrize("expected", EXPECTED["steps"], ids=lambda e: e["question"])
def test_steps(expected: dict[str, Any]) -> None:
    ours = row(outcome(benchmarks=BENCHMARKS).table("lab_funnel"), question=expected["question"])
    for name, value in expected.items():
        assert ours[name] == value if isinstance(value, str) else agree(ours[name], value), name


def test_days_until_an_answer() -> None:
    ours = row(outcome().table("lab_funnel_numbers"), question="days")
    for name, value in EXPECTED["days"].items():
        assert agree(ours[name], value), name


def test_each_step_has_its_own_verdict_and_none_without_a_benchmark() -> None:
    table = outcome(benchmarks=BENCHMARKS).table("lab_funnel")
    verdicts = [row(table, question=name)["verdict"] for name in chains(with_days())[0]]
    assert verdicts == ["below_benchmark", "above_benchmark", "not_different"]
    assert {row(outcome().table("lab_funnel"), question="digital_used")["verdict"]} == {None}


def test_a_benchmark_keeps_the_decimals_that_were_typed() -> None:
    def decimals(*lines: str) -> int:
        table = outcome(benchmarks=lines).table("lab_funnel")
        return next(column.decimals for column in table.columns if column.id == "benchmark")

    assert (decimals("digital_used = 40"), decimals("digital_used = 39.25"), decimals()) == (0, 2, 0)


def test_a_benchmark_that_cannot_be_read_or_is_of_no_step_is_named() -> None:
    found = outcome(benchmarks=("digital_used forty", "digital_used = 140", "unknown = 20"))
    assert [(note.code, note.params["line"]) for note in found.notes] == [
        ("benchmark_unread", "digital_used forty"),
        ("benchmark_unread", "digital_used = 140"),
        ("benchmark_of_no_step", "unknown"),
    ]


def test_from_a_step_with_too_few_people_on_nothing_is_shown() -> None:
    data = answers()
    using = data.index[(data.digital_aware == "yes") & (data.digital_used == "yes")]
    data.loc[using[2:], "digital_used"] = "no"  # two are left
    table = outcome(data).table("lab_funnel")
    assert not any(isinstance(cell, Hidden) for cell in table.rows[0])
    for cells in table.rows[1:]:
        assert all(isinstance(cell, Hidden) for cell in cells[2:])
    assert not outcome(data).charts[0].table.rows[1:]


def test_the_chains_of_the_smart_city_are_found() -> None:
    city = load_instrument("kota-cerdas")
    assert [(chain[0], chain[-1], len(chain)) for chain in chains(city)] == [
        ("app_heard", "app_paid", 7),
        ("complaint_known", "complaint_satisfaction", 4),
        ("part_known", "part_effect", 3),
    ]
    assert [counted_answers(city, chain) for chain in chains(city)] == [(), ("complaint_days",), ()]


def test_a_questionnaire_without_steps_says_why() -> None:
    assert METHODS["funnels"].why_not(small(tangibles=("t1", "t2"))) == "needs_steps"
    assert codes(METHODS["funnels"].run(frame(), small(tangibles=("t1", "t2")))) == {"needs_steps"}


def test_nobody_answered() -> None:
    data = answers().assign(digital_aware=None, digital_used=None, digital_satisfaction=np.nan, days=np.nan)
    found = outcome(data)
    assert [row(found.table("lab_funnel"), question="digital_aware")[name] for name in ("n", "share")] == [0, None]
    assert len(found.tables) == 1
