"""Importing a data file: read and check first, write afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, overload

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import CheckedImport, check
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from ui.jobs.automatic_backup import safeguard
from ui.jobs.selected_responses import project_to_read

if TYPE_CHECKING:
    from exports.datasets.reading.start_child import ForeignReading
    from servqual_desk.importing.column_map import ColumnMap
    from servqual_desk.importing.imports import ImportedFile
    from servqual_desk.importing.known_rows import KnownRows
    from servqual_desk.importing.raw_table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a person says about a data file.

    Attributes:
        map_: a column map's file.
        said: the column map itself, where a window asks for it; what was said at an earlier import is then in it already.
        preset: which service wrote it, `auto` to conclude.
        sheet: of a workbook, "" to conclude.
        again: add the rows of a file that was imported before, but for those whose responses were erased since.
        recode: codes take the answers that the file's own labels name.
        fill_merged: a merged cell counts for all of its rows.
        with_totals: last rows that look like totals are responses.
        take_suggestions: unknown words mean what they come near to.
        with_erased: bring back the rows of erased responses, too.
        day: the day of the interviews, ISO, for rows that do not tell it; "" where nobody says.
        wave: the code of the wave for rows that name none; "" for none.
    """

    map_: Path | None = None
    said: "ColumnMap | None" = None
    preset: str = "auto"
    sheet: str = ""
    again: bool = False
    recode: bool = False
    fill_merged: bool = False
    with_totals: bool = False
    take_suggestions: bool = False
    with_erased: bool = False
    day: str = ""
    wave: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A data file that was checked.

    Attributes:
        path: the file.
        found: what was found in it.
        reading: its rows, kept until they are written.
        file: what is remembered of it.
        sheet, header_row: where its table stands; the sheet is "" where the format has none.
    """

    path: Path
    found: CheckedImport
    reading: "ForeignReading | None" = None
    file: "ImportedFile | None" = None
    sheet: str = ""
    header_row: int = 1

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


def check_file(
    project: Path,
    data: Path,
    progress: Progress = UNWATCHED,
    *,
    map_: Path | None = None,
    options: ImportOptions | None = None,
    earlier: "ForeignReading | None" = None,
) -> Checked:
    """Read a data file outside and check it against the project's questionnaire; nothing is written.

    Args:
        earlier: a reading of the same file, used again where the options read it in the same way.

    Raises:
        DataError: the file or the map cannot be read.
        OpenQuestionError: the file leaves open how it is to be read, or it was imported before.
    """
    from servqual_desk.importing.foreign_file import Guess
    from servqual_desk.importing.imports import ImportedFile
    from servqual_desk.importing.map_changes import with_words
    from servqual_desk.importing.stored_uuids import StoredUuids
    from ui.jobs.import_reading import read_table

    options = options or ImportOptions(map_=map_)
    with project_to_read(project) as opened:
        _require_wave(opened, options.wave)
        read = read_table(opened, data, _said(options), progress.between(0.0, 0.6), earlier)
        reading, table, column_map, guesses = read.reading, read.table, read.column_map, read.guesses
        progress.step(_("Checking every row …"), 0.6)
        known = _known_rows(opened, table, options, progress.between(0.6, 0.7))
        if known.brought:
            guesses = (*guesses, Guess(what="new_rows", value=str(len(known.brought))))
        if known.erased:
            guesses = (*guesses, Guess(what="erased_rows", value=", ".join(map(str, sorted(known.erased)))))
        check_by = partial(
            check,
            table,
            opened.instrument,
            known_uuids=StoredUuids(opened.database),
            preset=options.preset,
            left_out=known.left_out,
            guesses=guesses,
            progress=progress.between(0.7, 1.0),
        )
        found = check_by(column_map)
        if options.take_suggestions and found.suggestions:
            column_map = with_words(column_map, [(word, word.near) for word in found.suggestions])
            found = check_by(column_map)
    progress.step(_("Checking every row …"), 1.0)
    file = ImportedFile(name=data.name, header=table.header, column_map=column_map, day=options.day, wave=options.wave)
    sheet = next((guess.value for guess in guesses if guess.what == "sheet"), column_map.sheet)
    return Checked(path=data, found=found, reading=reading, file=file, sheet=sheet, header_row=table.header_row)


def _require_wave(opened: Project, code: str) -> None:
    known = [wave.code for wave in opened.fieldwork.waves()]
    if code and code not in known:
        raise DataError(
            _("There is no wave “{wave}”. There are: {waves}.").format(wave=code, waves=", ".join(known) or "—")
        )


def _said(options: ImportOptions) -> "ColumnMap":
    """What a person says, the sheet with it."""
    from servqual_desk.importing.column_map import ColumnMap, read_column_map

    said = options.said or (read_column_map(options.map_) if options.map_ else ColumnMap())
    return replace(
        said,
        sheet=options.sheet or said.sheet,
        recode=options.recode or said.recode,
        fill_merged=options.fill_merged or said.fill_merged,
        with_totals=options.with_totals or said.with_totals,
    )


def _known_rows(opened: Project, table: "Table", options: ImportOptions, progress: Progress) -> "KnownRows":
    progress.step(_("Checking every row …"), 0.0)
    return opened.imports.known_rows(table, progress, again=options.again, with_erased=options.with_erased)


def import_checked(
    project: Path, checked: Checked, progress: Progress = UNWATCHED, *, skip_invalid: bool = False
) -> int:
    """Write what was checked, in one transaction; gives how many responses it made.

    Cancel takes everything back, up to the last record.

    Raises:
        DataError: there are faults, every one of them, and they were not to be skipped or concern the whole file.
    """
    records = checked.found.accepted(skip_invalid=skip_invalid)
    safeguard(project)
    with Project.open(project) as opened:
        return opened.add_responses(
            _Watched(records, progress), source="import", detail=checked.path.name, file=checked.file
        )


def undo_import(project: Path, number: int, reason: str, progress: Progress = UNWATCHED) -> int:
    """Void every response that an import brought; gives how many.

    Raises:
        DataError: it was undone before, or the reason is empty.
        RightError: whoever is signed in may not void.
    """
    progress.step(_("Undoing the import …"))
    safeguard(project)
    with Project.open(project) as opened:
        return opened.imports.undo(number, reason=reason)


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
