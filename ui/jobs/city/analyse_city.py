"""Analyse a city: count its files, add their tallies up, finish the results from the sum."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from importlib.util import find_spec
from operator import add
from typing import TYPE_CHECKING, Any, TypeVar

from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from ui.jobs.city.count_file import UNIT, Order, Questionnaire, Refused
from ui.jobs.city.sources import files_of, weight
from ui.jobs.city.workers import Counted, Crew, OneProcess

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from analysis import Analysis
    from analysis.units.between_unit_variance import Between
    from analysis.units.city_units import CityUnit
    from exports.report.city.gathered import Gathered

T = TypeVar("T", Counted, Questionnaire)

WORTH_A_CLUSTER = 50_000_000  # bytes of files; counting fewer takes no longer than starting processes


@dataclass(frozen=True, slots=True, kw_only=True)
class CityFindings:
    """The analysis over everything, each unit, best first, and how they differ; `left_out`: why files are not in it.

    `gathered`: who answered, and when. `title` and `organisation` are for the papers.
    """

    analysis: "Analysis"
    units: "tuple[CityUnit, ...]"
    between: "Between | None"
    instrument: Instrument
    gathered: "Gathered"
    left_out: tuple[str, ...] = ()
    title: str = ""
    organisation: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `city`; `report` is what papers need besides, as `result_file` reads it."""
        from msgspec import to_builtins

        from analysis.jsonable import jsonable
        from analysis.kept_whole import kept_whole

        return {
            "all": self.analysis.to_dict(),
            "units": [jsonable(unit) for unit in self.units],
            "between": jsonable(self.between),
            "left_out": list(self.left_out),
            "questionnaire": self.instrument.source,
            "report": {
                "title": self.title,
                "organisation": self.organisation,
                "gathered": to_builtins(self.gathered),
                "analysis": kept_whole(self.analysis),
            },
        }


def analyse_city(
    sources: Sequence[str],
    progress: Progress = UNWATCHED,
    *,
    by: str = UNIT,
    skip_invalid: bool = False,
    scheduler: str | None = None,
) -> CityFindings:
    """Analyse all responses of the sources (surveys, Parquet files of `export`, folders of them); nothing is changed.

    A response that stands in several files counts once. A survey without units is one unit, under its file's name.

    Args:
        scheduler: the address of a Dask scheduler; None: processes of this machine where the files are large and several,
            and `distributed` is installed, else this process. The result is the same.

    Raises:
        DataError: no survey is found, a file cannot be read and `skip_invalid` was not said, or two ask different questionnaires.
    """
    files = files_of(sources)
    if not files:
        raise DataError(_("No survey was found. Name survey files (.sqd), Parquet files, or folders of them."))
    with _crew(files, scheduler) as crew:
        return _findings(crew, files, progress, by=by, skip_invalid=skip_invalid)


@contextmanager
def _crew(files: Sequence[str], scheduler: str | None) -> Iterator[Crew]:
    pays = len(files) > 1 and sum(map(weight, files)) >= WORTH_A_CLUSTER and find_spec("distributed") is not None
    if scheduler is None and not pays:
        yield OneProcess()
        return
    from ui.jobs.city.cluster import cluster

    with cluster(scheduler, len(files)) as crew:
        yield crew


def _findings(crew: Crew, files: Sequence[str], progress: Progress, *, by: str, skip_invalid: bool) -> CityFindings:
    from analysis.survey import finished
    from analysis.units.city_units import city_units

    faults: list[str] = []
    asked = _good(files, crew.ask(files, progress.between(0, 0.1)), faults, skip_invalid=skip_invalid)
    order = Order(instrument=_one_questionnaire(list(asked.values())), by=by)
    read = tuple(asked)
    found = _good(read, crew.count(read, order, progress.between(0.1, 0.7), {}), faults, skip_invalid=skip_invalid)
    found |= _without_repeated(crew, found, order, progress.between(0.7, 0.8))
    progress.step(_("Computing …"), 0.8)
    city = crew.total([part.tally for part in found.values()])
    if not city.whole.n:
        raise DataError(_("These surveys hold no finished response."))
    about = reduce(add, (part.rows.gathered for part in found.values()))
    answers = [part.rows.answers for part in found.values()]
    found.clear()
    whole = finished(city.whole, _together(answers), city.wave_results())
    progress.step(_("Comparing the units …"), 0.9)
    units, between = city_units(city)
    return CityFindings(
        analysis=whole,
        units=units,
        between=between,
        instrument=order.instrument,
        gathered=about,
        left_out=tuple(faults),
    )


def _good(files: Sequence[str], found: Sequence[T | Refused], faults: list[str], *, skip_invalid: bool) -> dict[str, T]:
    """What was found by file; the faults of the others are told, and end the work where nobody said to skip them."""
    faults += [fault for one in found if isinstance(one, Refused) for fault in one.faults]
    good = {file: one for file, one in zip(files, found, strict=True) if not isinstance(one, Refused)}
    if faults and (not skip_invalid or not good):
        raise DataError(faults)
    return good


def _without_repeated(crew: Crew, found: dict[str, Counted], order: Order, progress: Progress) -> dict[str, Counted]:
    """The files that hold responses of files before them, counted anew without these."""
    repeated = dict(zip(found, repeated_rows([part.rows.ids for part in found.values()]), strict=True))
    again = {file: rows for file, rows in repeated.items() if rows.any()}
    if not again:
        return {}
    counted = crew.count(tuple(again), order, progress, again)
    return _good(tuple(again), counted, [], skip_invalid=False)


def repeated_rows(ids: "Sequence[np.ndarray[Any, Any]]") -> "list[np.ndarray[Any, Any]]":
    """For each part which of its rows, by their ids, stand in an earlier part, or earlier in it; a row without an id never."""
    import numpy as np

    every = np.concatenate(ids)
    whole = np.ascontiguousarray(every).view([("first", every.dtype), ("second", every.dtype)]).ravel()
    repeated = np.asarray(every.any(axis=1))
    repeated[np.unique(whole, return_index=True)[1]] = False
    return np.split(repeated, np.cumsum([len(part) for part in ids])[:-1])


def _one_questionnaire(asked: Sequence[Questionnaire]) -> Instrument:
    """The newest version of the one questionnaire that all ask."""
    first = asked[0]
    for other in asked:
        if other.instrument.id != first.instrument.id:
            raise DataError(
                _("{path} asks “{theirs}”, {first} asks “{ours}”. Analyse each questionnaire by itself.").format(
                    path=other.file, theirs=other.instrument.id, first=first.file, ours=first.instrument.id
                )
            )
    return max((one.instrument for one in asked), key=lambda instrument: _numbers(instrument.version))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _together(parts: "list[pd.DataFrame]") -> "pd.DataFrame":
    """One frame of all parts, of which none is left afterwards: millions of responses stand in memory once, not twice."""
    import pandas as pd

    columns, index = {}, pd.RangeIndex(sum(map(len, parts)))
    blank = [part[[]] for part in parts]
    left = [dict(part.items()) for part in parts]
    parts.clear()
    for name in dict.fromkeys(name for part in left for name in part):
        if all(name in part for part in left):
            columns[name] = pd.concat([part.pop(name) for part in left], ignore_index=True)
        else:  # where one lacks it, its rows have nothing there
            own = [part.pop(name).to_frame() if name in part else rest for part, rest in zip(left, blank, strict=True)]
            columns[name] = pd.concat(own, ignore_index=True)[name]
    return pd.DataFrame(columns, index=index, copy=False)
