"""A city: many surveys of one questionnaire as one, and its units side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from ui.jobs.selected_responses import project_to_read
from ui.jobs.survey_folder import SUFFIX

if TYPE_CHECKING:
    import pandas as pd

    from analysis import Analysis
    from analysis.units.league import UnitStanding

PARQUET = ".parquet"
UNIT = "sqd_unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityFindings:
    """The analysis over everything, and each unit's standing, best first."""

    analysis: "Analysis"
    units: "tuple[UnitStanding, ...]"
    instrument: Instrument

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `city`."""
        from analysis.jsonable import jsonable

        return {"all": self.analysis.to_dict(), "units": [jsonable(unit) for unit in self.units]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    path: Path
    instrument: Instrument
    frame: "pd.DataFrame"


def analyse_city(
    sources: Sequence[Path], progress: Progress = UNWATCHED, *, by: str = UNIT, skip_invalid: bool = False
) -> CityFindings:
    """Analyse all responses of the sources (surveys, Parquet files of `export`, folders of them); nothing is changed.

    A response that stands in several files counts once. A survey without units is one unit, under its file's name.

    Raises:
        DataError: no survey is found, a file cannot be read and `skip_invalid` was not said, or two ask different questionnaires.
    """
    from analysis import analyse
    from analysis.units.league import league

    paths = list(_files(sources))
    read = list(_read_all(paths, progress.between(0, 0.6), by=by, skip_invalid=skip_invalid))
    if not read:
        raise DataError(_("No survey was found. Name survey files (.sqd), Parquet files, or folders of them."))
    instrument = _one_questionnaire(read)
    frame = _together([source.frame for source in read])
    if not len(frame):
        raise DataError(_("These surveys hold no finished response."))
    progress.step(_("Computing …"), 0.6)
    whole = analyse(frame, instrument)
    progress.step(_("Comparing the units …"), 0.9)
    return CityFindings(analysis=whole, units=league(frame, instrument, by=by), instrument=instrument)


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(path for path in source.rglob("*") if path.suffix.lower() in (SUFFIX, PARQUET))
        else:
            yield source


def _read_all(paths: Sequence[Path], progress: Progress, *, by: str, skip_invalid: bool) -> Iterator[_Source]:
    faults: list[str] = []
    for done, path in enumerate(paths):
        progress.step(_("Reading {name} …").format(name=path.name), done / len(paths))
        try:
            yield _read(path, by)
        except DataError as error:
            faults += error.faults
    if faults and not skip_invalid:
        raise DataError(faults)


def _read(path: Path, by: str) -> _Source:
    from servqual_desk.errors import KnownError

    try:
        source = _read_parquet(path) if path.suffix.lower() == PARQUET else _read_project(path)
    except KnownError as error:
        raise DataError(error.faults) from error
    if by not in source.frame.columns:
        if by != UNIT:
            raise DataError(_("{path}: has no column {column}.").format(path=path, column=by))
        source.frame[by] = None
    if by == UNIT and source.frame[by].isna().all():
        source.frame[by] = path.stem
    return source


def _read_project(path: Path) -> _Source:
    with project_to_read(path) as project:
        return _Source(path=path, instrument=project.instrument, frame=project.frame())


def _read_parquet(path: Path) -> _Source:
    from exports.datasets.parquet_frame import read_parquet_survey

    survey = read_parquet_survey(path)
    return _Source(path=path, instrument=survey.instrument, frame=survey.frame)


def _one_questionnaire(read: Sequence[_Source]) -> Instrument:
    """The newest version of the one questionnaire that all ask."""
    first = read[0]
    for source in read:
        if source.instrument.id != first.instrument.id:
            raise DataError(
                _("{path} asks “{theirs}”, {first} asks “{ours}”. Analyse each questionnaire by itself.").format(
                    path=source.path, theirs=source.instrument.id, first=first.path, ours=first.instrument.id
                )
            )
    return max((source.instrument for source in read), key=lambda instrument: _numbers(instrument.version))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _together(frames: "Sequence[pd.DataFrame]") -> "pd.DataFrame":
    import pandas as pd

    whole = pd.concat([frame.astype(dict.fromkeys(_categories(frame), object)) for frame in frames], ignore_index=True)
    if "sqd_uuid" in whole.columns:
        known = whole["sqd_uuid"].notna()
        whole = whole[~known | ~whole["sqd_uuid"].duplicated()]
    return whole.reset_index(drop=True)


def _categories(frame: "pd.DataFrame") -> list[str]:
    """Columns whose categories would differ between files."""
    return [str(name) for name in frame.columns if str(frame[name].dtype) == "category"]
