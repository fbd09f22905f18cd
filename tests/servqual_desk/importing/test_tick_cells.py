"""A column of ticks for one choice, in what services and statistics programs write."""

import pytest

from servqual_desk.importing.cell_error import CellError
from servqual_desk.importing.choice_cells import choices_reader
from servqual_desk.importing.tick_cells import tick_reader, turned_ticks
from tests.little_survey import little_survey

READ = choices_reader(little_survey().question("channels").choices)


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        ({}, {"1": True, "0": False, "": None, "NA": None, "Loket": True, "counter": True, "Ya": True}),
        ({"1": "Ya", "2": "Tidak"}, {"1": True, "2": False}),
        ({"0": "Ya", "1": "Tidak"}, {"0": True, "1": False}),
        ({"1": "Loket"}, {"1": True, "0": False}),
        ({"1": "Saluran yang dipakai"}, {"1": True, "0": False}),  # says nothing of a tick
    ],
)
def test_a_tick_by_its_label_its_words_or_its_number(labels: dict[str, str], cells: dict[str, bool | None]) -> None:
    ticked = tick_reader("counter", READ, labels, ())
    assert {cell: ticked(cell) for cell in cells} == cells


def test_what_the_file_declares_as_missing_is_no_tick_and_no_fault() -> None:
    assert tick_reader("counter", READ, {"9": "Tidak menjawab"}, ("9",))("9") is None


def test_another_choice_and_other_numbers_are_refused() -> None:
    for cell in ("2", "online", "mungkin"):
        with pytest.raises(CellError):
            tick_reader("counter", READ, {}, ())(cell)


def test_ticks_that_count_the_other_way_are_found() -> None:
    assert turned_ticks({"0": "Ya", "1": "Tidak"}) == {"0": "1", "1": "0"}
    assert turned_ticks({"1": "Ya", "2": "Tidak"}) == {}
