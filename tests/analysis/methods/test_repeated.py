"""Dimensions side by side against car, aov, friedman.test and t.test in R (`oracles/repeated.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.formulas.repeated_measures import friedman, repeated_anova
from analysis.methods import METHODS, Outcome
from analysis.methods.repeated.spec import RepeatedOptions
from exports.words.rows import row_texts
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row, toml

EXPECTED = oracle("repeated")
EACH = pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e['family']}-{e['battery']}")


@cache
def compared() -> Outcome:
    return METHODS["repeated"].run(frame(), instrument(), RepeatedOptions(measures=("perception", "gap")))


def place(expected: dict[str, Any]) -> dict[str, str]:
    return {"family": expected["family"], "battery": expected["battery"]}


@EACH
def test_every_test(expected: dict[str, Any]) -> None:
    names = {"anova": "repeated_anova", "gg": "greenhouse_geisser", "mauchly": "mauchly", "friedman": "friedman"}
    for theirs, name in names.items():
        for key, value in expected.get(theirs, {}).items():
            ours = row(compared().table("lab_repeated_tests"), test=name, **place(expected))
            assert ours["n"] == expected["n"]
            assert agree(ours[key], value), (name, key)


@EACH
def test_how_much_the_dimensions_differ(expected: dict[str, Any]) -> None:
    for name, value in expected["effects"].items():
        assert agree(row(compared().table("lab_repeated_effects"), effect=name, **place(expected))["value"], value)


@EACH
def test_pairs_and_mean_ranks(expected: dict[str, Any]) -> None:
    for pair in expected["pairs"]:
        names = {"dimension": pair["dimension"], "other_dimension": pair["other_dimension"]}
        ours = row(compared().table("lab_repeated_pairs"), **names, **place(expected))
        for key in ("difference", "lower", "upper", "t", "df", "p", "p_holm", "cohen_dz"):
            assert agree(ours[key], pair[key]), key
    for dimension, rank in expected["ranks"].items():
        ours = row(compared().table("lab_repeated_means"), dimension=dimension, **place(expected))
        assert agree(ours["mean_rank"], rank)


def test_two_dimensions_are_the_paired_t_test() -> None:
    tests, pairs = compared().table("lab_repeated_tests"), compared().table("lab_repeated_pairs")
    whole = row(tests, family="cohen", battery="perception", test="repeated_anova")
    pair = row(pairs, family="cohen", battery="perception")
    assert whole["statistic"] == pytest.approx(pair["t"] ** 2)
    assert whole["p"] == pytest.approx(pair["p"])


def test_degrees_of_freedom_that_a_test_has_not_stay_empty() -> None:
    table = compared().table("lab_repeated_tests")
    mauchly = next(cells for cells in table.rows if cells[2] == "mauchly")
    assert row_texts(table, mauchly, instrument())[-3:-1] == ["", ""]


def test_noise_is_called_different_once_in_twenty() -> None:
    rng = np.random.default_rng(4)
    samples = [rng.normal(size=(30, 3)) for _sample in range(300)]
    ranked = [friedman(X) for X in samples]
    analysed = [repeated_anova(X) for X in samples[:150]]  # a hundred times as dear
    assert 0.02 < np.mean([ranks is not None and ranks.p < 0.05 for ranks in ranked]) < 0.09
    assert 0.02 < np.mean([a is not None and a.p_corrected < 0.05 for a in analysed]) < 0.09


def test_what_cannot_be_tested_says_so() -> None:
    run = METHODS["repeated"].run
    alike = frame().assign(
        **{f"{item}_p": 4 for item in ("t1", "t2", "t3", "t4", "r1", "r2", "r3", "r4", "m1", "m2", "m3")}
    )
    outcome = run(alike, instrument(), RepeatedOptions(families=("servqual",)))
    tests = outcome.table("lab_repeated_tests")
    assert row(tests, test="repeated_anova")["p"] is None
    assert {note.code for note in tests.notes} == {"dimensions_told_by_others"}
    assert "too_few_responses" in codes(run(frame().head(2), instrument()))


def test_unlike_scales_are_not_compared() -> None:
    text = toml({"tangibles": ("servqual", ("t1", "t2")), "empathy": ("servqual", ("m1", "m2"))})
    other = instrument_from_toml('scale = "agree5"'.join(text.rsplit('scale = "agree7"', 2)), name="mixed.toml")
    outcome = METHODS["repeated"].run(frame(), other)
    assert codes(outcome) == {"unlike_scales", "no_dimensions_compared"}
