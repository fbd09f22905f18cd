"""Checking a data file's columns against the questionnaire: which of ours each is, and how its cells are written.

What nobody can tell for certain is a fault of the file, or needs a person's yes.
"""

from collections.abc import Iterator, Mapping

from instruments.columns import Variable, variables, weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import Progress
from servqual_desk.importing.cell_style import Reader, Style
from servqual_desk.importing.cell_values import reader
from servqual_desk.importing.column_formats import Facts, date_question, look, styles
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_match import Matching, Source, match_columns
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.column_reader import ColumnReader
from servqual_desk.importing.consents import Consent, fillings, labelled, other_words, recodings
from servqual_desk.importing.dates import proved_order
from servqual_desk.importing.faults import FaultList
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.found_columns import Target, target_name
from servqual_desk.importing.raw_table import Table
from servqual_desk.importing.response_column_readers import own_readers
from servqual_desk.importing.tick_cells import TickReader, TickStyle, place_reader, tick_reader
from servqual_desk.importing.timestamps import (
    all_unreadable,
    is_written_otherwise,
    order_of_times,
    reader_of_times,
    times_written,
)
from servqual_desk.importing.total_row import Totals, named_totals
from servqual_desk.importing.word_list import has_words
from servqual_desk.words.response_columns import BY_NAME


class ColumnCheck:
    """The columns of one file; whoever checks its rows reads their cells by `readers`.

    Attributes:
        matching: which of ours each of theirs is.
        readers: those that are read, in the file's order.
        styles: how the cells of each of ours are written.
        open_times: our columns of times whose day and month nobody can tell apart.
        guesses: what was concluded.
        consents: what would change cells.
        totals: the rows at the end that a word calls sums or means.
    """

    def __init__(
        self, table: Table, instrument: Instrument, column_map: ColumnMap, preset: str, faults: FaultList
    ) -> None:
        self._table, self._instrument, self._map, self._preset = table, instrument, column_map, preset
        self._header = tuple(name.strip() for name in table.header)
        self._faults = faults
        self.variables = variables(instrument)
        self.matching = Matching()
        self.readers: tuple[ColumnReader, ...] = ()
        self.styles: Mapping[str, Style] = {}
        self.open_times: tuple[str, ...] = ()
        self.guesses: list[Guess] = []
        self.consents: tuple[Consent, ...] = ()
        self.totals = Totals()

    def match(self, progress: Progress) -> None:
        """Match the columns, and learn from the whole file how their cells are written."""
        known = [*(variable.name for variable in self.variables), *BY_NAME]
        self.matching = match_columns(
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
        moments = {**self._own_moments(), **self.matching.moments}
        facts = look(self._table, self.variables, self.matching.sources, moments, progress)
        found, questions, guesses = styles(self._table, self.variables, self.matching.sources, facts, self._map)
        times = self._times(facts) | self._said_times(facts)
        self.styles = found
        self._faults.of_file([*self._nameless(facts), *self.matching.map_faults])
        self._faults.of_file(self.matching.faults, about="columns")
        self._refuse_foreign()
        self._faults.of_file(questions, about="dates")
        self._faults.of_file(self._part_of_weights())
        history = [Guess(what="history", value="")] if "sqd_uuid" in self.matching.sources else []
        self.guesses = [*self.matching.guesses, *guesses, *self._ask_consents(found), *history, *self.guesses]
        self.totals = named_totals(facts.last_parts, len(self._header), self._places_of_words())
        own = own_readers(self._instrument) | times
        readers = {variable.name: variable for variable in self.variables}
        self.readers = tuple(
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
            for name, source in sorted(self.matching.sources.items(), key=lambda pair: pair[1].places)
        )

    def _places_of_words(self) -> set[int]:
        """The columns of answers in words, of which none tells that its row is none."""
        in_words = [one.name for one in self.variables if one.traits.own_words or has_words(one)]
        sources = self.matching.sources
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
        sources = self.matching.sources
        columns = labelled(self.variables, found, sources, self._header)
        self.consents = (
            *recodings(columns, self._ticks(), is_given=self._map.recode),
            *fillings(self._table.traits.merged, sources, self._header, is_given=self._map.fill_merged),
        )
        for consent in self.consents:
            if consent.is_given:
                yield from consent.guesses()
            else:
                self._faults.of_file([consent.question(self._table.name)], about="consents")
        yield from other_words(columns)

    def _ticks(self) -> list[tuple[str, str, TickStyle]]:
        """Their columns of ticks, each with our name of it and how it is written."""
        return [
            (self._header[place], target_name((ours, choice)), self._tick_style(place, (ours, choice)))
            for ours, source in self.matching.sources.items()
            for place, choice in source.ticks
        ]

    def _times(self, facts: Facts) -> dict[str, Reader]:
        """When the interviews were held, by the service's own times, where these can be read for certain."""
        readers = {}
        for ours, source in self.matching.moments.items():
            order = order_of_times(facts.cells.get(ours, set()), said=self._map.dates.get(ours, ""))
            if order is not None:
                readers[ours] = reader_of_times(order)
                self.matching = self.matching.with_times(ours, source)
            elif proved_order(facts.cells.get(ours, set()))[1]:
                self.open_times = (*self.open_times, ours)
            elif all_unreadable(facts.cells.get(ours, set())):
                self.guesses.append(Guess(what="times", value="", certain=False, column=self._header[source.places[0]]))
        return readers

    def _own_moments(self) -> dict[str, Source]:
        sources = self.matching.sources
        return {name: sources[name] for name, one in BY_NAME.items() if one.holds == "moment" and name in sources}

    def _said_times(self, facts: Facts) -> dict[str, Reader]:
        """Our own columns of times that are written otherwise: which of day and month stands first is proved, or asked."""
        readers = {}
        for ours, source in self._own_moments().items():
            cells = facts.cells.get(ours, set())
            if ours in self.matching.moments or not any(map(is_written_otherwise, cells)):
                continue
            order = order_of_times(cells, said=self._map.dates.get(ours, ""))
            if order is not None:
                readers[ours] = times_written(order)
            elif proved_order(cells)[1]:
                theirs = self._header[source.places[0]]
                self._faults.of_file([date_question(self._table.name, theirs, ours, cells)], about="dates")
                self.open_times = (*self.open_times, ours)
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
        is_known = any(variable.name in self.matching.sources for variable in self.variables)
        if not self._faults.n and not is_known:
            sentence = _("{name}: has no column of the questionnaire; look at its first row.")
            self._faults.of_file([sentence.format(name=name)])

    def _part_of_weights(self) -> Iterator[str]:
        names = [variable.name for variable in weight_variables(self._instrument)]
        lacking = [name for name in names if name not in self.matching.sources]
        if lacking and len(lacking) < len(names):
            sentence = _("{name}: has some columns of weights but not {lacking}; weights are all there or all blank.")
            yield sentence.format(name=self._table.name, lacking=", ".join(lacking))
