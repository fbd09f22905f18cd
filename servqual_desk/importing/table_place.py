"""Where the table stands in a foreign file: which sheet, and in which of its rows the columns' names are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.foreign_file import ForeignFile, Guess, OpenQuestionError, Sheet
from servqual_desk.importing.grid import UNREADABLE, Grid
from servqual_desk.importing.raw_table import StoredTable, Traits
from servqual_desk.importing.words import close

MOST_TITLE_ROWS = 40  # rows above a header that are looked through


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A header in a sheet: its row, its names, and how many of them are known."""

    sheet: Sheet
    row: int
    header: tuple[str, ...]
    known: int
    has_rows: bool


def find_table(
    file: ForeignFile, folder: Path, instrument: Instrument, column_map: ColumnMap, *, sheet: str = ""
) -> tuple[StoredTable, tuple[Guess, ...]]:
    """The table of the file, and what was concluded about its place.

    Args:
        folder: where the grids of its sheets are.
        sheet: the sheet that a person named.

    Raises:
        DataError: no sheet holds anything.
        OpenQuestionError: several hold answers and nobody said which.
    """
    names = ColumnNames(instrument)
    places = [
        place for one in file.sheets if one.file and (place := _place(one, folder, names, column_map, file)) is not None
    ]
    if not places:
        sentence = (
            _("{name}: the first sheet is empty.") if len(file.sheets) < 2 else _("{name}: every sheet is empty.")
        )
        raise DataError(sentence.format(name=file.name))
    place = _chosen(file, places, sheet)
    table = StoredTable(
        name=file.name,
        header=place.header,
        header_row=place.row,
        grid=Grid(folder / place.sheet.file),
        labels=file.labels,
        user_missing=file.user_missing,
        n_rows=place.sheet.n_rows,
        traits=Traits(
            parted=file.parted,
            decimal_comma=column_map.decimal == "," if column_map.decimal else file.decimal_comma,
            thousands=file.thousands_doubt and column_map.decimal != ".",
            day_zero=file.day_zero,
            titles=file.titles,
        ),
    )
    return table, (*file.guesses, *_guesses(file, place))


def _chosen(file: ForeignFile, places: Sequence[_Place], said: str) -> _Place:
    best = max(place.known for place in places)
    holding = [place for place in places if place.known and place.has_rows and 2 * place.known >= best]
    if len(holding) > 1 and not said:
        sentence = _("{name}: the sheets {sheets} all hold answers; say which to import with --sheet NAME.")
        names = [place.sheet.name for place in holding]
        raise OpenQuestionError(
            sentence.format(name=file.name, sheets=", ".join(f"“{name}”" for name in names)),
            asks="sheet",
            options=names,
        )
    return holding[0] if holding else max(places, key=lambda place: place.known)


def _place(sheet: Sheet, folder: Path, names: ColumnNames, column_map: ColumnMap, file: ForeignFile) -> _Place | None:
    """The header of a sheet: the row that names the most of our columns, else the first that is not empty."""
    rows = Grid(folder / sheet.file).first_rows(MOST_TITLE_ROWS)
    if not rows:
        return None
    mapped = {close(theirs) for theirs in column_map.columns}
    counts = [_count_known(row, names, mapped, file) for _number, row in rows]
    at = max(range(len(rows)), key=counts.__getitem__)
    if column_map.header:
        at = next((place for place, (number, _row) in enumerate(rows) if number >= column_map.header), len(rows) - 1)
    number, row = rows[at]
    # Where no sign parts the cells, a longer row shows a column without a name, and not a broken row.
    nameless = [] if file.parted else [""] * (sheet.width - len(row))
    header = tuple(cell.rpartition(UNREADABLE)[2].strip() for cell in (*row, *nameless))
    return _Place(sheet=sheet, row=number, header=header, known=counts[at], has_rows=at + 1 < len(rows))


def _count_known(row: Sequence[str], names: ColumnNames, mapped: set[str], file: ForeignFile) -> int:
    return sum(
        bool(cell.strip()) and (close(cell) in mapped or bool(names.targets(cell, file.titles.get(cell, ""))))
        for cell in row
    )


def _guesses(file: ForeignFile, place: _Place) -> list[Guess]:
    found = []
    if len(file.sheets) > 1:
        found.append(Guess(what="sheet", value=place.sheet.name))
    if place.row != 1:
        found.append(Guess(what="header", value=str(place.row)))
    found += [
        Guess(what="merged", value=guess.value, column=_name(place.header, int(guess.column)))
        for guess in place.sheet.guesses
        if int(guess.value.partition("–")[2]) > place.row
    ]
    return found


def _name(header: Sequence[str], place: int) -> str:
    return header[place] if place < len(header) else ""
