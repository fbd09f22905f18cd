"""A data file read and its table found: as a person says, else as an earlier file with the same columns was read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from instruments.progress import Progress
from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.foreign_file import Guess, OpenQuestionError
from servqual_desk.importing.remembered_maps import remembered_map, remembered_ways_of_reading
from servqual_desk.project import Project

if TYPE_CHECKING:
    from exports.datasets.reading.start_child import ForeignReading
    from servqual_desk.importing.raw_table import Table

MOST_WAYS = 3  # earlier ways of reading that are tried; each reads the file once more


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A file's table, by which map it was found, and what was concluded about it."""

    reading: "ForeignReading"
    table: "Table"
    column_map: ColumnMap
    guesses: tuple[Guess, ...]

    @property
    def proves_encoding(self) -> bool:
        """Whether the file itself proves its code page, so that no earlier file's is needed."""
        return all(guess.certain for guess in self.reading.file.guesses if guess.what == "encoding")


def read_table(
    opened: Project, data: Path, said: ColumnMap, progress: Progress, earlier: "ForeignReading | None" = None
) -> FoundTable:
    """Read a file, with what was said of an earlier one where this one has its columns and nobody has said anything of them.

    Args:
        said: what a person says of this file; where it says how to read it, that stands.
        earlier: a reading of the same file, used again where it was read in the same way.

    Raises:
        DataError: the file cannot be read.
        OpenQuestionError: it leaves open how it is to be read.
    """
    reader = _Reader(opened, data, progress, earlier)
    if said.tells_columns:
        return reader.read(said)
    try:
        found = reader.read(said)
    except OpenQuestionError as question:
        before = None if question.asks == "sheet" else reader.as_before(said, None)
        if before is None:
            raise
        return before
    return reader.with_remembered(found) or reader.as_before(said, found) or found


class _Reader:
    def __init__(self, opened: Project, data: Path, progress: Progress, earlier: "ForeignReading | None") -> None:
        self._opened, self._data, self._progress, self._earlier = opened, data, progress, earlier

    def read(self, map_: ColumnMap) -> FoundTable:
        """The table as this map says, anew only where it is read otherwise."""
        from exports.datasets.reading.start_child import read_outside
        from servqual_desk.importing.table_place import find_table

        reading = self._earlier
        if reading is None or reading.said != (map_.encoding, map_.delimiter, map_.sheet):
            self._progress.step(_("Reading {name} …").format(name=self._data.name), 0.0)
            reading = read_outside(
                self._data, encoding=map_.encoding, delimiter=map_.delimiter, sheet=map_.sheet, step=self._progress
            )
            self._earlier = reading
        table, guesses = find_table(reading.file, reading.folder, self._opened.instrument, map_, sheet=map_.sheet)
        return FoundTable(reading=reading, table=table, column_map=map_, guesses=guesses)

    def with_remembered(self, found: FoundTable) -> FoundTable | None:
        """With what was said of the columns; the file's own place and proved code page stand. None where nothing was."""
        remembered = remembered_map(self._opened, found.table.header)
        if remembered is None:
            return None
        map_, name = remembered
        said = found.column_map
        again = self.read(
            replace(
                map_.agreeing(said),
                encoding=said.encoding or ("" if found.proves_encoding else map_.encoding),
                delimiter=said.delimiter,
                sheet=said.sheet,
                header=said.header,
                decimal=said.decimal or map_.decimal,
            )
        )
        return replace(again, guesses=(*again.guesses, Guess(what="map", value=name)))

    def as_before(self, said: ColumnMap, found: FoundTable | None) -> FoundTable | None:
        """As an earlier file was read, where that gives the earlier file's columns; None where a person says how.

        Args:
            found: how it was read by itself; None where it was not.
        """
        if said.tells_reading:
            return None
        for way in self._ways(found):
            try:
                tried = self.read(way)
            except DataError:
                continue  # not such a file
            remembered = remembered_map(self._opened, tried.table.header)
            if remembered is not None:
                guesses = (*tried.guesses, Guess(what="map", value=remembered[1]))
                return replace(tried, guesses=guesses, column_map=remembered[0].read_as(way).agreeing(said))
        return None

    def _ways(self, found: FoundTable | None) -> Iterator[ColumnMap]:
        kind = self._data.suffix.lower()
        ways = [way for way in remembered_ways_of_reading(self._opened) if Path(way.name).suffix.lower() == kind]
        proved = found is not None and found.proves_encoding
        for way in ways[:MOST_WAYS]:
            kept = ColumnMap(name=way.name).read_as(replace(way, encoding="") if proved else way)
            if kept.tells_reading:
                yield kept
