"""Checking a data file against the questionnaire: typed records, or every fault with its row and column.

Part by part and column by column, and each different cell of a column is read once: 100,000 rows cost no more than a look-up
a cell, and a million rows no more memory.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from instruments.columns import variables, weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.cell_style import Style
from servqual_desk.importing.cell_values import reader
from servqual_desk.importing.column_facts import Facts, look, styles
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_match import Matching, Source, match_columns
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.column_reader import ColumnReader, blank_rows, ragged_rows
from servqual_desk.importing.fault_list import Fault, FaultGroup, FaultList
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.label_guesses import label_guesses
from servqual_desk.importing.raw_table import Part, RawTable, Record, Records, Rows, Table, Value
from servqual_desk.importing.response_column_readers import own_readers
from servqual_desk.importing.row_rules import UuidRule, WeightRule
from servqual_desk.words.response_columns import BY_NAME

__all__ = ["Fault", "Intake", "RawTable", "Record", "Records", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What checking found.

    Attributes:
        records: the rows without a fault, in the file's order.
        faults: the faults, those of the whole file first, then by row; of very many the first 20,000.
        n_faults: how many there are in all.
        groups: all faults of cells, the same cell with the same fault counted together.
        skipped: the rows that have a fault.
        blank: rows without any content between others; they are no responses.
        lacking: columns of the questionnaire that the file does not have; missing for everyone.
        guesses: what was concluded about the file.
        sources: our column → their column's name; what a person sees side by side.
    """

    records: Records
    faults: tuple[Fault, ...]
    n_faults: int
    groups: tuple[FaultGroup, ...]
    skipped: tuple[int, ...]
    blank: tuple[int, ...]
    lacking: tuple[str, ...]
    guesses: tuple[Guess, ...] = ()
    sources: Mapping[str, str]

    def accepted(self, *, skip_invalid: bool = False) -> Records:
        """The records to import.

        Raises:
            DataError: there is a fault; with `skip_invalid`, only one of the whole file, or when no row is sound.
        """
        refused = [fault for fault in self.faults if fault.row is None or not skip_invalid]
        if not refused and not self.records:
            refused = list(self.faults)
        if refused:
            raise DataError(self.sentences(refused))
        return self.records

    def sentences(self, faults: Sequence[Fault]) -> list[str]:
        """A sentence for each fault; of very many one for each cell that is wrong in the same way."""
        if self.n_faults <= MOST_SENTENCES:
            return [fault.sentence for fault in faults]
        of_file = [fault.sentence for fault in faults if fault.row is None]
        return [*of_file[:MOST_SENTENCES], *(group.sentence for group in self.groups[:MOST_SENTENCES])]


MOST_SENTENCES = 500


def check(
    table: Table,
    instrument: Instrument,
    column_map: ColumnMap | None = None,
    *,
    known_uuids: Collection[str] = frozenset(),
    preset: str = "auto",
    left_out: Collection[int] = frozenset(),
    guesses: Sequence[Guess] = (),
) -> Intake:
    """Check a data file's rows against the questionnaire.

    An empty cell is missing; blank outcomes and weights are allowed; a row of empty cells only is no response.

    Args:
        column_map: their names for our columns, which to ignore, and what cells mean.
        known_uuids: responses that the project has already; a row that brings one again is a fault.
        preset: which service wrote the file (`kobo`, `google-forms`, `limesurvey`, `spss`); `auto` to conclude.
        left_out: rows that are not to be imported, because an earlier import brought them.
        guesses: what was concluded about the file before.
    """
    checking = _Checking(table, instrument, column_map or ColumnMap(), preset, left_out)
    checking.match()
    checking.go_through(known_uuids)
    return checking.intake(guesses)


class _Checking:
    def __init__(
        self, table: Table, instrument: Instrument, column_map: ColumnMap, preset: str, left_out: Collection[int]
    ) -> None:
        self._table, self._instrument, self._map, self._preset = table, instrument, column_map, preset
        self._left_out = left_out
        self._variables = variables(instrument)
        self._header = tuple(name.strip() for name in table.header)
        self._faults = FaultList()
        self._blank: list[int] = []
        self._matching = Matching()
        self._readers: tuple[ColumnReader, ...] = ()
        self._guesses: list[Guess] = []
        self._sound: list[list[int]] = []
        self._last_row = 0

    # Columns

    def match(self) -> None:
        """Match the columns, and learn from the whole file how their cells are written."""
        known = [*(variable.name for variable in self._variables), *BY_NAME]
        self._matching = match_columns(
            self._header,
            ColumnNames(self._instrument),
            self._map,
            known=known,
            name=self._table.name,
            preset=self._preset,
            titles=self._table.traits.titles,
        )
        facts = look(self._table, self._variables, self._matching.sources)
        found, questions, guesses = styles(self._table, self._variables, self._matching.sources, facts, self._map)
        self._faults.of_file([*self._nameless(facts), *self._matching.faults])
        self._refuse_foreign()
        self._faults.of_file([*questions, *self._part_of_weights()])
        labels = label_guesses(self._variables, found, self._matching.sources, self._header)
        history = [Guess(what="history", value="")] if "sqd_uuid" in self._matching.sources else []
        self._guesses = [*self._matching.guesses, *guesses, *labels, *history]
        own = own_readers(self._instrument)
        readers = {variable.name: variable for variable in self._variables}
        self._readers = tuple(
            ColumnReader(
                name=name,
                source=source,
                read=reader(readers[name], found.get(name, Style())) if name in readers else own[name],
                variable=readers.get(name),
                memo={},
                refused={},
            )
            for name, source in sorted(self._matching.sources.items(), key=lambda pair: pair[1].places)
        )

    def _nameless(self, facts: Facts) -> Iterator[str]:
        """A fault for each column that has cells but no name."""
        for place in sorted(facts.nameless):
            yield _("{name}: column number {place} has cells but no name in row {row}; name it or empty it.").format(
                name=self._table.name, place=place + 1, row=self._table.header_row
            )

    def _refuse_foreign(self) -> None:
        name = self._table.name
        is_known = any(variable.name in self._matching.sources for variable in self._variables)
        if not self._faults.n and not is_known:
            sentence = _("{name}: has no column of the questionnaire; look at its first row.")
            self._faults.of_file([sentence.format(name=name)])

    def _part_of_weights(self) -> Iterator[str]:
        names = [variable.name for variable in weight_variables(self._instrument)]
        lacking = [name for name in names if name not in self._matching.sources]
        if lacking and len(lacking) < len(names):
            sentence = _("{name}: has some columns of weights but not {lacking}; weights are all there or all blank.")
            yield sentence.format(name=self._table.name, lacking=", ".join(lacking))

    # Rows

    def go_through(self, known_uuids: Collection[str]) -> None:
        """Read every row once, and note what is wrong with it."""
        for number, count in self._table.ragged.items():
            self._ragged([number], count)
        theirs = {name: self._header[source.places[0]] for name, source in self._matching.sources.items()}
        weights = WeightRule(self._instrument, theirs, self._faults)
        uuids = UuidRule(known_uuids)
        for rows in self._table.parts():
            candidates = self._candidates(rows)
            columns = self._read(rows, candidates)
            weights.check(rows.numbers, candidates, columns, self._faults)
            uuids.check(rows.numbers, candidates, columns, self._faults)
            faulty = self._faults.rows
            self._sound.append([at for at in candidates if rows.numbers[at] not in faulty])
        if not self._last_row and not self._faults.rows:
            sentence = _("{name}: has column names but no rows of answers; add them and import it again.")
            self._faults.of_file([sentence.format(name=self._table.name)])

    def _candidates(self, rows: Rows) -> Sequence[int]:
        """The places of the rows that are responses: not blank, not left out, as many cells as the header."""
        width = len(self._header)
        blank = blank_rows(rows, width)
        self._blank += [rows.numbers[at] for at in sorted(blank)]
        counts = ragged_rows(rows, width) if self._table.traits.parted else ()
        ragged = {at: count for at, count in counts if at not in blank}
        for at, count in ragged.items():
            self._ragged([rows.numbers[at]], count)
        out = {at for at, number in enumerate(rows.numbers) if number in self._left_out} if self._left_out else set()
        filled = [number for at, number in enumerate(rows.numbers) if at not in blank] if blank else rows.numbers
        self._last_row = filled[-1] if len(filled) else self._last_row
        return [at for at in range(len(rows.numbers)) if at not in blank and at not in ragged and at not in out]

    def _ragged(self, numbers: Sequence[int], count: int) -> None:
        what = _("the number of cells is {count}, the header's is {width}; put a text that holds a comma in quotes.")
        self._faults.add(numbers, "", what.format(count=count, width=len(self._header)))

    def _read(self, rows: Rows, candidates: Sequence[int]) -> dict[str, Sequence[object]]:
        wanted = set(candidates) if len(candidates) < len(rows.numbers) else None
        columns: dict[str, Sequence[object]] = {}
        for column in self._readers:
            theirs = self._header[column.source.places[0]]

            def report(places: Sequence[int], cell: str, what: str, theirs: str = theirs) -> None:
                kept = places if wanted is None else [at for at in places if at in wanted]
                if kept:
                    self._faults.add([rows.numbers[at] for at in kept], theirs, what, cell.strip())

            columns[column.name] = column.values(rows, report)
        return columns

    # What was found

    def intake(self, guesses: Sequence[Guess]) -> Intake:
        """Everything together."""
        sources = self._matching.sources
        return Intake(
            records=Records(_Parts(self._table, self._readers, self._sound)),
            faults=self._faults.sorted_list(),
            n_faults=self._faults.n,
            groups=self._faults.groups(),
            skipped=tuple(sorted(self._faults.rows)),
            blank=tuple(number for number in self._blank if number < self._last_row),
            lacking=tuple(variable.name for variable in self._variables if variable.name not in sources),
            guesses=(*guesses, *self._guesses),
            sources={name: _their_names(self._header, source) for name, source in sources.items()},
        )


def _their_names(header: Sequence[str], source: Source) -> str:
    return ", ".join(header[place] for place in source.places)


class _Parts:
    """The sound rows of a table, read again part by part; the last part is kept, for records are taken in order."""

    def __init__(self, table: Table, readers: Sequence[ColumnReader], sound: Sequence[Sequence[int]]) -> None:
        self._table, self._readers, self._sound = table, readers, sound
        self.counts = [len(places) for places in sound]
        self._at = -1
        self._rows: Iterator[Rows] = iter(())
        self._part: Part | None = None

    def part(self, index: int) -> Part:
        """The part at this place."""
        if self._part is None or index < self._at:
            self._rows, self._at = self._table.parts(), -1
        while self._at < index:
            rows = next(self._rows)
            self._at += 1
            self._part = self._typed(rows, self._sound[self._at]) if self._at == index else None
        if self._part is None:
            raise IndexError(index)
        return self._part

    def _typed(self, rows: Rows, places: Sequence[int]) -> Part:
        digests = rows.digests()
        return Part(
            columns=_Columns(rows, places, self._readers),
            digests=digests if len(places) == len(digests) else [digests[at] for at in places],
            n_rows=len(places),
        )


class _Columns(Mapping[str, Sequence[Value]]):
    """The columns of some rows, each read when it is first asked for."""

    def __init__(self, rows: Rows, places: Sequence[int], readers: Sequence[ColumnReader]) -> None:
        self._rows, self._places = rows, places
        self._readers = {reader.name: reader for reader in readers}
        self._read: dict[str, Sequence[Value]] = {}

    def __getitem__(self, name: str) -> Sequence[Value]:
        if name not in self._read:
            values = self._readers[name].values(self._rows)
            everything = len(self._places) == len(values)
            self._read[name] = values if everything else [values[at] for at in self._places]
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._readers

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)
