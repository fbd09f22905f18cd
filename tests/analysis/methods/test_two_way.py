"""Two groupings at once against car::Anova, predict and leveneTest in R (`oracles/two_way.R`)."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.formulas.factorial import FIRST, Factorial
from analysis.methods import METHODS, Outcome
from analysis.methods.two_way.spec import TwoWayOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("two_way")
CHOSEN: dict[str, dict[str, Any]] = {
    "education": {"by": "sex", "second": "education"},
    "unit": {"by": "sqd_unit", "second": "sex", "covariates": ("overall",)},
}
EFFECTS = {"a": "first_factor", "b": "second_factor", "a:b": "both_factors", "x": "covariate", "Residuals": "left_over"}
EACH = pytest.mark.parametrize(("case", "expected"), [(case, own) for case in CHOSEN for own in EXPECTED[case]])


@cache
def found(case: str, squares: str = "type_3") -> Outcome:
    asked = TwoWayOptions(**CHOSEN[case], squares=squares, families=("servqual",))
    return METHODS["two_way"].run(frame(), instrument(), asked)


@EACH
@pytest.mark.parametrize("squares", ["type_2", "type_3"])
def test_sums_of_squares_of_both_types(case: str, expected: dict[str, Any], squares: str) -> None:
    for source in expected[squares]:
        ours = row(
            found(case, squares).table("lab_two_way"),
            scale=expected["y"],
            source_of_variation=EFFECTS[source["effect"]],
        )
        assert ours["n"] == expected["n"]
        for name, theirs in (("ss", "ss"), ("df1", "df"), ("f", "f"), ("p", "p")):
            assert agree(ours[name], source.get(theirs)), (source["effect"], name)
        if source.get("f") is not None:
            assert agree(ours["eta_partial"], source["eta"])


@EACH
def test_cells_and_their_adjusted_means(case: str, expected: dict[str, Any]) -> None:
    shown = 0
    for cell in expected["cells"]:
        if cell["n"] >= 5:
            names = {"group": cell["a"], "other_group": cell["b"]}
            ours = row(found(case).table("lab_two_way_cells"), scale=expected["y"], **names)
            theirs = {
                "n": "n",
                "mean": "mean",
                "sd": "sd",
                "adjusted_mean": "adjusted",
                "lower": "lower",
                "upper": "upper",
            }
            for name, key in theirs.items():
                assert agree(ours[name], cell[key]), (names, name)
            shown += 1
    assert shown == sum(cells[0] == expected["y"] for cells in found(case).table("lab_two_way_cells").rows)


@EACH
def test_what_the_analysis_supposes(case: str, expected: dict[str, Any]) -> None:
    for name, theirs in (("brown_forsythe", "levene"), ("equal_slopes", "slopes")):
        if theirs in expected:
            ours = row(found(case).table("lab_two_way_checks"), scale=expected["y"], test=name)
            for key, value in expected[theirs].items():
                assert agree(ours[key], value), (name, key)


def test_cells_of_few_are_not_shown() -> None:
    table = found("education").table("lab_two_way_cells")
    assert min(cells[4] for cells in table.rows) >= 5


def test_what_cannot_be_told_says_so() -> None:
    run = METHODS["two_way"].run
    same = TwoWayOptions(by="sex", second="sex")
    assert codes(run(frame(), instrument(), same)) == {"same_grouping_twice"}
    asked = TwoWayOptions(by="sex", second="sqd_unit", families=("servqual",))
    assert "too_few_levels" in codes(run(frame().assign(sex="male"), instrument(), asked))
    moved = np.where((frame()["sex"] == "male") & (frame()["sqd_unit"] == "Samsat"), "DPMPTSP", frame()["sqd_unit"])
    apart = run(frame().assign(sqd_unit=moved), instrument(), asked)
    assert codes(apart) == {"empty_cells"}
    assert "both_factors" not in {cells[2] for cells in apart.table("lab_two_way").rows}
    nested = frame().assign(sqd_unit=frame()["sex"] + "s")
    assert codes(run(nested, instrument(), asked)) == {"groupings_told_by_others"}
    twice = TwoWayOptions(by="sex", second="sqd_unit", covariates=("overall", "digital_satisfaction"))
    copied = frame().assign(digital_satisfaction=lambda data: data["overall"])
    assert "groupings_told_by_others" in codes(run(copied, instrument(), twice))
    four = frame().dropna().head(4).assign(sex=["male", "male", "female", "female"], sqd_unit=["A", "B", "A", "B"])
    assert codes(run(four, instrument(), replace(asked, smallest=2))) == {"too_few_responses"}


def test_noise_is_called_a_difference_once_in_twenty() -> None:
    rng = np.random.default_rng(11)
    called = 0
    for _sample in range(300):
        first, second = (rng.integers(0, 2, 60).astype(float) for _factor in range(2))
        fit = Factorial(rng.normal(size=60), first, second, np.empty((60, 0)), crossed=True)
        called += next(effect for effect in fit.effects("type_3") if effect.name == FIRST).test.p < 0.05
    assert 4 <= called <= 28
