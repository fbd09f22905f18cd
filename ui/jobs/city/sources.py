"""Where a city's answers come from: surveys, Parquet files, folders of them, here or in an object store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.store.private_folder import private_temporary_folder
from ui.jobs.answers_in_memory import sealed_answers
from ui.jobs.selected_responses import project_to_read
from ui.jobs.survey_folder import SUFFIX

if TYPE_CHECKING:
    import pandas as pd

PARQUET = ".parquet"
ARCHIVE = (
    ".zip"  # found in a folder too: an office that sent its answers packed is named, and not left out without a word
)
KINDS = (SUFFIX, PARQUET, ARCHIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A frame of answers and what was asked."""

    instrument: Instrument
    frame: "pd.DataFrame"


def files_of(sources: Sequence[str]) -> tuple[str, ...]:
    """The files that the sources are or hold, folders in the order of their names; an address (`s3://…`) is one too.

    Raises:
        DataError: an address asks for what is not installed, or cannot be reached.
    """
    return tuple(file for source in sources for file in (_stored(source) if is_address(source) else _here(source)))


def is_address(source: str) -> bool:
    """Whether it lies in a store that fsspec knows."""
    return "://" in source


def stem(file: str) -> str:
    """The file's own name."""
    return PurePosixPath(file).stem if is_address(file) else Path(file).stem


def weight(file: str) -> int:
    """Bytes; nothing known of an address counts as none."""
    return 0 if is_address(file) or not Path(file).is_file() else Path(file).stat().st_size


def _here(source: str) -> Iterator[str]:
    path = Path(source)
    if not path.is_dir():
        yield source
        return
    yield from (str(file) for file in sorted(path.rglob("*")) if file.suffix.lower() in KINDS)


def _stored(source: str) -> Iterator[str]:
    system, path = _store(source)
    if not system.isdir(path):
        yield source
        return
    found = (file for file in sorted(system.find(path)) if PurePosixPath(file).suffix.lower() in KINDS)
    yield from (system.unstrip_protocol(file) for file in found)


def _store(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as error:
        sentence = _("{address}: what reads this kind of address is not installed ({reason}).")
        raise DataError(sentence.format(address=address, reason=error)) from error
    except (OSError, ValueError) as error:
        raise DataError(_("{address}: cannot be reached ({reason}).").format(address=address, reason=error)) from error
    return system, path


@contextmanager
def at_hand(file: str) -> Iterator[Path]:
    """The file on this machine; one of a store is fetched and goes afterwards."""
    if not is_address(file):
        yield Path(file)
        return
    with private_temporary_folder() as folder:
        here = folder / PurePosixPath(file).name
        system, path = _store(file)
        try:
            system.get_file(path, str(here))
        except OSError as error:
            raise DataError(_("{address}: cannot be reached ({reason}).").format(address=file, reason=error)) from error
        yield here


def read_source(path: Path) -> Source:
    """All answers of a survey or a Parquet file.

    Raises:
        KnownError: it cannot be read.
    """
    _refuse_archive(path)
    if path.suffix.lower() == PARQUET:
        from exports.datasets.parquet_frame import read_parquet_survey

        survey = read_parquet_survey(path)
        return Source(instrument=survey.instrument, frame=survey.frame)
    with project_to_read(path, sealed=False, pages_later=True) as project, sealed_answers(project) as frame:
        return Source(instrument=project.instrument, frame=frame.copy(deep=False))  # columns are put to it


def read_questionnaire(path: Path) -> Instrument:
    """What was asked, without the answers.

    Raises:
        KnownError: it cannot be read.
    """
    _refuse_archive(path)
    if path.suffix.lower() == PARQUET:
        from exports.datasets.parquet_frame import read_parquet_questionnaire

        return read_parquet_questionnaire(path)
    with project_to_read(path, sealed=False) as project:
        return project.instrument


def _refuse_archive(path: Path) -> None:
    if path.suffix.lower() == ARCHIVE:
        sentence = _(
            "{path}: is an archive. Unpack it where no other survey lies, and name the survey or the Parquet file in it."
        )
        raise DataError(sentence.format(path=path))
