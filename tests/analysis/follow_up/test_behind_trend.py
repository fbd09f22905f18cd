"""Where events and stages lie between the waves of a trend."""

import pandas as pd
import pytest

from analysis.follow_up.behind_trend import spans, with_happenings
from analysis.methods.trend.run import run
from analysis.methods.trend.spec import TrendOptions
from instruments.load import load_instrument
from servqual_desk.follow_up.timeline import Happening

DAYS = ("2025-01-01", "2025-01-11", "2025-01-31")


def lies(starts_on: str, ends_on: str | None = None) -> list[tuple[float, float | None]]:
    found = spans([Happening(title="a", starts_on=starts_on, ends_on=ends_on)], DAYS)
    return [(round(one.start, 6), None if one.end is None else round(one.end, 6)) for one in found]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        ("2025-01-01", None, [(0, None)]),
        ("2025-01-06", None, [(0.5, None)]),
        ("2025-01-11", None, [(1, None)]),
        ("2025-01-16", None, [(1.25, None)]),  # 5 of 20 days
        ("2025-02-05", None, [(2.25, None)]),  # as between the last two
        ("2024-12-29", None, [(-0.3, None)]),
        ("2024-12-26", None, []),  # 6 of 10 days before the first: beyond the axis
        ("2025-02-12", None, []),
        ("2025-01-06", "2025-01-21", [(0.5, 1.5)]),
        ("2020-01-01", "2025-01-06", [(-0.5, 0.5)]),
        ("2025-01-21", "2030-01-01", [(1.5, 2.5)]),
        ("2020-01-01", "2030-01-01", [(-0.5, 2.5)]),
        ("2020-01-01", "2021-01-01", []),
    ],
)
def test_a_day_lies_between_the_waves_as_it_does_in_the_calendar(
    starts_on: str, ends_on: str | None, expected: list[tuple[float, float | None]]
) -> None:
    assert lies(starts_on, ends_on) == expected


def test_waves_that_are_not_in_order_of_time_get_nothing_behind_them() -> None:
    assert spans([Happening(title="a", starts_on="2025-01-06")], ("2025-02-01", "2025-01-01")) == ()


def trend(**attrs: object) -> list[list[str]]:
    """The names behind each chart of lines over two waves."""
    instrument = load_instrument("skm-9")
    frame = pd.DataFrame({item.id: [3, 4, 3, 4, 3, 4] * 2 for item in instrument.items})
    frame = frame.assign(sqd_wave=["w1"] * 6 + ["w2"] * 6)
    frame.attrs |= attrs
    outcome = run(frame, instrument, TrendOptions())
    happenings = [Happening(title="New hall", starts_on="2025-06-01")]
    charts = with_happenings(outcome, frame, happenings).charts
    return [[span.name for span in chart.spans] for chart in charts if chart.kind == "lines"]


def test_lines_over_waves_with_known_days_get_them_and_others_stay_as_they_are() -> None:
    days = {"w1": {"starts_on": "2025-01-01"}, "w2": {"starts_on": "2026-01-01"}}
    assert trend(waves=days) == [["New hall"]]
    assert trend(waves={"w1": days["w1"]}) == [[]]
    assert trend() == [[]]
