"""The cells of a foreign file come back from the disk as they were, whatever the lengths of its rows."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.importing import grid
from servqual_desk.importing.grid import Grid, GridWriter

ROWS = st.lists(st.lists(st.sampled_from(["", "5", "ya", "ü", "\0error\0#N/A"]), max_size=4), max_size=9)


@given(ROWS)
def test_rows_that_are_added_together_stand_as_those_added_one_by_one(rows: list[list[str]]) -> None:
    together, alone = BytesIO(), BytesIO()
    writers = GridWriter(together), GridWriter(alone)

    writers[0].add_rows(1, rows)
    for number, row in enumerate(rows, start=1):
        if row:
            writers[1].add(number, row)
    for writer in writers:
        writer.flush()

    assert together.getvalue() == alone.getvalue()
    assert (writers[0].n_rows, writers[0].width) == (writers[1].n_rows, writers[1].width)


@pytest.mark.parametrize("at_once", [1, 7, 50])
def test_rows_in_several_chunks_keep_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(grid, "CHUNK_ROWS", 10)
    rows = [[str(number), "x" * (number % 300)] if number % 7 else [] for number in range(1, 401)]
    with (tmp_path / "grid").open("wb") as file:
        writer = GridWriter(file)
        for at in range(0, len(rows), at_once):
            writer.add_rows(at + 1, rows[at : at + at_once])
        writer.flush()

    stored = Grid(tmp_path / "grid")

    assert stored.rows() == [(number, row) for number, row in enumerate(rows, start=1) if row]
    assert max(len(chunk.row_numbers()) for chunk in stored.chunks()) <= 10
