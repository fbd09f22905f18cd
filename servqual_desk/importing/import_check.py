"""Checking a data file against the questionnaire: typed records, or every fault with its row and column.

Part by part and column by column, and each different cell of a column is read once: 100,000 rows cost no more than a look-up
a cell, and a million rows no more memory.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence

from instruments.columns import Variable, variables, weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.importing.cell_style import Reader, Style
from servqual_desk.importing.cell_values import codes_of, reader
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.column_facts import Facts, date_question, look, styles
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_match import Matching, Source, match_columns
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.column_reader import ColumnReader, blank_rows, ragged_rows
from servqual_desk.importing.consents import (
    Consent,
    asked_totals,
    fault_of_totals,
    fillings,
    labelled,
    other_words,
    recodings,
)
from servqual_desk.importing.dates import proved_order
from servqual_desk.importing.faults import Fault, FaultList
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.found_columns import Target, target_name, with_first_cells
from servqual_desk.importing.likely_words import likely
from servqual_desk.importing.raw_table import RawTable, Record, Records, Rows, Table, parts_of
from servqual_desk.importing.response_column_readers import own_readers
from servqual_desk.importing.row_rules import UuidRule, WeightRule
from servqual_desk.importing.tick_cells import TickReader, TickStyle, place_reader, tick_reader
from servqual_desk.importing.timestamps import (
    all_unreadable,
    is_written_otherwise,
    order_of_times,
    reader_of_times,
    times_written,
)
from servqual_desk.importing.total_row import Totals, named_totals, sums_up
from servqual_desk.importing.typed_rows import TypedParts
from servqual_desk.importing.word_list import WordList, can_be_asked, has_words
from servqual_desk.words.response_columns import BY_NAME

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
        self._table, self._instrument, self._map, self._preset = table, instrument, column_map, preset
        self._left_out = left_out
        self._variables = variables(instrument)
        self._header = tuple(name.strip() for name in table.header)
        self._faults = FaultList()
        self._blank: list[int] = []
        self._matching = Matching()
        self._readers: tuple[ColumnReader, ...] = ()
        self._styles: Mapping[str, Style] = {}
        self._open_times: tuple[str, ...] = ()
        self._words = WordList()
        self._guesses: list[Guess] = []
        self._consents: tuple[Consent, ...] = ()
        self._sound: list[Sequence[int]] = []
        self._last_rows: tuple[int, ...] = ()
        self._totals = Totals()

    # Columns

    def match(self, progress: Progress) -> None:
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
            sets=self._table.traits.sets,
            joined=self._table.traits.joined,
        )
        moments = {**self._own_moments(), **self._matching.moments}
        facts = look(self._table, self._variables, self._matching.sources, moments, progress)
        found, questions, guesses = styles(self._table, self._variables, self._matching.sources, facts, self._map)
        times = self._times(facts) | self._said_times(facts)
        self._styles = found
        self._faults.of_file([*self._nameless(facts), *self._matching.map_faults])
        self._faults.of_file(self._matching.faults, about="columns")
        self._refuse_foreign()
        self._faults.of_file(questions, about="dates")
        self._faults.of_file(self._part_of_weights())
        history = [Guess(what="history", value="")] if "sqd_uuid" in self._matching.sources else []
        self._guesses = [*self._matching.guesses, *guesses, *self._ask_consents(found), *history, *self._guesses]
        self._take_totals(named_totals(facts.last_parts, len(self._header), self._places_of_words()))
        own = own_readers(self._instrument) | times
        readers = {variable.name: variable for variable in self._variables}
        self._readers = tuple(
            ColumnReader(
                name=name,
                source=source,
                read=reader(readers[name], found.get(name, Style())) if name in readers else own[name],
                variable=readers.get(name),
                memo={},
                refused={},
                said=found.get(name, Style()).said,
                ticks=self._tick_readers(source, readers.get(name)),
            )
            for name, source in sorted(self._matching.sources.items(), key=lambda pair: pair[1].places)
        )

    def _places_of_words(self) -> set[int]:
        """The columns of answers in words, of which none tells that its row is none."""
        in_words = [one.name for one in self._variables if one.traits.own_words or has_words(one)]
        sources = self._matching.sources
        return {place for name in in_words if name in sources for place in sources[name].places}

    def _tick_readers(self, source: Source, variable: Variable | None) -> dict[int, TickReader]:
        if variable is None or not source.ticks:
            return {}
        if variable.traits.ranked:
            most, missing = len(variable.choices), self._table.user_missing
            return {place: place_reader(most, missing.get(self._header[place], ())) for place, _choice in source.ticks}
        read = reader(variable, Style())
        return {
            place: tick_reader(choice, read, self._tick_style(place, (variable.name, choice)))
            for place, choice in source.ticks
        }

    def _tick_style(self, place: int, target: Target) -> TickStyle:
        table, theirs = self._table, self._header[place]
        return TickStyle(
            labels=table.labels.get(theirs, {}),
            missing=table.user_missing.get(theirs, ()),
            counted=table.traits.counted.get(theirs, ""),
            said=self._map.values.get(target_name(target), {}),
        )

    def _ask_consents(self, found: Mapping[str, Style]) -> Iterator[Guess]:
        """Whatever would change cells is a fault before a person has agreed to it, and is said afterwards."""
        sources = self._matching.sources
        columns = labelled(self._variables, found, sources, self._header)
        self._consents = (
            *recodings(columns, self._ticks(), is_given=self._map.recode),
            *fillings(self._table.traits.merged, sources, self._header, is_given=self._map.fill_merged),
        )
        for consent in self._consents:
            if consent.is_given:
                yield from consent.guesses()
            else:
                self._faults.of_file([consent.question(self._table.name)], about="consents")
        yield from other_words(columns)

    def _ticks(self) -> list[tuple[str, str, TickStyle]]:
        """Their columns of ticks, each with our name of it and how it is written."""
        return [
            (self._header[place], target_name((ours, choice)), self._tick_style(place, (ours, choice)))
            for ours, source in self._matching.sources.items()
            for place, choice in source.ticks
        ]

    def _times(self, facts: Facts) -> dict[str, Reader]:
        """When the interviews were held, by the service's own times, where these can be read for certain."""
        readers = {}
        for ours, source in self._matching.moments.items():
            order = order_of_times(facts.cells.get(ours, set()), said=self._map.dates.get(ours, ""))
            if order is not None:
                readers[ours] = reader_of_times(order)
                self._matching = self._matching.with_times(ours, source)
            elif proved_order(facts.cells.get(ours, set()))[1]:
                self._open_times = (*self._open_times, ours)
            elif all_unreadable(facts.cells.get(ours, set())):
                self._guesses.append(
                    Guess(what="times", value="", certain=False, column=self._header[source.places[0]])
                )
        return readers

    def _own_moments(self) -> dict[str, Source]:
        sources = self._matching.sources
        return {name: sources[name] for name, one in BY_NAME.items() if one.holds == "moment" and name in sources}

    def _said_times(self, facts: Facts) -> dict[str, Reader]:
        """Our own columns of times that are written otherwise: which of day and month stands first is proved, or asked."""
        readers = {}
        for ours, source in self._own_moments().items():
            cells = facts.cells.get(ours, set())
            if ours in self._matching.moments or not any(map(is_written_otherwise, cells)):
                continue
            order = order_of_times(cells, said=self._map.dates.get(ours, ""))
            if order is not None:
                readers[ours] = times_written(order)
            elif proved_order(cells)[1]:
                theirs = self._header[source.places[0]]
                self._faults.of_file([date_question(self._table.name, theirs, ours, cells)], about="dates")
                self._open_times = (*self._open_times, ours)
                readers[ours] = reader_of_times("")
        return readers

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

    def go_through(self, known_uuids: Collection[str], progress: Progress) -> None:
        """Read every row once, and note what is wrong with it."""
        for number, count in self._table.ragged.items():
            self._ragged([number], count)
        theirs = {name: self._header[source.places[0]] for name, source in self._matching.sources.items()}
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
        if sums_up(self._table, self._readers, last, is_apart=is_apart):
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
        for column in self._readers:
            variable, labels = column.variable, self._styles.get(column.name, Style()).labels

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
        style = self._styles.get(column.name, Style())
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
        sources = self._matching.sources
        return CheckedImport(
            records=Records(TypedParts(self._table, self._readers, self._sound)),
            faults=self._faults.sorted_list(),
            n_faults=self._faults.n,
            groups=self._faults.groups(),
            skipped=tuple(sorted(self._faults.rows)),
            blank=tuple(number for number in self._blank if number < self._last_row),
            lacking=tuple(variable.name for variable in self._variables if variable.name not in sources),
            guesses=(*guesses, *self._guesses),
            sources={name: _their_names(self._header, source) for name, source in sources.items()},
            words=self._words.words(),
            columns=with_first_cells(self._table, self._matching.columns),
            preset=self._matching.preset,
            date_columns=tuple(name for name, style in self._styles.items() if style.order or style.is_open),
            open_dates=tuple(name for name, style in self._styles.items() if style.is_open),
            open_times=self._open_times,
            consents=self._consents,
            decimal_doubt=tuple(
                name for name, style in self._styles.items() if style.mixed or style.thousands or style.commas
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
