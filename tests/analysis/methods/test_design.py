"""The sample's design against R's package survey (`oracles/design.R`)."""

import time
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.sample_design import SampleDesign, estimated_coefficients, estimated_mean, raked
from analysis.methods import METHODS, Outcome
from analysis.methods.design.drawn import drawn_sample
from analysis.methods.design.spec import DesignOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("design")
TOTALS = ("Disdukcapil = 900", "DPMPTSP = 700", "Samsat = 300")
MARGINS = ("sex: female = 1.000", "sex: male = 900", *(f"sqd_unit: {line}" for line in TOTALS))
CHOSEN: dict[str, dict[str, Any]] = {
    "clusters": {"clusters": "by_unit_and_day"},
    "strata": {"strata": "sqd_unit", "totals": TOTALS, "finite": True, "confidence_level": "level_90"},
    "raking": {"clusters": "by_day", "totals": MARGINS, "confidence_level": "level_99"},
}
EACH = pytest.mark.parametrize("case", CHOSEN)


@cache
def found(case: str) -> Outcome:
    return METHODS["design"].run(frame(), instrument(), DesignOptions(**CHOSEN[case]))


def assert_mean(ours: dict[str, Any], expected: dict[str, Any]) -> None:
    names = {
        "n": "n",
        "mean": "mean",
        "se": "se",
        "lower_bound": "lower",
        "upper_bound": "upper",
        "design_effect": "deff",
    }
    for name, theirs in (names | {"cluster_icc": "icc"}).items():
        assert agree(ours[name], expected.get(theirs), rel=1e-7), (expected["scale"], name)  # rake stops at 1e-10


@EACH
def test_means_and_gaps(case: str) -> None:
    table = found(case).table("lab_design_means")
    for expected in EXPECTED[case]["means"]:
        battery = "" if expected["scale"] == "overall" else "perception"
        assert_mean(row(table, scale=expected["scale"], battery=battery), expected)
    assert_mean(row(table, scale="tangibles", battery="gap"), EXPECTED[case]["gap"])


@EACH
def test_the_index(case: str) -> None:
    ours, expected = row(found(case).table("lab_design_index")), EXPECTED[case]["index"]
    assert agree(ours["ikm"], expected["ikm"])
    assert agree(ours["se"], expected["se"], rel=1e-7)


@EACH
def test_the_regression(case: str) -> None:
    for expected in EXPECTED[case]["regression"]:
        term = {"(Intercept)": "const"}.get(expected["term"], expected["term"])
        ours = row(found(case).table("lab_design_regression"), term=term)
        for name in ("b", "se", "t", "p"):
            assert agree(ours[name], expected[name], rel=1e-7), (term, name)


def test_raked_weights() -> None:
    data = frame()
    cells = data["sex"] + " " + data["sqd_unit"]
    margins = []
    for name, totals in (("sex", [1000.0, 900.0]), ("sqd_unit", [700.0, 900.0, 300.0])):
        _, places = np.unique(data[name], return_inverse=True)
        margins.append((places, np.array(totals)))
    weights = raked(margins)
    assert weights is not None
    for name, expected in zip(sorted(set(cells), key=str.lower), EXPECTED["raked"], strict=True):
        assert agree(weights[cells == name].mean(), expected, rel=1e-8)


def test_clusters_of_one_and_weights_of_one_give_the_plain_numbers() -> None:
    table = METHODS["design"].run(frame(), instrument()).table("lab_design_means")
    plain = METHODS["scores"].run(frame(), instrument()).table("scores")
    compared = 0
    for cells in plain.rows:
        theirs = row(plain, **{c.id: cell for c, cell in zip(plain.columns[:2], cells, strict=False)})
        ours = row(table, scale=theirs["dimension"], battery=theirs["battery"])
        assert ours["mean"] == pytest.approx(theirs["mean"], abs=1e-12)
        assert ours["se"] == pytest.approx(theirs["sd"] / theirs["n"] ** 0.5)
        assert ours["lower_bound"] == pytest.approx(theirs["lower"])
        assert ours["design_effect"] == pytest.approx(1)
        compared += 1
    assert compared > 5
    skm = row(METHODS["skm"].run(frame(), instrument()).tables[0])
    index = row(METHODS["design"].run(frame(), instrument()).table("lab_design_index"))
    assert index["ikm"] == index["plain_ikm"] == pytest.approx(skm["ikm_rounded"], abs=0.005)
    assert (index["lower_bound"], index["upper_bound"]) == pytest.approx((skm["lower"], skm["upper"]))


def test_a_stratum_of_weights_that_are_all_alike_changes_no_mean() -> None:
    doubled = SampleDesign(
        weights=np.full(40, 2.0), clusters=np.arange(40), strata=np.zeros(40, dtype=int), population=np.full(1, np.inf)
    )
    x = np.random.default_rng(1).normal(size=40)
    for one, other in ((estimated_mean(x, doubled), estimated_mean(x, SampleDesign.plain(40))),):
        assert (one.value, one.error) == pytest.approx((other.value, other.error))
    everybody = SampleDesign(
        weights=np.ones(40), clusters=np.arange(40), strata=np.zeros(40, dtype=int), population=np.full(1, 40.0)
    )
    assert estimated_mean(x, everybody).error == 0  # whoever asked all knows all
    errors = [own.error for own in estimated_coefficients(x, x[:, None] ** 2, doubled)]
    plain = estimated_coefficients(x, x[:, None] ** 2, SampleDesign.plain(40))
    assert errors == pytest.approx([own.error for own in plain])


def test_what_a_design_lacks_is_said() -> None:
    def said(**chosen: Any) -> set[str]:
        return codes(METHODS["design"].run(frame(), instrument(), DesignOptions(**chosen)))

    assert said(finite=True, strata="sqd_unit") == {"finite_without_totals"}
    assert said(strata="sqd_unit", totals=TOTALS[:2]) == {"totals_missing"}
    assert said(strata="sqd_unit", totals=("Samsat: many",)) == {"totals_unread"}
    assert said(totals=(*MARGINS[:2], "sqd_unit: Disdukcapil = 1", *MARGINS[3:])) == {"totals_do_not_agree"}
    assert said(strata="education") == {"some_without_group"}
    assert said(clusters="by_enumerator") == {"grouping_absent"}
    assert said(clusters="by_unit", strata="sqd_unit") == {"lonely_cluster"}


def test_the_interval_of_a_clustered_mean_holds_the_truth() -> None:
    """Thirty clusters of five that share half their variance: the plain interval holds it far too rarely."""
    rng = np.random.default_rng(9)
    held = np.zeros(2)
    clusters = np.repeat(np.arange(30), 5)
    own = SampleDesign(weights=np.ones(150), clusters=clusters, strata=clusters * 0, population=np.full(1, np.inf))
    for _sample in range(400):
        x = rng.normal(size=30)[clusters] + rng.normal(size=150)
        for place, design in enumerate((own, SampleDesign.plain(150))):
            lower, upper = estimated_mean(x, design).interval(0.95)
            held[place] += lower <= 0 <= upper
    assert held[0] / 400 > 0.92
    assert held[1] / 400 < 0.85


def test_a_morning_in_the_east_of_indonesia_is_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Jayapura")  # nine hours before UTC
    time.tzset()
    try:
        # Half past eight, eleven, and half past eight of the next day.
        started = ["2026-03-01T23:30:00+00:00", "2026-03-02T02:00:00+00:00", "2026-03-02T23:30:00+00:00"]
        drawn = drawn_sample(pd.DataFrame({"sqd_started_at": started}), DesignOptions(clusters="by_day"))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert isinstance(drawn, SampleDesign)
    assert drawn.clusters.tolist() == [0, 0, 1]
