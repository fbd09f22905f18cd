"""Checking a data file against the questionnaire: typed records, or every fault with its row and column.

Part by part and column by column, and each different cell of a column is read once: 100,000 rows cost no more than a look-up
a cell, and a million rows no more memory.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence

from instruments.columns import Variable
from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.importing.cell_style import Style
from servqual_desk.importing.cell_values import codes_of
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.column_check import ColumnCheck
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_match import Source
from servqual_desk.importing.column_reader import ColumnReader, blank_rows, ragged_rows
from servqual_desk.importing.consents import Consent, asked_totals, fault_of_totals
from servqual_desk.importing.faults import Fault, FaultList
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.found_columns import with_first_cells
from servqual_desk.importing.likely_words import likely
from servqual_desk.importing.raw_table import RawTable, Record, Records, Rows, Table, parts_of
from servqual_desk.importing.row_rules import UuidRule, WeightRule
from servqual_desk.importing.total_row import Totals, sums_up
from servqual_desk.importing.typed_rows import TypedParts
from servqual_desk.importing.word_list import WordList, can_be_asked, has_words

__all__ = ["CheckedImport", "Fault", "RawTable", "Record", "Records", "check"]

_LOOKING = 0.3  # share of the time that the first look through a file takes


def check(
    table: Table,
    instrument: Instrument,
    column_map: ColumnMap | None = None,
    *,
    known_uuids: Collection[str] = frozenset(),
    preset: str = "auto",
    left_out: Collection[int] = frozenset(),
    guesses: Sequence[Guess] = (),
    progress: Progress = UNWATCHED,
) -> CheckedImport:
    """Check a data file's rows against the questionnaire.

    An empty cell is missing; blank outcomes and weights are allowed; a row of empty cells only is no response.

    Args:
        column_map: their names for our columns, which to ignore, and what cells mean.
        known_uuids: responses that the project has already; a row that brings one again is a fault.
        preset: which service wrote the file (`kobo`, `google-forms`, `limesurvey`, `spss`); `auto` to conclude.
        left_out: rows that are not to be imported, because an earlier import brought them.
        guesses: what was concluded about the file before.
        progress: hears how far the checking is.
    """
    checking = _Checking(table, instrument, column_map or ColumnMap(), preset, left_out)
    checking.match(progress.between(0.0, _LOOKING))
    checking.go_through(known_uuids, progress.between(_LOOKING, 1.0))
    return checking.checked_import(guesses)


class _Checking:
    def __init__(
        self, table: Table, instrument: Instrument, column_map: ColumnMap, preset: str, left_out: Collection[int]
    ) -> None:
        self._table, self._instrument, self._map = table, instrument, column_map
        self._left_out = left_out
        self._header = tuple(name.strip() for name in table.header)
        self._faults = FaultList()
        self._columns = ColumnCheck(table, instrument, column_map, preset, self._faults)
        self._blank: list[int] = []
        self._words = WordList()
        self._consents: tuple[Consent, ...] = ()
        self._sound: list[Sequence[int]] = []
        self._last_rows: tuple[int, ...] = ()
        self._totals = Totals()

    def match(self, progress: Progress) -> None:
        """Match the columns, and learn from the whole file how their cells are written."""
        self._columns.match(progress)
        self._consents = self._columns.consents
        self._take_totals(self._columns.totals)

    def go_through(self, known_uuids: Collection[str], progress: Progress) -> None:
        """Read every row once, and note what is wrong with it."""
        for number, count in self._table.ragged.items():
            self._ragged([number], count)
        theirs = {name: self._header[source.places[0]] for name, source in self._columns.matching.sources.items()}
        weights = WeightRule(self._instrument, theirs, self._faults)
        uuids = UuidRule(known_uuids)
        for rows in parts_of(self._table, progress):
            candidates = self._candidates(rows)
            columns = self._read(rows, candidates)
            weights.check(rows.numbers, candidates, columns, self._faults)
            uuids.check(rows.numbers, candidates, columns, self._faults)
            faulty = self._faults.rows
            self._sound.append(_held([at for at in candidates if rows.numbers[at] not in faulty], len(rows.numbers)))
        self._refuse_totals()
        if not self._last_row and not self._faults.rows:
            sentence = _("{name}: has column names but no rows of answers; add them and import it again.")
            self._faults.of_file([sentence.format(name=self._table.name)])

    def _candidates(self, rows: Rows) -> Sequence[int]:
        """The places of the rows that are responses: not blank, not left out, as many cells as the header."""
        width = len(self._header)
        blank = blank_rows(rows, width)
        self._blank += [rows.numbers[at] for at in sorted(blank)]
        counts = ragged_rows(rows, width) if self._table.traits.parted else ()
        ragged = {at: count for at, count in counts if at not in blank and rows.numbers[at] not in self._no_answers}
        for at, count in ragged.items():
            self._ragged([rows.numbers[at]], count)
        without = {*self._left_out, *self._no_answers} if self._no_answers else self._left_out
        out = {at for at, number in enumerate(rows.numbers) if number in without} if without else set()
        filled = [number for at, number in enumerate(rows.numbers) if at not in blank] if blank else rows.numbers
        self._last_rows = (self._last_rows + tuple(filled[-2:]))[-2:]
        return [at for at in range(len(rows.numbers)) if at not in blank and at not in ragged and at not in out]

    @property
    def _last_row(self) -> int:
        return self._last_rows[-1] if self._last_rows else 0

    @property
    def _no_answers(self) -> Sequence[int]:
        """Rows that a word at their beginning calls totals, unless a person says that they are responses."""
        return () if self._map.with_totals else self._totals.rows

    def _take_totals(self, totals: Totals) -> None:
        """Let rows be faults that look like totals, until a person says that somebody answered so."""
        self._totals = totals
        if not totals.rows:
            return
        self._consents = (*self._consents, asked_totals(totals.rows, totals.word, is_given=self._map.with_totals))
        if not self._map.with_totals:
            new = [row for row in totals.rows if row not in self._left_out]
            self._faults.add(new, "", fault_of_totals(totals.word), totals.word, is_asked=True)

    def _refuse_totals(self) -> None:
        """Look at the last row once more: no word calls it totals, but its numbers may."""
        last = self._last_row
        if not last or self._totals.rows or last in self._faults.rows or last in self._left_out:
            return
        is_apart = len(self._last_rows) > 1 and self._last_rows[0] < last - 1
        if sums_up(self._table, self._columns.readers, last, is_apart=is_apart):
            self._take_totals(Totals(rows=(last,)))
            if self._no_answers:
                at = max(at for at, places in enumerate(self._sound) if len(places))
                self._sound[at] = self._sound[at][:-1]

    def _ragged(self, numbers: Sequence[int], count: int) -> None:
        what = _("the number of cells is {count}, the header's is {width}; put a text that holds a comma in quotes.")
        self._faults.add(numbers, "", what.format(count=count, width=len(self._header)))

    def _read(self, rows: Rows, candidates: Sequence[int]) -> dict[str, Sequence[object]]:
        wanted = set(candidates) if len(candidates) < len(rows.numbers) else None
        columns: dict[str, Sequence[object]] = {}
        for column in self._columns.readers:
            variable, labels = column.variable, self._columns.styles.get(column.name, Style()).labels

            def report(
                places: Sequence[int],
                cell: str,
                what: str,
                at: int,
                variable: Variable | None = variable,
                labels: Mapping[str, str] = labels,
            ) -> None:
                kept = places if wanted is None else [place for place in places if place in wanted]
                if kept:
                    numbers = [rows.numbers[place] for place in kept]
                    self._faults.add(
                        numbers,
                        self._header[at],
                        what,
                        cell.strip(),
                        is_asked=_is_asked(variable, cell.strip(), labels),
                    )

            columns[column.name] = column.values(rows, report)
            if can_be_asked(column.variable, labels, column.said):
                self._note_words(column, rows, candidates)
        return columns

    def _note_words(self, column: ColumnReader, rows: Rows, candidates: Sequence[int]) -> None:
        if column.variable is None or column.source.place is None:
            return
        cells, codes = column.cells(rows)
        style = self._columns.styles.get(column.name, Style())
        self._words.note(
            column.variable,
            cells,
            codes if len(candidates) == len(codes) else [codes[at] for at in candidates],
            column.memo,
            column.refused,
            labels=style.labels,
            said=style.said,
            near=codes_of(column.variable, style).near if style.labels else {},
        )

    # What was found

    def checked_import(self, guesses: Sequence[Guess]) -> CheckedImport:
        """Everything together."""
        found = self._columns
        sources = found.matching.sources
        return CheckedImport(
            records=Records(TypedParts(self._table, found.readers, self._sound)),
            faults=self._faults.sorted_list(),
            n_faults=self._faults.n,
            groups=self._faults.groups(),
            skipped=tuple(sorted(self._faults.rows)),
            blank=tuple(number for number in self._blank if number < self._last_row),
            lacking=tuple(variable.name for variable in found.variables if variable.name not in sources),
            guesses=(*guesses, *found.guesses),
            sources={name: _their_names(self._header, source) for name, source in sources.items()},
            words=self._words.words(),
            columns=with_first_cells(self._table, found.matching.columns),
            preset=found.matching.preset,
            date_columns=tuple(name for name, style in found.styles.items() if style.order or style.is_open),
            open_dates=tuple(name for name, style in found.styles.items() if style.is_open),
            open_times=found.open_times,
            consents=self._consents,
            decimal_doubt=tuple(
                name for name, style in found.styles.items() if style.mixed or style.thousands or style.commas
            ),
        )


def _held(places: Sequence[int], count: int) -> Sequence[int]:
    """Places among `count` rows as they are kept for a million rows: all of them for nothing, some in four bytes each."""
    return range(count) if len(places) == count else array("I", places)


def _is_asked(variable: Variable | None, cell: str, labels: Mapping[str, str]) -> bool:
    """Whether a person may say what a cell means that cannot be read."""
    return has_words(variable) or cell in labels or (variable is not None and bool(likely(variable, cell)))


def _their_names(header: Sequence[str], source: Source) -> str:
    return ", ".join(header[place] for place in source.places)
