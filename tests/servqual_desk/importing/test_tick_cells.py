"""A column of ticks for one choice, in what services and statistics programs write."""

import pytest

from servqual_desk.importing.cell_error import CellError
from servqual_desk.importing.choice_cells import choices_reader
from servqual_desk.importing.tick_cells import TickStyle, tick_reader, turned_ticks
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
    ticked = tick_reader("counter", READ, TickStyle(labels=labels))
    assert {cell: ticked(cell) for cell in cells} == cells


def test_what_the_file_declares_as_missing_is_no_tick_and_no_fault() -> None:
    assert tick_reader("counter", READ, TickStyle(labels={"9": "Tidak menjawab"}, missing=("9",)))("9") is None


def test_another_choice_and_other_numbers_are_refused() -> None:
    for cell in ("2", "online", "mungkin"):
        with pytest.raises(CellError):
            tick_reader("counter", READ, TickStyle())(cell)


def test_ticks_that_count_the_other_way_are_found() -> None:
    assert turned_ticks(TickStyle(labels={"0": "Ya", "1": "Tidak"})) == {"0": "1", "1": "0"}
    assert turned_ticks(TickStyle(labels={"1": "Ya", "2": "Tidak"})) == {}


def test_where_the_file_says_which_cell_ticks_every_other_one_does_not() -> None:
    style = TickStyle(counted="2", missing=("9",), labels={"1": "Ya", "2": "Tidak"})
    ticked = tick_reader("counter", READ, style)
    assert {cell: ticked(cell) for cell in ("2", "1", "5", "9", "")} == {
        "2": True,
        "1": False,
        "5": False,
        "9": None,
        "": None,
    }
    assert turned_ticks(style) == {}


def test_what_a_person_says_of_a_tick_stands_before_its_label() -> None:
    style = TickStyle(labels={"0": "Ya", "1": "Tidak"}, said={"0": "0", "1": "1", "3": ""})
    ticked = tick_reader("counter", READ, style)
    assert [ticked(cell) for cell in ("0", "1", "3")] == [False, True, None]
    assert turned_ticks(style) == {}
    with pytest.raises(CellError):
        tick_reader("counter", READ, TickStyle(said={"3": "perhaps"}))("3")
