"""What must not change a verdict: an item of noise beside the others, a wave that is a copy of the one before."""

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS
from analysis.methods.one_sample.spec import OneSampleOptions
from analysis.methods.trend.spec import TrendOptions
from analysis.methods.validity.spec import ValidityOptions
from analysis.table import Table
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.analysis.methods.survey import DIMENSIONS, QUESTIONS, frame, instrument, row, toml

PERCEIVED = ValidityOptions(measures=("perception",))


def with_noise() -> Instrument:
    """The questionnaire with one item more in the dimension empathy."""
    family, items = DIMENSIONS["empathy"]
    text = toml(DIMENSIONS | {"empathy": (family, (*items, "m9"))}, extra=QUESTIONS)
    return instrument_from_toml(text, name="counter.toml")


def verdicts(table: Table) -> dict[str, object]:
    """Each item's verdict in its own dimension."""
    columns = [column.id for column in table.columns]
    kept = [dict(zip(columns, cells, strict=True)) for cells in table.rows]
    return {str(cells["item"]): cells["verdict"] for cells in kept if "/" not in str(cells["scale"])}


@pytest.mark.parametrize("seed", range(6))
def test_an_item_of_noise_makes_no_other_valid(seed: int) -> None:
    """Empathy is nothing but noise, and one more item of noise joins it."""
    rng = np.random.default_rng(seed)
    noise = {name: rng.integers(1, 8, 150) for name in ("m1_p", "m2_p", "m3_p", "m9_p", "m9_e")}
    data = frame().assign(**noise)
    before = verdicts(METHODS["validity"].run(data, instrument(), PERCEIVED).tables[0])
    after = verdicts(METHODS["validity"].run(data, with_noise(), PERCEIVED).tables[0])
    turned = [item for item, verdict in before.items() if verdict == "not_valid" and after[item] == "valid"]
    assert len(turned) <= 1  # chance: r with pure noise passes the critical value once in twenty
    assert not [item for item in turned if item[0] in "tr"]  # other dimensions do not know of it


def copied() -> pd.DataFrame:
    first = frame().assign(sqd_wave="one")
    return pd.concat([first, first.assign(sqd_wave="two", sqd_uuid="again" + first["sqd_uuid"])], ignore_index=True)


def test_a_wave_copied_twice_shows_no_change() -> None:
    asked = TrendOptions(before="one", after="two", measures=("perception", "gap"))
    change = METHODS["trend"].run(copied(), instrument(), asked).table("lab_change")
    assert len(change.rows) > 4
    for cells in change.rows:
        ours = row(change, scale=cells[0], battery=cells[1])
        assert ours["difference"] == ours["t"] == ours["cohen_d"] == 0
        assert ours["p"] == ours["mann_whitney_p"] == 1
        assert ours["lower"] == -ours["upper"]


def test_a_wave_copied_twice_is_equivalent_where_the_margin_is_wide() -> None:
    asked = OneSampleOptions(before="one", after="two", margin=3)
    table = METHODS["one_sample"].run(copied(), instrument(), asked).table("lab_equivalence_change")
    assert {cells[-1] for cells in table.rows} == {"equivalent"}
