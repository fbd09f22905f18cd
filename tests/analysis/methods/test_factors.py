"""Exploratory factor analysis against psych, factanal, GPArotation and varimax (`oracles/factors.R`)."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.formulas.parallel_analysis import factors_above_chance, random_eigenvalues
from analysis.formulas.rotation import oblimin, varimax
from analysis.methods import METHODS, Outcome
from analysis.methods.factors.spec import FactorsOptions
from analysis.table import Table
from tests.analysis.methods.survey import agree, all_agree, codes, frame, instrument, numbers, oracle, row, small

EXPECTED = oracle("factors")
THESES = oracle("factors_theses")
POLYCHORIC = oracle("factors_polychoric")  # lavaan's polychoric correlations, psych's factors of them
ITEMS = ["t1", "t2", "t3", "t4", "r1", "r2", "r3", "r4", "m1", "m2", "m3"]


def factors(**options: Any) -> Outcome:
    return METHODS["factors"].run(frame(), instrument(), FactorsOptions(number=3, draws=50, **options))


def loadings(table: Table) -> np.ndarray[Any, Any]:
    """The loadings of the table, items in the questionnaire's order."""
    return np.array([[row(table, item=item)[f"factor_{f}"] for f in (1, 2, 3)] for item in ITEMS])


def test_adequacy() -> None:
    outcome = factors()
    names = [column.id for column in outcome.table("lab_factor_adequacy").columns]
    ours = dict(zip(names, outcome.table("lab_factor_adequacy").rows[0], strict=True))
    for name, value in EXPECTED["adequacy"].items():
        assert agree(ours[name], value), name
    assert ours["kmo_band"] == "meritorious"
    for item, value in EXPECTED["msa"].items():
        assert agree(row(outcome.table("lab_factor_loadings"), item=item)["msa"], value), item


def test_principal_axis_with_varimax() -> None:
    table = factors(rotation="varimax").table("lab_factor_loadings")
    assert all_agree(loadings(table), EXPECTED["pa"]["varimax"]["loadings"])
    for item, h2, complexity in zip(ITEMS, EXPECTED["pa"]["communality"], EXPECTED["pa"]["complexity"], strict=True):
        assert agree(row(table, item=item)["communality"], h2)
        assert agree(row(table, item=item)["complexity"], complexity)


def test_principal_axis_with_oblimin() -> None:
    outcome, expected = factors(rotation="oblimin"), EXPECTED["pa"]["oblimin"]
    assert all_agree(loadings(outcome.table("lab_factor_loadings")), expected["loadings"], rel=1e-7)
    for cells in outcome.table("lab_factor_correlations").rows:
        assert cells[2] == pytest.approx(expected["phi"][int(cells[0]) - 1][int(cells[1]) - 1], abs=1e-7)
    explained = [cells[1] for cells in outcome.table("lab_factor_variance").rows]
    assert all_agree(explained, expected["ss"], rel=1e-7)


@pytest.mark.parametrize("rotation", ["varimax", "promax"])
def test_principal_components_as_theses_have_them(rotation: str) -> None:
    outcome, expected = factors(extraction="principal_components", rotation=rotation), THESES["pc"]
    table = outcome.table("lab_factor_loadings")
    assert all_agree(loadings(table), expected[rotation]["loadings"], rel=1e-7)
    assert all_agree(
        [cells[1] for cells in outcome.table("lab_factor_variance").rows], expected[rotation]["ss"], rel=1e-7
    )
    for item, h2 in zip(ITEMS, expected["communality"], strict=True):
        assert agree(row(table, item=item)["communality"], h2)


def test_promax_of_principal_axes_with_the_factors_correlations() -> None:
    outcome, expected = factors(rotation="promax"), THESES["pa"]["promax"]
    assert all_agree(loadings(outcome.table("lab_factor_loadings")), expected["loadings"], rel=1e-7)
    correlations = outcome.table("lab_factor_correlations")
    assert len(correlations.rows) == 3
    for first, second, r in correlations.rows:
        assert agree(r, expected["phi"][int(str(first)) - 1][int(str(second)) - 1], rel=1e-7)


def test_eigenvalues_above_one_say_how_many_and_where_random_data_say_otherwise() -> None:
    by_rule = METHODS["factors"].run(frame(), instrument(), FactorsOptions(rule="eigenvalue_above_one", draws=50))
    table = by_rule.table("lab_parallel")
    assert [cells[7] for cells in table.rows].count(True) == THESES["above_one"]
    assert all_agree([cells[5] for cells in table.rows], THESES["share"])
    assert all_agree([cells[6] for cells in table.rows], THESES["cumulative"])
    assert len(by_rule.table("lab_factor_variance").rows) == THESES["above_one"]
    (differ,) = [note for note in by_rule.notes if note.code == "rules_differ"]
    assert dict(differ.params) == {"above_one": THESES["above_one"], "parallel": EXPECTED["parallel"]["ncomp"]}


def test_factors_of_polychoric_correlations() -> None:
    outcome = factors(correlations="polychoric", rotation="varimax")
    assert all_agree([cells[1] for cells in outcome.table("lab_parallel").rows], POLYCHORIC["eigenvalues"], rel=1e-5)
    table = outcome.table("lab_factor_loadings")
    ours = [row(table, item=item)["communality"] for item in ITEMS]
    assert all_agree(ours, POLYCHORIC["communality"], rel=1e-5)
    adequacy = outcome.table("lab_factor_adequacy")
    names = [column.id for column in adequacy.columns]
    of = dict(zip(names, adequacy.rows[0], strict=True))
    assert agree(of["kmo"], POLYCHORIC["kmo"], rel=1e-5)
    assert agree(of["chi2"], POLYCHORIC["chi2"], rel=1e-5)
    assert "polychoric_input" in codes(outcome)


def test_where_there_are_no_polychoric_correlations_it_says_why() -> None:
    rows = np.arange(150)
    every_gap = {"t1_e": 1 + rows % 7, "t1_p": 1 + rows // 7 % 7}
    asked = FactorsOptions(correlations="polychoric", measure="gap")
    assert codes(METHODS["factors"].run(frame().assign(**every_gap), instrument(), asked)) == {"polychoric_too_many"}
    ceiling = {"t1_p": np.where(rows < 7, 6, 7), "t2_p": np.where((rows >= 7) & (rows < 17), 5, 7)}
    asked = FactorsOptions(correlations="polychoric", measure="perception")
    assert codes(METHODS["factors"].run(frame().assign(**ceiling), instrument(), asked)) == {"ordered_at_limit"}


def test_as_many_components_as_items_explain_everything() -> None:
    asked = FactorsOptions(extraction="principal_components", rotation="none", number=11, draws=50)
    outcome = METHODS["factors"].run(frame(), instrument(), asked)
    assert outcome.table("lab_factor_variance").rows[-1][3] == pytest.approx(1)
    assert "too_many_factors" not in codes(outcome)


def test_maximum_likelihood() -> None:
    outcome, expected = factors(extraction="maximum_likelihood", rotation="varimax"), EXPECTED["ml"]
    table = outcome.table("lab_factor_loadings")
    # factanal's optimiser stops some 1e-6 from the maximum.
    assert all_agree(loadings(table), expected["varimax"]["loadings"], rel=1e-5)
    for item, value in zip(ITEMS, expected["uniqueness"], strict=True):
        assert row(table, item=item)["uniqueness"] == pytest.approx(value, abs=1e-5)
    _n, _factors, chi2, df, p = outcome.table("lab_factor_fit").rows[0]
    assert (df, agree(chi2, expected["chi2"], rel=1e-8), agree(p, expected["p"], rel=1e-7)) == (
        expected["df"],
        True,
        True,
    )


def test_the_limit_of_parallel_analysis_is_the_95_percent_point_of_random_answers() -> None:
    """Against correlations of plain normal draws, not of Wishart's; their median lies far below."""
    outcome = METHODS["factors"].run(frame(), instrument(), FactorsOptions(number=3, draws=2000))
    limit = [float(str(cells[3])) for cells in outcome.table("lab_parallel").rows]
    rng = np.random.default_rng(1965)
    n = outcome.table("lab_parallel").sample.used
    samples = (rng.standard_normal((n, len(limit))) for _ in range(2000))
    drawn = np.array([np.linalg.eigvalsh(np.corrcoef(sample, rowvar=False))[::-1] for sample in samples])
    assert limit == pytest.approx(np.quantile(drawn, 0.95, axis=0), abs=0.01)
    assert min(limit - np.quantile(drawn, 0.5, axis=0)) > 0.02


def test_parallel_analysis() -> None:
    outcome = METHODS["factors"].run(frame(), instrument())
    table = outcome.table("lab_parallel")
    assert all_agree([cells[1] for cells in table.rows], EXPECTED["eigenvalues"], rel=1e-9)
    # psych simulates anew each time: the means of 400 and 500 draws agree to their noise.
    chance = [cells[2] for cells in table.rows]
    assert chance == pytest.approx(EXPECTED["parallel"]["simulated"], abs=0.02)
    assert [cells[4] for cells in table.rows].count(True) == EXPECTED["parallel"]["ncomp"]
    assert METHODS["factors"].run(frame(), instrument()) == outcome


def test_random_eigenvalues_are_those_of_random_answers() -> None:
    # Two ways to the same distribution: through the Wishart matrix, and from 60 × 4 normal answers themselves.
    rng = np.random.default_rng(1)
    drawn = np.array([np.linalg.eigvalsh(np.corrcoef(rng.standard_normal((60, 4)).T))[::-1] for _ in range(2000)])
    assert random_eigenvalues(60, 4, 2000, 2).mean(axis=0) == pytest.approx(drawn.mean(axis=0), abs=0.015)
    assert factors_above_chance(np.array([2.0, 1.0, 1.4]), np.array([1.5, 1.2, 1.0])) == 1


def test_items_stand_by_the_factor_that_they_belong_to() -> None:
    table = factors().table("lab_factor_loadings")
    main = [cells[2] for cells in table.rows]
    assert main == sorted(main)
    assert {cells[1]: cells[2] for cells in table.rows}.keys() == {"tangibles", "reliability", "empathy"}
    assert len({(cells[1], cells[2]) for cells in table.rows}) == 3  # each dimension is one factor


def test_the_chart_leaves_out_small_loadings() -> None:
    outcome = factors(hidden=0.4)
    chart = next(chart for chart in outcome.charts if chart.kind == "heatmap")
    assert all(cells[2] is None or abs(cells[2]) >= 0.4 for cells in chart.table.rows)


def test_more_factors_than_the_items_allow_are_cut_and_said() -> None:
    outcome = METHODS["factors"].run(frame(), small(tangibles=("t1", "t2", "t3", "t4")), FactorsOptions(number=4))
    assert "too_many_factors" in codes(outcome)
    assert len(outcome.table("lab_factor_variance").rows) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"t1_p": 4}, "model_constant_item"),
        ({"t2_p": lambda f: f["t1_p"]}, "model_singular"),
        ({"t2_p": np.nan}, "model_too_few_responses items_unanswered"),
    ],
)
def test_answers_that_cannot_be_factored_say_why(change: dict[str, Any], reason: str) -> None:
    outcome = METHODS["factors"].run(frame().assign(**change), small(tangibles=("t1", "t2", "t3", "t4")))
    assert codes(outcome) == set(reason.split())


def test_every_number_is_finite() -> None:
    for extraction in ("principal_axis", "maximum_likelihood"):
        assert all(np.isfinite(number) for number in numbers(factors(extraction=extraction)))


@settings(max_examples=20)
@given(st.permutations(range(11)))
def test_the_order_of_items_does_not_matter(order: list[int]) -> None:
    pattern = np.array(EXPECTED["pa"]["varimax"]["loadings"])
    for turn in (varimax, oblimin):
        assert turn(pattern[order]).pattern == pytest.approx(turn(pattern).pattern[order], abs=1e-7)
