"""What a row is said as, before it is sealed: the rule that stands in the module."""

from hashlib import blake2b

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.store.log_digests import Cell, RowBytes
from servqual_desk.store.rows_by_column import rows_said

COLUMNS = ("answer", "comment", "seconds", "unit")
CELLS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(max_size=4)
ROWS = st.lists(st.tuples(*[CELLS] * len(COLUMNS)), min_size=1, max_size=6)


def by_the_rule(row: tuple[Cell, ...]) -> bytes:
    """The digest of the names of the filled columns, then the filled cells."""
    filled = {name: cell for name, cell in zip(COLUMNS, row, strict=True) if cell is not None}
    pack = msgspec.msgpack.encode
    return blake2b(pack(list(filled)), digest_size=32, person=b"sqd columns").digest() + pack(list(filled.values()))


@given(ROWS)
def test_rows_are_said_by_the_rule(rows: list[tuple[Cell, ...]]) -> None:
    said = RowBytes(COLUMNS)

    assert [said(row) for row in rows] == [by_the_rule(row) for row in rows]


@given(st.lists(st.tuples(*[CELLS | st.sampled_from([1, 1.0, 0, 0.0, -0.0])] * len(COLUMNS)), max_size=8))
def test_rows_given_by_column_are_said_as_one_by_one(rows: list[tuple[Cell, ...]]) -> None:
    said, columns = RowBytes(COLUMNS), {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}

    assert rows_said(columns, len(rows)) == [said(row) for row in rows]


def test_rows_of_which_nothing_is_given_are_said_too() -> None:
    assert rows_said({}, 2) == [RowBytes(COLUMNS)((None,) * 4)] * 2
