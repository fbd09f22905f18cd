"""Answers that are read many at a time are those that stand in the table."""

import random
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from servqual_desk.store.schema import answers_table
from tests.questionnaire_text import battery, dimension, document, item, scale

ITEMS = [f"i{number}" for number in range(130)]  # more columns than a function of SQLite takes
FEW = ITEMS[:10]
Made = Callable[[tuple[int, int], int], Path]
SCALES = {"below zero": (-3, 10), "usual": (1, 7), "per cent": (0, 100), "far": (90, 127)}


@pytest.fixture(params=list(SCALES))
def scale_of(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The lowest and the highest point."""
    return SCALES[request.param]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A survey of some columns by its scale, made once."""
    return cache(lambda *asked: new_survey(tmp_path_factory.mktemp("made") / "wide.sqd", *asked))


@pytest.fixture
def wide(tmp_path: Path, made: Made, scale_of: tuple[int, int]) -> Iterator[Project]:
    with Project.open(shutil.copy(made(scale_of, len(ITEMS)), tmp_path)) as project:
        yield project


@pytest.fixture
def narrow(tmp_path: Path, made: Made, scale_of: tuple[int, int]) -> Iterator[Project]:
    with Project.open(shutil.copy(made(scale_of, len(FEW)), tmp_path)) as project:
        yield project


def new_survey(path: Path, scale_of: tuple[int, int], n_items: int) -> Path:
    items = ITEMS[:n_items]
    text = document(
        "wide-desk",
        scale("judged", *scale_of, missing={"dk": "Don't know"}),
        battery("perception", "p", "judged", "What I experienced"),
        dimension("speed", "Speed"),
        *(item(one, "speed", f"Item {one}.") for one in items),
        title="Wide desk",
    )
    instrument = instrument_from_toml(text, name="wide-desk")
    chance = random.Random(7)
    with Project.create(path, instrument=instrument) as project:
        offered = [None, "dk", *range(scale_of[0], scale_of[1] + 1)]
        answers = [{f"{one}_p": chance.choice(offered) for one in items} for _respondent in range(40)]
        project.add_responses([Record(values=values) for values in answers], source="simulated")
    return path


def test_every_point_of_a_scale_is_read_and_all_else_is_missing(wide: Project) -> None:
    frame = wide.frame()
    for one in ITEMS:
        stored = [row[0] for row in wide.database.conn.execute(f'SELECT "{one}_p" FROM "{answers_table("wide-desk")}"')]
        assert [None if value != value else value for value in frame[f"{one}_p"]] == [
            value if isinstance(value, int) else None for value in stored
        ]


def test_small_columns_hold_the_same_answers_in_a_quarter_of_the_memory(wide: Project) -> None:
    usual, small = wide.frame(), wide.read_answers(small=True)

    for one in (f"{one}_p" for one in ITEMS):
        assert small[one].dtype == "Int8"
        assert small[one].astype("float64").equals(usual[one])
        assert 4 * small[one].memory_usage(index=False) == usual[one].memory_usage(index=False)


@pytest.mark.parametrize("number", ["above", "below", 0, 64, 126, 127, 300, 2.5])
def test_a_number_that_is_no_point_of_the_scale_is_read_as_it_stands(
    narrow: Project, scale_of: tuple[int, int], number: float | str
) -> None:
    number = {"above": scale_of[1] + 1, "below": scale_of[0] - 1}.get(str(number), number)
    narrow.database.conn.execute(f'UPDATE "{answers_table("wide-desk")}" SET i7_p = ? WHERE rowid = 3', (number,))
    frame = narrow.frame()
    small = narrow.read_answers(small=True)["i7_p"]
    assert frame["i7_p"].tolist()[2] == small.tolist()[2] == number
    assert (small.dtype == "Int8") == (number in range(scale_of[0], scale_of[1] + 1))
    assert frame["i8_p"].notna().any()
