"""Every method on data that no statistician would want: a table with reasons, never a traceback, never NaN."""

import math
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods import METHODS, Method, Outcome
from instruments.columns import variables
from tests.analysis.methods.survey import frame, instrument, plain_outcome

EVERY_METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
SCALES = [v.name for v in variables(instrument()) if v.kind == "scale"]


@cache
def poor(name: str) -> pd.DataFrame:
    """A survey with something wrong."""
    data = frame()
    match name:
        case "one response":
            return data.head(1)
        case "two responses":
            return data.head(2)
        case "six responses":
            return data.head(6)
        case "all answers equal":
            return data.assign(**dict.fromkeys(SCALES, 3), sex="male", sqd_unit="Samsat")
        case "nothing answered":
            return data.assign(**dict.fromkeys(SCALES, np.nan), sex=None, education=None)
        case "every other answer missing":
            mask = np.indices((len(data), len(SCALES))).sum(axis=0) % 2 == 0
            return data.assign(**data[SCALES].mask(mask))
        case "don't know in every column":
            answered = np.indices((len(data), len(SCALES))).sum(axis=0) % 7 > 0
            return data.assign(**data[SCALES].astype(object).where(answered, "dk"))
        case "every row twice the same":
            return pd.concat([data.head(20), data.head(20)], ignore_index=True)
        case "only who and when":
            return data[["sqd_uuid", "sqd_unit", "sqd_wave", "sqd_started_at", "sqd_finished_at"]]
        case "constant items":
            return data.assign(t1_p=4, t1_e=7, r2_e=1, k1_p=3, waktu_p=4)
        case "two items the same":
            return data.assign(t2_p=data["t1_p"], r2_e=data["r1_e"], k2_p=data["k1_p"])
        case "perception is expectation":
            return data.assign(**{name: data[name[:-1] + "e"] for name in SCALES if name[:-1] + "e" in data})
    raise ValueError(name)


KINDS = (
    "one response",
    "two responses",
    "six responses",
    "all answers equal",
    "nothing answered",
    "every other answer missing",
    "don't know in every column",
    "every row twice the same",
    "only who and when",
    "constant items",
    "two items the same",
    "perception is expectation",
)


def assert_sound(outcome: Outcome) -> None:
    """Tables or a reason; cells that paper can bear; charts that draw what their tables hold."""
    assert outcome.tables or outcome.notes
    for table in (*outcome.tables, *(chart.table for chart in outcome.charts)):
        assert table.rows or table.notes, table.id
        for cells in table.rows:
            for cell in cells:
                assert not isinstance(cell, np.generic)
                assert not isinstance(cell, float) or math.isfinite(cell), table.id
    for chart in outcome.charts:
        known = {column.id for column in chart.table.columns}
        assert set(chart.roles.values()) <= known, chart.id


@EVERY_METHOD
@pytest.mark.parametrize("kind", KINDS)
def test_poor_data(method: Method, kind: str) -> None:
    assert_sound(method.run(poor(kind).copy(), instrument()))


@EVERY_METHOD
def test_good_data(method: Method) -> None:
    assert_sound(plain_outcome(method.id))


@settings(max_examples=15)
@given(st.sampled_from(sorted(METHODS)), st.integers(0, 10_000), st.integers(1, 40), st.floats(0, 0.9))
def test_any_answers(method: str, seed: int, rows: int, missing: float) -> None:
    rng = np.random.default_rng(seed)
    data = frame().head(rows)
    drawn = {
        v.name: np.where(
            rng.random(rows) < missing, np.nan, rng.integers(v.scale.min, v.scale.max + 1, rows).astype(float)
        )
        for v in variables(instrument())
        if v.scale is not None
    }
    assert_sound(METHODS[method].run(data.assign(**drawn), instrument()))
