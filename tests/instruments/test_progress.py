"""What long work tells: a sentence and a share, of a part as of the whole, until nobody wants it any more."""

import pytest

from instruments.progress import UNWATCHED, CancelledError, Progress

Told = list[tuple[str, float | None]]


def test_work_that_nobody_watches_goes_on() -> None:
    UNWATCHED.step("Counting …", 0.5)
    UNWATCHED(1.0)
    UNWATCHED.between(0, 0.5)(1.0)


def test_how_far_it_is_is_said_with_what_is_being_done() -> None:
    told: Told = []
    progress = Progress(lambda doing, share: told.append((doing, share)))
    progress.step("Reading …")
    progress(0.25)
    assert told == [("Reading …", None), ("Reading …", 0.25)]


def test_a_part_of_the_work_takes_its_part_of_the_way() -> None:
    told: Told = []
    progress = Progress(lambda doing, share: told.append((doing, share)))
    progress.step("Computing …", 0.0)
    half = progress.between(0.5, 1.0)
    half(0.5)
    half.between(0.0, 0.5).step("Drawing …", 0.5)
    assert told == [("Computing …", 0.0), ("Computing …", 0.75), ("Drawing …", 0.625)]


def test_a_part_ends_when_the_whole_is_given_up() -> None:
    given_up: list[bool] = []
    part = Progress(is_cancelled=lambda: bool(given_up)).between(0.5, 1.0)
    part(0.1)
    given_up.append(True)
    with pytest.raises(CancelledError):
        part(0.2)
