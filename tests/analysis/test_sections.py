"""Tables and charts render what the results hold, nothing else."""

from collections import Counter

import pytest

from analysis import Options, analyse
from analysis.methods import METHODS
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.survey import Analysis
from analysis.table import Table
from tests.analysis.methods import survey
from tests.analysis.questionnaires import answers, questionnaire
from tests.analysis.test_survey import JOINED, simulated


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(simulated(JOINED, 30), JOINED)


def table(analysis: Analysis, table_id: str) -> Table:
    return next(t for t in analysis.tables() if t.id == table_id)


def column(t: Table, column_id: str) -> list[object]:
    position = [c.id for c in t.columns].index(column_id)
    return [row[position] for row in t.rows]


def test_every_section_has_its_tables(analysis: Analysis) -> None:
    assert Counter(t.id for t in analysis.tables()) == {
        "scores": 1,
        "gap_dimensions": 1,
        "gap_items": 1,
        "gap_overall": 1,
        "mend": 1,
        "keep": 1,
        "ipa": 1,
        "csi": 1,
        "pgcv": 1,
        "reliability": 1,
        "reliability_items": 3,
        "regression_models": 1,
        "regression_terms": 2,
        "regression_assumptions": 2,
        "regression_correlations": 2,
        "skm_index": 1,
        "skm_elements": 1,
    }


def test_every_row_fills_its_columns(analysis: Analysis) -> None:
    for t in analysis.tables():
        assert t.rows
        assert {len(row) for row in t.rows} == {len(t.columns)}
        assert t.sample.started == 30
        assert 0 < t.sample.used <= 30


def test_charts_draw_columns_that_are_there(analysis: Analysis) -> None:
    for chart in analysis.charts():
        assert set(chart.roles.values()) <= {c.id for c in chart.table.columns}


def test_the_picture_of_means_leaves_gaps_to_their_own(analysis: Analysis) -> None:
    scores = analysis.charts()[0]
    assert set(column(scores.table, "battery")) == {"expectation", "perception"}


def test_gap_table_holds_the_results(analysis: Analysis) -> None:
    assert analysis.gaps is not None
    assert column(table(analysis, "gap_dimensions"), "gap") == [row.gap for row in analysis.gaps.dimensions]


def test_reliability_is_judged_by_the_chosen_threshold() -> None:
    frame = simulated(JOINED, 30)
    low, high = (analyse(frame, JOINED, Options(reliability=ReliabilityOptions(threshold=t))) for t in (0.5, 0.95))
    for row, verdict in zip(low.reliability, column(table(low, "reliability"), "verdict"), strict=True):
        assert row.alpha is not None
        assert row.alpha_lower is not None
        sure = "reliable" if row.alpha_lower >= 0.5 else "reliability_unsure"
        assert verdict == (sure if row.alpha >= 0.5 else "not_reliable")
    assert set(column(table(high, "reliability"), "verdict")) == {"not_reliable"}


def test_verdicts_follow_the_arithmetic(analysis: Analysis) -> None:
    t = table(analysis, "regression_assumptions")
    rows = list(zip(column(t, "test"), column(t, "statistic"), column(t, "p_holm"), column(t, "verdict"), strict=True))
    for test, statistic, p, verdict in rows:
        assert isinstance(statistic, float)
        if p is not None:
            assert isinstance(p, float)
            assert verdict == ("met" if p >= 0.05 else "violated")
        elif test == "vif":
            assert verdict == ("met" if statistic < 10 else "violated")
        elif test == "durbin_watson":
            assert verdict == "met"
            assert 1.5 <= statistic <= 2.5
    assert {test for test, *_ in rows} == {
        "lilliefors",
        "shapiro",
        "jarque_bera",
        "vif",
        "centred_condition_number",
        "breusch_pagan",
        "glejser",
        "durbin_watson",
        "reset",
    }


@pytest.mark.parametrize(
    ("residuals", "within"),
    [
        ([-1.0, -1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, -1.0, 1.0], False),
        ([-1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 1.0, 0.0, 1.0], True),
        ([-1.0, -1.0, -1.0, -1.0, 1.0, 1.0, 1.0, 1.0, -1.0, 1.0], True),
        ([-1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0], False),
    ],
    ids=["2.64", "2.47", "1.59", "1.47"],
)
def test_independence_is_violated_at_either_end_of_durbin_watson(residuals: list[float], within: bool) -> None:
    tiny = questionnaire({"speed": ["s1"]}, outcomes=["satisfaction"])
    speed = [1, 5, 5, 1, 2, 4, 4, 2, 3, 3] * 30  # so many that no end of the range is chance
    frame = answers(s1=speed, satisfaction=[s + e for s, e in zip(speed, residuals * 30, strict=True)])

    t = table(analyse(frame, tiny), "regression_assumptions")

    [(statistic, verdict)] = [
        (statistic, verdict)
        for test, statistic, verdict in zip(
            column(t, "test"), column(t, "statistic"), column(t, "verdict"), strict=True
        )
        if test == "durbin_watson"
    ]
    assert isinstance(statistic, float)
    assert (
        1.4 < statistic < 1.6 or 2.4 < statistic < 2.7
    )  # next to an end, so that no other one gives the same verdicts
    assert (1.5 <= statistic <= 2.5) is within
    assert verdict == ("met" if within else "violated")


def test_gains_stand_largest_first(analysis: Analysis) -> None:
    gains = column(table(analysis, "pgcv"), "pgcv")
    assert gains == sorted(gains, reverse=True)  # type: ignore[type-var]


def test_notes_stand_under_their_table() -> None:
    frame = simulated(JOINED, 30).assign(a_e=2.0, a_p=3.0)
    analysis = analyse(frame, JOINED)
    assert [note.where for note in table(analysis, "gap_items").notes if note.code == "no_variance"] == ["gaps/items/a"]
    items = [t for t in analysis.tables() if t.id == "reliability_items"]
    assert all("constant_item" in {note.code for note in t.notes} for t in items)


@pytest.mark.parametrize("method", ["scores", "gaps", "priorities", "reliability", "skm"])
def test_the_lab_gives_the_tables_of_the_report_and_more(method: str) -> None:
    """The same number stands in both; what the lab adds stands in columns of its own."""
    frame, instrument = survey.frame(), survey.instrument()
    section = getattr(analyse(frame, instrument).sections(), method)
    outcome = METHODS[method].run(frame, instrument)
    for own in section.tables:
        (theirs,) = [
            t for t in outcome.tables if t.id == own.id and t.params.get("battery") == own.params.get("battery")
        ]
        names = [c.id for c in own.columns]
        assert set(names) <= {c.id for c in theirs.columns}
        assert {row[: len(names) - 1] for row in own.rows} == {row[: len(names) - 1] for row in theirs.rows}


def test_a_model_of_the_lab_is_that_of_the_report_where_nothing_else_is_chosen() -> None:
    frame, instrument = survey.frame(), survey.instrument()
    report = analyse(frame, instrument).sections().regression
    assert report is not None
    outcome = METHODS["regression"].run(frame, instrument)
    own = report.each[0]
    theirs = outcome.table("regression_terms")
    assert theirs.params == own.terms.params
    assert [row[: len(own.terms.columns)] for row in theirs.rows] == list(own.terms.rows)
    assert outcome.table("regression_assumptions").rows == own.assumptions.rows
