"""Rows without a code of their own keep the order in which they were made, also where a millisecond makes many."""

from itertools import pairwise

from servqual_desk.store.row_numbers import row_number, row_numbers


def test_rows_made_at_once_get_rising_numbers_that_every_program_reads_exactly() -> None:
    numbers = [row_number() for _row in range(5_000)]
    assert all(one < next_one for one, next_one in pairwise(numbers))
    assert numbers[-1] < 2**53


def test_old_rows_of_one_moment_keep_their_order_and_get_different_numbers() -> None:
    numbers = row_numbers(["2026-03-02T08:00:00+00:00"] * 3_000 + ["2026-03-02T07:00:00+00:00"])
    assert all(one < next_one for one, next_one in pairwise(numbers))


def test_a_later_moment_has_the_higher_number() -> None:
    earlier, later = row_numbers(["2026-03-02T08:00:00.001+00:00", "2026-03-02T08:00:00.002+00:00"])
    assert earlier < later
