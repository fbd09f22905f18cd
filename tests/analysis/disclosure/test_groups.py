"""Services and units side by side, of everybody and under a filter: nobody works out how few came for a hidden one."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from analysis.disclosure.counted import selection_state, twins_of
from analysis.disclosure.groups import hidden_by_size, hidden_groups, withheld_groups
from analysis.disclosure.ranges import BESIDE, FEW, SHOWN
from servqual_desk.words.response_columns import PLACES
from tests.analysis.disclosure.intruder import Intruder

UNIT_OF = {"id": "north", "birth": "north", "tax": "south", "land": "south", "trade": "south"}
CELLS = tuple(product(UNIT_OF, ("f", "m")))


def people(counts: dict[tuple[str, str], int]) -> pd.DataFrame:
    """One row a person, by service and sex."""
    rows = [(service, UNIT_OF[service], sex) for (service, sex), n in counts.items() for _person in range(n)]
    return pd.DataFrame(rows, columns=["sqd_service", "sqd_unit", "sex"])


def test_the_other_service_of_a_unit_is_hidden_with_the_one_of_few() -> None:
    frame = people({("id", "f"): 3, ("birth", "f"): 20, ("tax", "f"): 30, ("land", "f"): 9})
    assert hidden_groups(frame, "sqd_service", 5) == {"id": FEW, "birth": BESIDE}
    assert hidden_groups(frame, "sqd_unit", 5) == {}


def test_a_unit_of_one_hidden_service_is_hidden_and_the_services_of_the_one_beside_it() -> None:
    frame = people({("id", "f"): 3, ("tax", "f"): 30, ("land", "f"): 9})
    assert hidden_groups(frame, "sqd_unit", 5) == {"north": FEW, "south": BESIDE}
    assert set(hidden_groups(frame, "sqd_service", 5)) == {"id", "tax", "land"}


def test_a_filter_shows_the_groups_that_it_leaves_whole_and_none_that_it_divides() -> None:
    frame = people({("id", "f"): 20, ("birth", "f"): 8, ("birth", "m"): 9, ("tax", "m"): 30, ("land", "f"): 12})
    women = frame[frame.sex == "f"]
    assert withheld_groups(women, twins_of(frame, women, ["sex"], ""), "sqd_service", 5) == {"birth": BESIDE}


def test_where_those_whom_a_filter_leaves_out_are_few_no_group_is_shown() -> None:
    frame = people({("id", "f"): 20, ("birth", "f"): 18, ("birth", "m"): 2, ("tax", "m"): 30})
    women = frame[frame.sex == "f"]
    assert set(withheld_groups(women, twins_of(frame, women, ["sex"], ""), "sqd_service", 5)) == {"id", "birth"}


def test_what_one_wave_hides_all_waves_together_hide() -> None:
    once = people({("id", "f"): 3, ("birth", "f"): 20, ("tax", "f"): 30, ("land", "f"): 9})
    again = people({("id", "f"): 20, ("birth", "f"): 20, ("tax", "f"): 30, ("land", "f"): 9})
    frame = pd.concat([once.assign(sqd_wave="w1"), again.assign(sqd_wave="w2")], ignore_index=True)
    twins = twins_of(frame, frame, [], "sqd_wave")
    assert set(withheld_groups(frame, twins, "sqd_service", 5)) == {"id", "birth"}


@pytest.mark.parametrize("sizes", [(3, 20, 30), (1, 1, 2, 9, 30), (2, 2, 6, 50), (4, 4, 4, 4), (3, 4), (9, 20)])
def test_from_sizes_alone_nobody_works_out_how_few_a_group_has(sizes: tuple[int, ...]) -> None:
    names = {f"unit {place}": size for place, size in enumerate(sizes)}
    states = hidden_by_size(names, 5)
    signs = {FEW: "<5", BESIDE: "…"}
    intruder = Intruder(len(sizes))
    intruder.reads(range(len(sizes)), str(sum(sizes)))
    for place, (name, size) in enumerate(names.items()):
        intruder.reads([place], signs.get(states.get(name, SHOWN), str(size)))
    for place, size in enumerate(sizes):
        low, high = intruder.range_of([place])
        assert high - low >= 3 if size < 5 else low <= size <= high


def selections(frame: pd.DataFrame) -> Iterator[tuple[list[str], pd.DataFrame]]:
    """Everybody, every unit, women and men, and every two services."""
    yield [], frame
    for column, values in (("sqd_unit", [("north",), ("south",)]), ("sex", [("f",), ("m",)])):
        yield from (([column], frame[frame[column].isin(chosen)]) for chosen in values)
    yield from ((["sqd_service"], frame[frame["sqd_service"].isin(two)]) for two in combinations(UNIT_OF, 2))


@pytest.mark.parametrize("seed", range(12))
def test_nobody_works_out_a_hidden_group_from_all_tables_of_groups(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = {cell: int(random.poisson(random.choice([1, 3, 9, 20]))) for cell in CELLS}
    frame, intruder = people(counts), Intruder(len(CELLS))
    for columns, chosen in selections(frame):
        twins = twins_of(frame, chosen, columns, "")
        if len(chosen) < 5 or selection_state(twins, 5) != SHOWN:
            continue
        inside = set(chosen[["sqd_service", "sex"]].itertuples(index=False, name=None))
        intruder.reads([at for at, cell in enumerate(CELLS) if cell in inside], str(len(chosen)))
        for by in PLACES:
            hidden = withheld_groups(chosen, twins, by, 5)
            for name, n in chosen[by].value_counts().items():
                own = {cell for cell in inside if name in (cell[0], UNIT_OF[cell[0]])}
                printed = {FEW: "<5", BESIDE: "…"}.get(hidden.get(str(name), SHOWN), str(n))
                intruder.reads([at for at, cell in enumerate(CELLS) if cell in own], printed)
    for service in UNIT_OF:
        cells = [at for at, cell in enumerate(CELLS) if cell[0] == service]
        if 0 < sum(counts[CELLS[at]] for at in cells) < 5 and intruder.knows_anything:
            low, high = intruder.range_of(cells)
            assert high > low, (counts, service)
