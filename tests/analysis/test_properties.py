"""What must hold of any answers at all."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis import analyse
from analysis.formulas.alpha import cronbach_alpha
from analysis.formulas.least_squares import Design, with_constant
from analysis.formulas.moments import cross_products
from analysis.formulas.paired_tests import signed_ranks
from analysis.formulas.shapiro_wilk import shapiro_wilk
from analysis.tally.distribution import Distribution
from instruments.model import Instrument
from tests.analysis.questionnaires import PAIR, questionnaire

DIMENSIONS = {"speed": ("a", "b", "c"), "care": ("d", "e")}
COLUMNS = [f"{item}_{suffix}" for suffix in "ep" for items in DIMENSIONS.values() for item in items]
PLAIN = questionnaire(DIMENSIONS, PAIR, outcomes=("overall",))
TURNED = questionnaire(DIMENSIONS, PAIR, outcomes=("overall",), reverse=["b", "d"])

few = settings(max_examples=25)
cells = st.one_of(st.integers(1, 5).map(float), st.just(float("nan")))


@st.composite
def surveys(draw: st.DrawFn, cells: st.SearchStrategy[float] = cells) -> pd.DataFrame:
    """Up to twelve respondents who answer from 1 to 5, or not."""
    n = draw(st.integers(0, 12))
    matrix = draw(arrays(np.float64, (n, len(COLUMNS) + 1), elements=cells))
    return pd.DataFrame(matrix, columns=[*COLUMNS, "overall"])


def result(frame: pd.DataFrame, instrument: Instrument = PLAIN) -> Any:
    """The JSON, in which no number is NaN, without what says which data and instrument it is."""
    whole = json.loads(analyse(frame, instrument).to_json(), parse_constant=pytest.fail)
    return {key: value for key, value in whole.items() if key not in ("data", "instrument")}


def close(left: Any, right: Any) -> bool:
    """Whether two results are the same but for the last digits of their numbers."""
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(close(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(close(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, float) and isinstance(right, float):
        return left == pytest.approx(right, rel=1e-7, abs=1e-7)
    return bool(left == right)


@few
@given(surveys(), st.randoms(use_true_random=False))
def test_only_durbin_watson_knows_the_order_of_rows(frame: pd.DataFrame, random: Any) -> None:
    rows = list(range(len(frame)))
    random.shuffle(rows)
    left, right = result(frame), result(frame.iloc[rows])
    for whole in (left, right):
        for model in whole["regression"]:
            del model["diagnostics"]["durbin_watson"]
    assert close(left, right)


@few
@given(surveys())
def test_reversing_twice_changes_nothing(frame: pd.DataFrame) -> None:
    mirrored = frame.assign(**{f"{item}_{suffix}": 6 - frame[f"{item}_{suffix}"] for item in "bd" for suffix in "ep"})
    assert result(mirrored, TURNED) == result(frame, PLAIN)


@few
@given(surveys())
def test_a_gap_is_perception_less_expectation(frame: pd.DataFrame) -> None:
    gaps = result(frame)["gaps"]
    for row in gaps["items"] + gaps["dimensions"]:
        if row["n"]:
            assert row["gap"] == pytest.approx(row["perception"] - row["expectation"], abs=1e-12)


@few
@given(surveys(st.integers(1, 5).map(float)))
def test_ranges(frame: pd.DataFrame) -> None:
    whole = result(frame)
    for row in whole["reliability"]:
        for item in row["items"]:
            assert item["item_total_r"] is None or abs(item["item_total_r"]) <= 1 + 1e-12
        if row["alpha"] is not None:
            assert row["alpha_lower"] <= row["alpha"] <= row["alpha_upper"]
            assert row["alpha"] <= 1
        assert row["omega_total"] is None or 0 <= row["omega_total"] <= 1
    for row in whole["gaps"]["items"]:
        assert row["p"] is None or 0 <= row["p"] <= row["p_holm"] <= 1
        assert row["wilcoxon_p"] is None or 0 <= row["wilcoxon_p"] <= 1
    assert whole["priorities"]["csi"] is None or 20 <= whole["priorities"]["csi"] <= 100


whole_matrices = arrays(
    np.float64, st.tuples(st.integers(3, 12), st.integers(2, 5)), elements=st.integers(1, 7).map(float)
)


@few
@given(whole_matrices, st.integers(2, 5), st.integers(-3, 3))
def test_alpha_knows_no_units(X: np.ndarray, factor: int, shift: int) -> None:
    left, right = cronbach_alpha(cross_products(X)), cronbach_alpha(cross_products(factor * X + shift))
    assert left == pytest.approx(right, rel=1e-12, nan_ok=True)


@few
@given(whole_matrices, st.randoms(use_true_random=False))
def test_alpha_knows_no_order_of_items(X: np.ndarray, random: Any) -> None:
    columns = list(range(X.shape[1]))
    random.shuffle(columns)
    left, right = cronbach_alpha(cross_products(X)), cronbach_alpha(cross_products(X[:, columns]))
    assert left == pytest.approx(right, rel=1e-12, nan_ok=True)


@few
@given(arrays(np.float64, st.integers(0, 60), elements=st.integers(-6, 6).map(float)))
def test_signed_ranks_do_not_know_the_sign(differences: np.ndarray) -> None:
    assert signed_ranks(Distribution.of(differences)) == signed_ranks(Distribution.of(-differences))


@few
@given(arrays(np.float64, (8, 4), elements=st.integers(1, 7).map(float)), st.floats(0.01, 100))
def test_a_fit_knows_no_units(X: np.ndarray, factor: float) -> None:
    design, scaled = Design.of(with_constant(X[:, 1:])), Design.of(with_constant(X[:, 1:] * factor))
    assert design.dependent == scaled.dependent
    if not design.dependent:
        left, right = design.fit(X[:, 0]), scaled.fit(X[:, 0])
        assert left.fitted == pytest.approx(right.fitted, abs=1e-9)
        assert left.b[1:] == pytest.approx(right.b[1:] * factor, abs=1e-9)


@few
@given(arrays(np.float64, st.integers(3, 40), elements=st.integers(-20, 20).map(float)))
def test_shapiro_stays_in_its_range(values: np.ndarray) -> None:
    if len(set(values)) > 1:
        w, p = shapiro_wilk(values)
        assert 0 < w <= 1
        assert 0 <= p <= 1
