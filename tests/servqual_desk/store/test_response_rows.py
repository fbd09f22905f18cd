"""How new responses are named: unlike, in order, and none before it is asked for."""

import tracemalloc
from collections import Counter
from itertools import islice, pairwise
from uuid import UUID

from servqual_desk.store.response_rows import rising_uuids


def test_identifiers_are_random_ones_in_their_order() -> None:
    found = list(rising_uuids(3000))
    assert len(found) == 3000
    assert all(one < other for one, other in pairwise(found))
    assert {UUID(one).version for one in found} == {4}
    assert {str(UUID(one)) for one in found} == set(found)


def test_their_beginnings_are_spread_as_by_chance() -> None:
    counts = Counter(one[:2] for one in rising_uuids(51_200))
    deviation = sum((counts[f"{octet:02x}"] - 200) ** 2 / 200 for octet in range(256))
    assert 150 < deviation < 400  # chi-square with 255 degrees of freedom, beyond a chance in a hundred thousand


def test_many_cost_no_memory_before_they_are_asked_for() -> None:
    tracemalloc.start()
    try:
        list(islice(rising_uuids(200_000), 10))
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
