"""Wave by wave against R's t.test (`oracles/waves.R`), and what a copied, a small and an unlike wave show."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import Options, analyse
from analysis.methods.trend.wave_series import WaveResult, wave_results
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import DIMENSIONS, ELEMENTS, agree, frame, instrument, oracle, toml

EXPECTED = oracle("waves")
CHANGE = ("change", "change_lower", "change_upper", "change_p")
WITHOUT_SKM = instrument_from_toml(toml({name: d for name, d in DIMENSIONS.items() if d[0] != "skm"}), name="x.toml")


def waves(data: pd.DataFrame, form: Any = None) -> tuple[WaveResult, ...]:
    found = wave_results(data, form or instrument())
    assert found is not None
    return found


def two(first: pd.DataFrame, second: pd.DataFrame) -> tuple[WaveResult, ...]:
    return waves(pd.concat([first.assign(sqd_wave="w1"), second.assign(sqd_wave="w2")], ignore_index=True))


def test_the_index_wave_by_wave() -> None:
    whole = frame().dropna(subset=[f"{element}_p" for element in ELEMENTS])
    for ours, expected in zip(waves(whole), EXPECTED["index"], strict=True):
        assert (ours.wave, ours.n) == (expected["wave"], expected["n"])
        assert agree(ours.ikm, expected["mean"])
        assert agree(ours.ikm_lower, expected["lower"])
        assert agree(ours.ikm_upper, expected["upper"])
        holds_the_change(ours, expected)


def test_the_gap_wave_by_wave_where_there_is_no_index() -> None:
    for ours, expected in zip(waves(frame(), WITHOUT_SKM), EXPECTED["gap"], strict=True):
        assert ours.ikm is None
        assert agree(ours.gap, expected["mean"])
        assert agree(ours.gap_lower, expected["lower"])
        assert agree(ours.gap_upper, expected["upper"])
        holds_the_change(ours, expected)


def holds_the_change(ours: WaveResult, expected: dict[str, float]) -> None:
    for name in CHANGE:
        assert agree(getattr(ours, name), expected[name]) if name in expected else getattr(ours, name) is None


def test_a_wave_copied_shows_no_change() -> None:
    _first, second = two(frame(), frame())
    assert (second.change, second.change_p) == (0.0, 1.0)
    assert second.change_lower == pytest.approx(-second.change_upper)


def test_a_wave_of_one_has_a_change_without_an_interval() -> None:
    _first, second = two(frame(), frame().tail(1))
    assert second.change is not None
    assert (second.change_lower, second.change_upper, second.change_p) == (None, None, None)
    assert [(note.code, note.where) for note in second.notes] == [("too_few_responses", "waves/w2")]


def test_waves_without_spread_have_a_change_and_no_test() -> None:
    same = pd.DataFrame({f"{element}_p": np.full(20, 3.0) for element in ELEMENTS})
    _first, second = two(same, same + 1)
    assert (second.change, second.change_p) == (25.0, None)
    assert [note.code for note in second.notes] == ["no_variance"]


def test_one_wave_is_no_series() -> None:
    assert wave_results(frame().assign(sqd_wave="only"), instrument()) is None
    assert wave_results(frame().drop(columns="sqd_wave"), instrument()) is None


def test_waves_stand_in_the_order_that_the_survey_says() -> None:
    data = frame()
    data.attrs["waves"] = {
        code: {"title": f"Round {code}", "starts_on": day}
        for code, day in zip(("2025-1", "2024-1", "2024-2"), ("2020-01-01", "2021-01-01", "2022-01-01"), strict=True)
    }
    assert [(wave.wave, wave.title) for wave in waves(data)] == [
        ("2025-1", "Round 2025-1"),
        ("2024-1", "Round 2024-1"),
        ("2024-2", "Round 2024-2"),
    ]


def test_a_chosen_wave_limits_everything_but_the_waves() -> None:
    whole = json.loads(analyse(frame(), instrument()).to_json())
    one = json.loads(analyse(frame(), instrument(), Options(wave="2024-2")).to_json())
    alone = analyse(frame().query("sqd_wave == '2024-2'"), instrument())
    assert one["waves"] == whole["waves"]
    assert set(one["waves"][0]) == {
        "wave",
        "title",
        "n",
        "ikm",
        "ikm_lower",
        "ikm_upper",
        "gap",
        "gap_lower",
        "gap_upper",
        *CHANGE,
    }
    assert one["skm"] == json.loads(alone.to_json())["skm"]
