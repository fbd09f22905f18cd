"""Who counts the files of a city: this process, one after another, or the processes of a Dask cluster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, Protocol

from instruments.i18n import _
from instruments.progress import Progress
from ui.jobs.city.count_file import Order, Questionnaire, Refused, Rows, ask_file, count_file

if TYPE_CHECKING:
    import numpy as np

    from analysis.units.city_tally import CityTally


@dataclass(frozen=True, slots=True)
class Counted:
    """A file's rows, and its tally where it lies: only the crew that counted it knows what that is."""

    rows: Rows
    tally: Any


class Crew(Protocol):
    """Whoever it is, the same comes out, in the order of the files."""

    def ask(self, files: Sequence[str], progress: Progress) -> list[Questionnaire | Refused]:
        """What each file asked."""
        ...

    def count(
        self, files: Sequence[str], order: Order, progress: Progress, skipped: "Mapping[str, np.ndarray[Any, Any]]"
    ) -> list[Counted | Refused]:
        """Each file counted, without the rows that are to be skipped."""
        ...

    def total(self, tallies: Sequence[Any]) -> "CityTally":
        """The sum of what `count` gave."""
        ...


class OneProcess:
    """This process."""

    def ask(self, files: Sequence[str], progress: Progress) -> list[Questionnaire | Refused]:
        found = []
        for place, file in enumerate(files):
            progress.step(_("Reading {name} …").format(name=file), place / len(files))
            found.append(ask_file(file))
        return found

    def count(
        self, files: Sequence[str], order: Order, progress: Progress, skipped: "Mapping[str, np.ndarray[Any, Any]]"
    ) -> list[Counted | Refused]:
        found: list[Counted | Refused] = []
        for place, file in enumerate(files):
            progress.step(_("Counting {name} …").format(name=file), place / len(files))
            part = count_file(file, order, skipped.get(file))
            found.append(part if isinstance(part, Refused) else Counted(part.rows, part.tally))
        return found

    def total(self, tallies: Sequence[Any]) -> "CityTally":
        whole: CityTally = reduce(add, tallies)
        return whole
