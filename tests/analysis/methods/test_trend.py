"""Waves against t.test, effectsize and wilcox.test (`oracles/trend.R`)."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.multiple_tests import holm
from analysis.methods import METHODS, Outcome
from analysis.methods.trend.spec import TrendOptions
from analysis.methods.trend.waves import ordered_waves
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, row

EXPECTED = oracle("trend")
WAVES = ("2024-1", "2024-2", "2025-1")


def run(data: pd.DataFrame | None = None, **chosen: Any) -> Outcome:
    return METHODS["trend"].run(frame() if data is None else data, instrument(), TrendOptions(**chosen))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(measures=("perception",), families=("servqual",))


def test_means_of_the_waves(outcome: Outcome) -> None:
    table = outcome.table("lab_trend")
    assert dict(table.params) == {"battery": "perception"}
    for expected in EXPECTED["waves"]:
        ours = row(table, scale="tangibles", wave=expected["wave"])
        assert all(agree(ours[name], expected[name]) for name in ("n", "mean", "sd", "lower", "upper"))


@pytest.mark.parametrize(
    ("chosen", "expected"), [({}, "last_two"), ({"before": "2024-1", "after": "2025-1"}, "first_last")]
)
def test_before_and_after(chosen: dict[str, str], expected: str) -> None:
    table = run(families=("servqual",), **chosen).table("lab_change")
    ours = row(table, scale="tangibles", battery="perception")
    for name, value in EXPECTED[expected].items():
        assert agree(ours[name], value, rel=1e-6 if name in ("d_lower", "d_upper") else 1e-8), name
    names = [column.id for column in table.columns]
    p, adjusted = ([cells[names.index(name)] for cells in table.rows] for name in ("p", "p_holm"))
    assert adjusted == list(holm(p))


def test_every_battery_has_its_lines_and_the_outcome_its_own() -> None:
    outcome = run()
    assert [(t.id, t.params.get("battery")) for t in outcome.tables[:-1]] == [
        ("lab_trend", "expectation"),
        ("lab_trend", "perception"),
        ("lab_trend", "gap"),
        ("lab_trend_outcomes", None),
    ]
    assert [chart.kind for chart in outcome.charts] == ["lines"] * 4 + ["intervals"]


def test_events_stand_at_their_wave() -> None:
    outcome = run(events=("2024-2: Digital queue opened", "2024-2: New hall", "2031: Nobody knows", ""))
    ours = row(outcome.table("lab_trend"), scale="tangibles", wave="2024-2")
    assert ours["event"] == "Digital queue opened; New hall"
    assert row(outcome.table("lab_trend"), scale="tangibles", wave="2024-1")["event"] is None
    (note,) = [n for n in outcome.notes if n.code == "event_without_wave"]
    assert note.params["line"] == "2031: Nobody knows"


@pytest.mark.parametrize(
    ("waves", "started", "expected"),
    [
        # apart in time: by time, whatever their names
        (["before", "after", "again"], ["2025-01-01", "2025-02-01", "2025-03-01"], ("before", "after", "again")),
        # overlapping, or without dates: by name, numbers by size
        (["w10", "w2", "w10"], ["2025-01-01", "2025-02-01", "2025-03-01"], ("w2", "w10")),
        (["wave 10", "wave 9"], None, ("wave 9", "wave 10")),
        (["2024", None, ""], None, ("2024",)),
    ],
)
def test_waves_stand_in_order(waves: list[str | None], started: list[str] | None, expected: tuple[str, ...]) -> None:
    data = pd.DataFrame({"sqd_wave": pd.Series(waves, dtype=object)})
    if started is not None:
        data["sqd_started_at"] = started
    assert ordered_waves(data) == expected


def asked_by_halves() -> pd.DataFrame:
    """One wave with expectations alone, the next with perceptions alone."""
    data = frame()
    for wave, left_out in (("2024-2", ("_p", "overall", "digital_satisfaction")), ("2025-1", ("_e",))):
        data.loc[data["sqd_wave"] == wave, [name for name in data if name.endswith(left_out)]] = np.nan
    return data


def test_small_waves_are_not_shown() -> None:
    few = pd.concat([frame().query("sqd_wave == '2024-1'").head(4), frame().query("sqd_wave != '2024-1'")])
    outcome = run(few)
    assert "2024-1" not in {cells[1] for table in outcome.tables[:-1] for cells in table.rows}
    (note,) = [n for n in outcome.notes if n.code == "groups_suppressed"]
    assert dict(note.params) == {"suppressed": 1, "smallest": 5}


@pytest.mark.parametrize(
    ("data", "chosen", "expected"),
    [
        (frame().drop(columns="sqd_wave"), {}, "grouping_absent"),
        (frame().assign(sqd_wave="2024-1"), {}, "one_wave"),
        (frame().assign(sqd_wave=None), {}, "responses_without_wave"),
        (frame(), {"before": "1999"}, "wave_not_shown"),
        (frame(), {"before": "2024-1", "after": "2024-1"}, "same_wave"),
        (frame().head(2), {}, "groups_suppressed"),
        (asked_by_halves(), {}, "no_score_in_both_waves"),
        (frame().assign(**{f"{item}_p": 4 for item in ("t1", "t2", "t3", "t4")}), {}, "no_variance"),
    ],
)
def test_poor_data_gives_reasons(data: pd.DataFrame, chosen: dict[str, str], expected: str) -> None:
    outcome = run(data, **chosen)
    assert expected in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))
