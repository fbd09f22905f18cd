"""Which rows of a file earlier imports brought: like ones, erased ones, and a million of them."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.importing.known_rows import FileRows, UnclearError, brought_in_order
from servqual_desk.importing.row_set import RowSet

A, B, C, D = (bytes([letter]) * 16 for letter in b"abcd")
N_ROWS = 20_000
MOST_A_ROW = 20  # bytes beside the table in memory


def found(file: FileRows, *imports: tuple[bytes, ...]) -> list[int]:
    return [file.find(number, rows) for number, rows in enumerate(imports, start=1)]


def test_like_rows_are_given_to_the_imports_one_by_one() -> None:
    file = FileRows(enumerate([A, B, A, A], start=2))
    assert found(file, (A, A, B), (A,), (A,)) == [3, 1, 0]
    assert set(file.known.brought) == {2, 3, 4, 5}


def test_rows_that_are_given_back_are_found_again() -> None:
    file = FileRows(enumerate([A, B], start=2))
    assert found(file, (A, C)) == [1]
    file.give_back(1)
    assert not file.known.brought
    assert file.find(2, (A,)) == 1


def test_erased_rows_are_found_between_those_beside_them() -> None:
    file = FileRows(enumerate([A, B, C, D], start=2))
    assert file.find(1, (A, b"", C)) == 2
    file.find_erased(1, 3)
    assert set(file.known.erased) == {3}
    assert set(file.known.left_out) == {2, 3, 4}


@pytest.mark.parametrize("rows", [(C, b"", A), (b"",), (A, b"", D)])
def test_erased_rows_whose_place_is_not_clear_are_asked_about(rows: tuple[bytes, ...]) -> None:
    file = FileRows(enumerate([A, B, C, D], start=2))
    file.find(1, rows)
    with pytest.raises(UnclearError):
        file.find_erased(1, len(rows))


def test_a_set_of_rows_holds_each_once() -> None:
    rows = RowSet([7, 3], [3, 900])
    assert (len(rows), list(rows), 3 in rows, 4 in rows, 10_000 in rows) == (3, [3, 7, 900], True, False, False)


def test_the_rows_of_a_file_are_no_objects_each() -> None:
    tracemalloc.start()
    try:
        file = FileRows((number, number.to_bytes(16, "big")) for number in range(1, N_ROWS))
        file.find(1, (number.to_bytes(16, "big") for number in range(1, N_ROWS)))
        known = file.known
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(known.left_out) == N_ROWS - 1
    assert peak < MOST_A_ROW * N_ROWS


DIGESTS = st.lists(st.sampled_from([A, B, C, D]), max_size=8)


@given(file=DIGESTS, imports=st.lists(DIGESTS.filter(bool), max_size=3))
def test_what_stands_in_order_is_what_is_found_in_any_order(file: list[bytes], imports: list[list[bytes]]) -> None:
    rows = list(enumerate(file, start=2))
    brought = brought_in_order(rows, imports)
    table = FileRows(rows)
    if found(table, *map(tuple, imports)) != [len(one) for one in imports]:
        assert brought is None
    elif brought is not None:
        assert sorted(digest for number, digest in rows if number in brought) == sorted(
            digest for number, digest in rows if number in table.known.brought
        )


@given(before=DIGESTS.filter(bool), more=DIGESTS)
def test_a_file_that_has_grown_is_found_in_order(before: list[bytes], more: list[bytes]) -> None:
    brought = brought_in_order(enumerate(before + more, start=2), [before])
    assert brought is not None
    assert len(brought) == len(before)


def test_a_grown_file_s_rows_are_not_kept() -> None:
    rows = [(number, number.to_bytes(16, "big")) for number in range(1, N_ROWS)]
    tracemalloc.start()
    try:
        brought = brought_in_order(rows, [[digest for _number, digest in rows[: N_ROWS // 2]]])
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert brought is not None
    assert len(brought) == N_ROWS // 2
    assert peak < MOST_A_ROW * N_ROWS
