"""Importing a data file: read and check first, write afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.importing.import_check import Intake, check
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from ui.jobs.selected_responses import project_to_read


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A data file that was checked: what was found, and from which file."""

    path: Path
    found: Intake

    @property
    def n_sound(self) -> int:
        """Rows without a fault."""
        return len(self.found.records)

    @property
    def can_skip(self) -> bool:
        """Whether there are faulty rows beside sound ones, and no fault of the whole file."""
        faults = self.found.faults
        return bool(faults) and bool(self.n_sound) and all(fault.row is not None for fault in faults)

    def is_accepted(self, *, skip_invalid: bool) -> bool:
        """Whether something can be imported."""
        return bool(self.n_sound) and (not self.found.faults or (skip_invalid and self.can_skip))


def check_file(project: Path, data: Path, progress: Progress = UNWATCHED, *, map_: Path | None = None) -> Checked:
    """Read a data file and check it against the project's questionnaire; nothing is written.

    Raises:
        DataError: the file or the map cannot be read.
    """
    from exports.datasets.read import read_table
    from servqual_desk.importing.column_map import read_column_map

    progress.step(_("Reading {name} …").format(name=data.name), 0.1)
    with project_to_read(project) as opened:
        column_map = read_column_map(map_) if map_ else None
        table = read_table(data)
        progress.step(_("Checking every row …"), 0.6)
        found = check(table, opened.instrument, column_map, known_uuids=opened.uuids())
    progress.step(_("Checking every row …"), 1.0)
    return Checked(path=data, found=found)


def import_checked(
    project: Path, checked: Checked, progress: Progress = UNWATCHED, *, skip_invalid: bool = False
) -> int:
    """Write what was checked, in one transaction; gives how many responses it made.

    Cancel takes everything back, up to the last record.

    Raises:
        DataError: there are faults, every one of them, and they were not to be skipped or concern the whole file.
    """
    records = checked.found.accepted(skip_invalid=skip_invalid)
    with Project.open(project) as opened:
        return opened.add_responses(_Watched(records, progress), source="import", detail=checked.path.name)


class _Watched(Sequence[Record]):
    """Records that look at Cancel whenever some of them are taken to be written, and say how far the writing is."""

    def __init__(self, records: Sequence[Record], progress: Progress) -> None:
        self._records, self._progress = records, progress

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            self._progress.step(_("Writing the responses …"), (index.start or 0) / len(self))
        return self._records[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)
