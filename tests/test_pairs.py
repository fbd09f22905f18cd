"""What `every_pair` leaves out is never two values together."""

from itertools import combinations, product

import pytest

from tests.pairs import every_pair


@pytest.mark.parametrize("values", [("ab", "cd", "efghi"), ("abc", "de", "fgh", "ij"), ("ab", "cd")])
def test_every_value_meets_every_value_of_every_other(values: tuple[str, ...]) -> None:
    met = {pair for one in every_pair(*values) for pair in combinations(one, 2)}
    assert met == {pair for one in product(*values) for pair in combinations(one, 2)}


def test_it_is_half_of_two_by_two_by_many() -> None:
    assert len(every_pair(range(22), "ab", "cd")) == 44
