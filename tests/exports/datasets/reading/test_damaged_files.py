"""Damaged files of every kind: read, or refused in sentences; never the end of the program, never without end or measure.

`DAMAGED_FILES=500` tries that many of each kind.
"""

import os
from pathlib import Path
from random import Random

import pytest

from exports.datasets.reading.formats import FORMATS
from exports.datasets.reading.outside import read_outside
from servqual_desk.errors import KnownError
from tests.exports.datasets.reading.foreign_files import foreign_file

N_FILES = int(os.environ.get("DAMAGED_FILES", "4"))


def damaged(content: bytes, random: Random) -> bytes:
    """Some bytes turned, a piece taken out, put in or doubled, or the end missing."""
    bytes_ = bytearray(content)
    place, length = random.randrange(len(bytes_)), random.randrange(1, 64)
    match random.randrange(5):
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
    return bytes(bytes_)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_damaged_file_is_read_or_refused_in_sentences(tmp_path: Path, ending: str) -> None:
    path = foreign_file(tmp_path, ending)
    sound, random = path.read_bytes(), Random(ending)
    for seed in range(N_FILES):
        path.write_bytes(damaged(sound, random))
        sheets, faults = _outcome(path)
        assert sheets or all(path.name in fault for fault in faults), (seed, faults)


def _outcome(path: Path) -> tuple[int, tuple[str, ...]]:
    """How many sheets were read, and the sentences of a refusal."""
    try:
        reading = read_outside(path, seconds=60)
    except KnownError as error:
        return 0, tuple(error.faults)
    reading.close()
    return len(reading.file.sheets), ()
