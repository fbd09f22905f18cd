"""The official report about a city, from the file of its result alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from exports.report.kind_names import Kind
from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from ui.jobs.city.result_file import NO_RESULT, CityResult, read_city

if TYPE_CHECKING:
    from exports.report.city.report import CityResults

SUFFIX = ".json"
KINDS: tuple[Kind, ...] = ("official", "full")  # of a city the official report is everything


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPaper:
    """What is wanted of it: chapters (none for all), and whether small numbers stay hidden."""

    sections: tuple[str, ...] = ()
    is_internal: bool = False


WHOLE = CityPaper()


def is_city(path: Path) -> bool:
    """Whether it is called as a city's result is, and as no survey."""
    return path.suffix.lower() == SUFFIX


def report_city(
    path: Path, out: Path, progress: Progress = UNWATCHED, *, language: str, paper: CityPaper = WHOLE
) -> Path:
    """Write the paper about the result in `path` to `out` (.pdf, .docx), whole or not at all.

    Raises:
        DataError: the file is no result of a city, or one of an earlier version; or too few people answered.
        KnownError: the machine refuses a file.
    """
    from exports.report.city.write import write_city_report

    progress.step(_("Reading {name} …").format(name=path.name), 0.1)
    found = read_city(path)
    results = _results(found, path)
    progress.step(_("Writing the report …"), 0.4)
    write_city_report(
        results, found.instrument, out, language=language, sections=paper.sections, is_internal=paper.is_internal
    )
    return out


def _results(found: CityResult, path: Path) -> "CityResults":
    from analysis.kept_whole import analysis_from
    from exports.report.city.gathered import Gathered
    from exports.report.city.report import CityResults

    if not found.kept:
        raise DataError(
            _("{path}: was made by an earlier version and is too short for a report. Make it anew.").format(path=path)
        )
    try:
        return CityResults(
            analysis=analysis_from(found.kept["analysis"], found.instrument),
            units=found.units,
            between=found.between,
            gathered=msgspec.convert(found.kept["gathered"], Gathered),
            left_out=found.left_out,
            title=found.title,
            organisation=str(found.kept["organisation"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(_(NO_RESULT).format(path=path)) from error
