"""Simulated citizens fit any questionnaire: what they answer would be accepted from a data file."""

from collections.abc import Mapping
from statistics import correlation, fmean

import pytest

from instruments.columns import variables, weight_variables
from instruments.condition import holds
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.importing.import_check import RawTable, check
from servqual_desk.importing.raw_table import Record
from tests.little_survey import little_survey


def as_file(instrument: Instrument, records: list[Record]) -> RawTable:
    names = [variable.name for variable in variables(instrument)]
    meta = sorted({name for record in records for name in record.meta})
    rows = [
        ["" if record.values[name] is None else str(record.values[name]) for name in names]
        + [record.meta.get(name, "") for name in meta]
        for record in records
    ]
    return RawTable(name="demo.csv", header=(*names, *meta), rows=rows, numbers=range(2, len(rows) + 2))


@pytest.mark.parametrize("id_", [*bundled(), "little"])
def test_every_answer_is_one_that_the_questionnaire_allows(id_: str) -> None:
    instrument = little_survey() if id_ == "little" else load_instrument(id_)
    records = list(simulate(instrument, 60))
    checked_import = check(as_file(instrument, records), instrument)
    assert [fault.sentence for fault in checked_import.faults] == []
    assert [record.values for record in checked_import.records] == [record.values for record in records]


def test_the_same_seed_gives_the_same_citizens() -> None:
    first, again, other = (list(simulate(little_survey(), 5, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_every_response_says_that_it_is_simulated() -> None:
    assert {record.meta["sqd_source"] for record in simulate(little_survey(), 20)} == {SOURCE}


def test_questions_are_asked_only_where_they_apply() -> None:
    instrument = load_instrument("loket-lengkap")
    conditional = [question for question in instrument.questions if question.show_if]
    assert conditional
    for record in simulate(instrument, 100):
        for question in conditional:
            if not holds(question.show_if, record.values):
                assert record.values[question.id] is None


def numbers(records: list[Record], column: str) -> list[float]:
    return [value for record in records if isinstance(value := record.values[column], int)]


def test_what_is_experienced_falls_short_of_what_is_expected_and_answers_hang_together() -> None:
    records = list(simulate(load_instrument("servqual-22"), 600))
    assert fmean(numbers(records, "t1_p")) < fmean(numbers(records, "t1_e"))
    both = [pair(record.values, "r1_p", "r2_p") for record in records]
    answered = [(x, y) for x, y in both if isinstance(x, int) and isinstance(y, int)]
    assert correlation(*zip(*answered, strict=True)) > 0.3


def pair(values: Mapping[str, object], one: str, other: str) -> tuple[object, object]:
    return values[one], values[other]


def test_weights_sum_to_the_total_and_are_sometimes_left_out() -> None:
    instrument = load_instrument("servqual-22")
    names = [variable.name for variable in weight_variables(instrument)]
    sums = {
        sum(points) if None not in points else None
        for record in simulate(instrument, 200)
        if (points := [record.values[name] for name in names])
    }
    assert sums == {100, None}


def test_some_answers_are_missing_and_some_are_non_answers() -> None:
    answers = [record.values["t1_e"] for record in simulate(little_survey(), 600)]
    assert None in answers
    assert {"dk", "no"} & set(answers)
