"""Logistic regression against R's glm (`oracles/logistic.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.formulas.binary_logit import binary_logit
from analysis.methods import METHODS, Outcome
from analysis.methods.logistic.spec import LogisticOptions
from analysis.methods.pickers import parts
from instruments.load import load_instrument
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("logistic")
CHOSEN: dict[str, dict[str, Any]] = {"perception": {}, "controls": {"profile": ("sex",), "numbers": ("overall",)}}
NAMES = {"(Intercept)": "const", "sexfemale": "sex=female"}
EACH = pytest.mark.parametrize("case", CHOSEN)


@cache
def fitted(case: str) -> Outcome:
    return METHODS["logistic"].run(frame(), instrument(), LogisticOptions(outcome="digital_aware", **CHOSEN[case]))


@EACH
def test_the_model_as_a_whole(case: str) -> None:
    ours, expected = row(fitted(case).table("lab_logistic_model")), EXPECTED[case]
    assert (ours["n"], ours["n_yes"]) == (expected["n"], expected["events"])
    for name in ("log_likelihood", "likelihood_ratio", "df", "p", "r2_mcfadden", "r2_nagelkerke", "aic"):
        assert agree(ours[name], expected[name]), name


@EACH
def test_odds_ratios_with_their_intervals(case: str) -> None:
    for expected in EXPECTED[case]["terms"]:
        term = NAMES.get(expected["term"], expected["term"])
        ours = row(fitted(case).table("lab_logistic_terms"), term=term)
        for name in ("b", "se", "z", "p", "odds_ratio", "lower", "upper"):
            assert agree(ours[name], expected[name]), (term, name)


@EACH
def test_average_effects_on_the_chance_of_a_yes(case: str) -> None:
    for expected in EXPECTED[case]["effects"]:
        term = NAMES.get(expected["term"], expected["term"])
        ours = row(fitted(case).table("lab_logistic_effects"), term=term)
        assert agree(ours["effect_on_yes"], expected["effect"]), term
        for name in ("lower", "upper", "p"):
            assert agree(ours[name], expected[name]), (term, name)


def test_separation_one_answer_and_few_responses_say_so() -> None:
    run = METHODS["logistic"].run
    score = frame()[["t1_p", "t2_p", "t3_p", "t4_p"]].sum(axis=1)
    apart = frame().assign(digital_aware=np.where(score > score.median(), "yes", "no"))
    assert codes(run(apart, instrument(), LogisticOptions(outcome="digital_aware"))) == {"logistic_separated"}
    alike = run(frame().assign(digital_aware="yes"), instrument(), LogisticOptions(outcome="digital_aware"))
    assert codes(alike) == {"constant_outcome"}
    assert codes(run(frame().head(3), instrument(), LogisticOptions())) == {"too_few_responses"}
    twice = LogisticOptions(outcome="digital_aware", numbers=("overall", "digital_satisfaction"))
    same = frame().assign(digital_satisfaction=lambda data: data["overall"])
    assert codes(run(same, instrument(), twice)) == {"collinear_predictors"}


def test_consent_is_nothing_to_explain() -> None:
    """Everyone in the data gave it: a questionnaire that asks it first has its yes-or-no questions all the same."""
    questionnaire = load_instrument("loket-lengkap")
    (outcome,) = parts(LogisticOptions(), "outcome", questionnaire)
    assert outcome == "digital_aware"


def test_a_rare_answer_is_said() -> None:
    rare = frame().assign(digital_aware=np.where(np.arange(150) % 10 == 0, "yes", "no"))
    outcome = METHODS["logistic"].run(rare, instrument(), LogisticOptions(outcome="digital_aware"))
    assert "few_of_the_rarer_answer" in codes(outcome)


def test_noise_is_called_an_effect_once_in_twenty() -> None:
    rng = np.random.default_rng(5)
    found = [binary_logit(rng.integers(0, 2, 80).astype(float), rng.normal(size=(80, 1))) for _sample in range(400)]
    called = [abs(model.b[1] / model.errors[1]) > 1.96 for model in found if model is not None]
    assert 0.02 < np.mean(called) < 0.08
