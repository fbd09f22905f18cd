"""Damaged files of every kind, strangers' and our own exports: imported whole, or refused in sentences.

Never the end of the program, never without end or measure, never half of the rows. `DAMAGED_FILES=500` (make damaged) tries that
many of each kind, `DAMAGED_SEED=2` others.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from exports.datasets.reading.formats import FORMATS
from exports.datasets.written_formats import WRITERS
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from tests.exports.datasets.reading.foreign_files import foreign_file
from tests.forked_readers import server
from tests.little_survey import little_survey
from ui.jobs.export_data import export_data
from ui.jobs.import_data import ImportOptions, check_file, import_checked

N_FILES = int(os.environ.get("DAMAGED_FILES", "20"))
SEED = os.environ.get("DAMAGED_SEED", "")
MOST_MEMORY = 1_000_000  # kilobytes that a reading process may have held
OWN = (*WRITERS, ".zip")


@pytest.fixture
def survey(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "survey.sqd", instrument=little_survey()) as project:
        yield project


@pytest.fixture(autouse=True)
def _little_memory() -> Iterator[None]:
    yield
    if sys.platform == "linux":
        assert 0 < server().most_memory < MOST_MEMORY


def damaged(content: bytes, random: Random) -> bytes:
    """Some bytes turned, a piece taken out, put in or doubled, or the end missing."""
    bytes_ = bytearray(content)
    place, length = random.randrange(len(bytes_)), random.randrange(1, 64)
    match random.randrange(6):
        case 0:
            for _turn in range(random.randrange(1, 20)):
                bytes_[random.randrange(len(bytes_))] = random.randrange(256)
        case 1:
            del bytes_[place : place + length]
        case 2:
            bytes_[place:place] = random.randbytes(length)
        case 3:
            bytes_[place : place + 4] = b"\xff\xff\xff\x7f"
        case 4:
            del bytes_[place:]
        case 5:
            bytes_[place:place] = bytes_[place : place + 16 * length]
    return bytes(bytes_)


def exported(folder: Path, ending: str) -> Path:
    """A file of this kind that the program wrote itself."""
    source, path = folder / "source.sqd", folder / f"own{ending}"
    with Project.create(source, instrument=little_survey()) as project:
        project.add_responses(simulate(project.instrument, 30), source="simulated")
    export_data(source, path, language="id")
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_a_strangers_damaged_file_is_read_or_refused_in_sentences(tmp_path: Path, survey: Project, ending: str) -> None:
    _try_many(foreign_file(tmp_path, ending), survey)


@pytest.mark.parametrize("ending", OWN)
def test_an_export_of_ours_that_was_damaged_is_read_or_refused(tmp_path: Path, survey: Project, ending: str) -> None:
    _try_many(exported(tmp_path, ending), survey)


def _try_many(path: Path, survey: Project) -> None:
    sound, random = path.read_bytes(), Random(SEED + path.name)
    assert _outcome(survey.path, path)[0]  # the sound one, or every damaged one might be refused for another reason
    for seed in range(N_FILES):
        path.write_bytes(damaged(sound, random))
        before = survey.count()
        written, faults = _outcome(survey.path, path)
        assert survey.count() == before + written, seed
        assert bool(written) != bool(faults), (seed, faults)
    assert survey.verify().whole


def _outcome(survey: Path, data: Path) -> tuple[int, tuple[str, ...]]:
    """How many responses came in, and the sentences of a refusal."""
    try:
        checked = check_file(survey, data, options=ImportOptions(again=True))
        return import_checked(survey, checked), ()
    except KnownError as error:
        return 0, tuple(error.faults)
