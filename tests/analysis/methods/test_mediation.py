"""Mediation against R's lm, lavaan::sem and boot (`oracles/mediation.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.formulas.mediation import indirect_effects
from analysis.formulas.relative_importance import centred_products
from analysis.methods import METHODS, Outcome
from analysis.methods.mediation.spec import MediationOptions, chain
from instruments.load import load_instrument
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("mediation")
NUMBER = {"outcome": "digital_satisfaction", "mediator": "overall"}
CHOSEN: dict[str, dict[str, Any]] = {
    "whole": NUMBER,
    "dimensions": {**NUMBER, "quality": "by_dimension", "profile": ("sex",)},
    "yes": {"outcome": "digital_aware"},
}
NAMES = {"whole": "overall/servqual", "m": "overall", "sex": "sex=female"}
EACH = pytest.mark.parametrize("case", CHOSEN)


@cache
def found(case: str) -> Outcome:
    return METHODS["mediation"].run(frame(), instrument(), MediationOptions(**CHOSEN[case], resamples=20_000))


@EACH
def test_total_direct_and_indirect_effects(case: str) -> None:
    for expected in EXPECTED[case]["effects"]:
        ours = row(found(case).table("lab_mediation"), term=NAMES.get(expected["term"], expected["term"]))
        for name, theirs in (
            ("total_effect", "total"),
            ("direct", "direct"),
            ("sobel_z", "sobel_z"),
            ("indirect_beta", "indirect_beta"),
        ):
            assert agree(ours[name], expected[theirs]), name
        assert agree(ours["indirect"], expected["indirect"], rel=1e-6)  # lavaan stops searching earlier


@EACH
def test_the_bootstrap_is_that_of_another_program_up_to_the_draws(case: str) -> None:
    for expected in EXPECTED[case]["effects"]:
        ours = row(found(case).table("lab_mediation"), term=NAMES.get(expected["term"], expected["term"]))
        for name, value in zip(("indirect_lower", "indirect_upper"), expected["boot"], strict=True):
            assert ours[name] == pytest.approx(value, abs=0.1 * expected["boot_sd"]), name


@EACH
def test_every_path_and_every_regression(case: str) -> None:
    for path, terms in EXPECTED[case]["paths"].items():
        for expected in terms:
            name = NAMES.get(expected["term"], expected["term"])
            ours = row(found(case).table("lab_mediation_paths"), path=path, term=name)
            for key in ("b", "se", "beta", "t", "p", "lower", "upper"):
                assert agree(ours[key], expected[key]), (path, name, key)
        ours = row(found(case).table("lab_mediation_models"), path=path)
        for key, value in EXPECTED[case]["models"][path].items():
            assert agree(ours[key], value), (path, key)


def test_total_is_direct_and_indirect() -> None:
    for case in CHOSEN:
        table = found(case).table("lab_mediation")
        for name in table.rows:
            ours = row(table, term=name[0])
            assert ours["total_effect"] == pytest.approx(ours["direct"] + ours["indirect"], abs=1e-12)


def test_a_resample_is_the_regressions_of_its_own_rows() -> None:
    rng = np.random.default_rng(3)
    columns = rng.normal(size=(40, 5)) + rng.normal(size=(40, 1))
    drawn = columns[rng.integers(0, 40, 40)]
    ones = np.ones((40, 1))
    a = np.linalg.lstsq(np.hstack([ones, drawn[:, :3]]), drawn[:, 3], rcond=None)[0][1:3]
    b = np.linalg.lstsq(np.hstack([ones, drawn[:, :4]]), drawn[:, 4], rcond=None)[0][4]
    assert indirect_effects(centred_products(drawn), 2)[0] == pytest.approx(a * b)
    drawn[:, 1] = drawn[:, 0]
    assert np.isnan(indirect_effects(centred_products(drawn), 2)).all()


def test_the_chain_ends_in_another_question_than_its_mediator() -> None:
    assert chain(load_instrument("kota-cerdas"), MediationOptions()) == ("overall", "trust")
    assert chain(instrument(), MediationOptions(outcome="overall")) == ("digital_satisfaction", "overall")
    assert METHODS["mediation"].why_not(load_instrument("skm-9")) == "needs_two_outcomes"
    same = MediationOptions(mediator="overall", outcome="overall")
    assert codes(METHODS["mediation"].run(frame(), instrument(), same)) == {"same_question_twice"}


def test_what_cannot_be_computed_says_so() -> None:
    run, asked = METHODS["mediation"].run, MediationOptions(**NUMBER)
    assert codes(run(frame().head(4), instrument(), asked)) == {"too_few_responses"}
    assert codes(run(frame().assign(overall=4), instrument(), asked)) == {"no_variance"}
    copied = frame().assign(digital_satisfaction=lambda data: data["overall"])
    assert codes(run(copied, instrument(), asked)) == {"perfect_fit"}


def test_a_chain_that_is_there_is_found_and_noise_is_called_one_at_most_once_in_twenty() -> None:
    rng = np.random.default_rng(8)
    data = frame()
    quality = data[[f"t{i}_p" for i in range(1, 5)]].mean(axis=1)
    made = data.assign(overall=quality + 0.3 * rng.normal(size=len(data)))
    made = made.assign(digital_satisfaction=made["overall"] + 0.3 * rng.normal(size=len(data)))
    few = MediationOptions(**NUMBER, quality="by_dimension", resamples=500)
    assert row(METHODS["mediation"].run(made, instrument(), few).table("lab_mediation"), term="tangibles")[
        "verdict"
    ] == ("indirect_only")
    called = 0
    for _sample in range(40):
        noise = data.assign(overall=rng.integers(1, 8, len(data)), digital_satisfaction=rng.integers(1, 6, len(data)))
        table = METHODS["mediation"].run(noise, instrument(), MediationOptions(**NUMBER, resamples=200)).tables[0]
        called += row(table)["verdict"] in ("indirect_only", "complementary", "competitive")
    assert called <= 4
