"""Profiles, cross-tables and filtered papers over the same columns: what one hides, none of the others shows."""

from collections.abc import Iterator
from itertools import chain, combinations, permutations, product

import numpy as np
import pandas as pd
import pytest

from analysis.disclosure.counted import count_states, selection_state, twins_of
from analysis.disclosure.patterns import Divided, divided, states_over
from analysis.disclosure.ranges import BESIDE, FEW, SHOWN
from tests.analysis.disclosure.intruder import Intruder

VALUES = {"sex": ("f", "m"), "school": ("sd", "sma"), "unit": ("north", "south", "west")}
PEOPLE = tuple(product(*VALUES.values()))
SIGNS = {FEW: "<5", BESIDE: "…"}


def answers(seed: int) -> pd.DataFrame:
    """Eighty people, some kinds of them few."""
    random = np.random.default_rng(seed)
    kinds = random.multinomial(80, random.dirichlet(np.full(len(PEOPLE), 0.8)))
    return pd.DataFrame([kind for kind, n in zip(PEOPLE, kinds, strict=True) for _ in range(n)], columns=list(VALUES))


def column(frame: pd.DataFrame, name: str) -> Divided:
    return divided(name, [(frame[name] == value).to_numpy() for value in VALUES[name]])


def cells_of(**chosen: str) -> list[int]:
    names = list(VALUES)
    return [at for at, kind in enumerate(PEOPLE) if all(kind[names.index(c)] == v for c, v in chosen.items())]


def cross_tables(frame: pd.DataFrame) -> Iterator[tuple[dict[str, str], str]]:
    """Who is printed, and how: every column by itself, and every two of them."""
    for names in chain(combinations(VALUES, 1), combinations(VALUES, 2)):
        states = states_over([column(frame, name) for name in names], 5)
        for places in product(*(range(len(VALUES[name])) for name in names)):
            chosen = {name: VALUES[name][place] for name, place in zip(names, places, strict=True)}
            yield chosen, _sign(frame, chosen, int(states[places]))


def filtered_papers(frame: pd.DataFrame) -> Iterator[tuple[dict[str, str], str]]:
    """The profiles of everybody who has one value, or two."""
    for names in (*combinations(VALUES, 1), ("sex", "unit")):
        for values in product(*(VALUES[name] for name in names)):
            chosen = dict(zip(names, values, strict=True))
            part = frame[np.logical_and.reduce([frame[name] == value for name, value in chosen.items()])]
            twins = twins_of(frame, part, names, "")
            if selection_state(twins, 5) != SHOWN or len(part) < 5:
                continue
            yield chosen, str(len(part))
            for asked in VALUES.keys() - set(names):
                marks = [(frame[asked] == value).to_numpy() for value in VALUES[asked]]
                for value, state in zip(VALUES[asked], count_states(marks, twins, 5, name=asked), strict=True):
                    yield chosen | {asked: value}, _sign(frame, chosen | {asked: value}, int(state))


def _sign(frame: pd.DataFrame, chosen: dict[str, str], state: int) -> str:
    return SIGNS.get(state, str(_count(frame, chosen)))


def _count(frame: pd.DataFrame, chosen: dict[str, str]) -> int:
    return int(np.logical_and.reduce([frame[name] == value for name, value in chosen.items()]).sum())


@pytest.mark.parametrize("seed", range(2))
def test_nobody_works_out_a_hidden_count_from_all_that_is_printed(seed: int) -> None:
    frame = answers(seed)
    intruder, few = Intruder(len(PEOPLE)), set()
    intruder.reads(range(len(PEOPLE)), str(len(frame)))
    for chosen, sign in chain(cross_tables(frame), filtered_papers(frame)):
        intruder.reads(cells_of(**chosen), sign)
        few |= {tuple(cells_of(**chosen))} if 0 < _count(frame, chosen) < 5 else set()
    assert few
    for cells in few:
        low, high = intruder.range_of(cells)
        assert high > low, [PEOPLE[cell] for cell in cells]


def test_the_order_of_columns_and_of_values_hides_nothing_else() -> None:
    frame = answers(7)
    columns = [column(frame, name) for name in VALUES]
    usual = states_over(columns, 5)
    for order in permutations(range(len(columns))):
        found = states_over([_backwards(columns[at]) for at in order], 5)
        assert np.array_equal(np.flip(found).transpose(np.argsort(order)), usual)


def _backwards(one: Divided) -> Divided:
    return Divided(name=one.name, places=one.size - 1 - one.places, size=one.size)


def test_what_a_column_hides_by_itself_is_hidden_beside_another() -> None:
    frame = pd.concat(
        [answers(1), pd.DataFrame({"sex": ["x"] * 3, "school": ["sd", "sma", "sma"], "unit": ["north"] * 3})]
    )
    sex = divided("sex", [(frame["sex"] == value).to_numpy() for value in ("f", "m", "x")])
    hides = states_over([sex], 5) > SHOWN
    assert hides[2]
    assert (states_over([sex, column(frame, "school")], 5)[hides] > SHOWN).all()
