"""Where the table stands in a foreign file: which sheet, and in which of its rows the columns' names are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.cell_error import listed_numbers
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.foreign_file import ForeignFile, Guess, OpenQuestionError, Sheet
from servqual_desk.importing.grid import UNREADABLE, Grid
from servqual_desk.importing.raw_table import StoredTable, Traits
from servqual_desk.importing.words import close

_FEWEST_KNOWN = 3  # names in a row that is taken for a further row of the header
_ANSWER_HERE = frozenset({"response", "open-ended response"})  # below the name of a question (SurveyMonkey)
_IMPORT_ID = '{"ImportId":'
_OUR_OTHER_TABLES = (("sqd_uuid", "column"), ("response", "at"), ("response", "column"))  # their first two columns
MOST_TITLE_ROWS = 40  # rows above a header that are looked through


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A header in a sheet: its row, the first and the last one where it has several, its names, and how many are known."""

    sheet: Sheet
    first_row: int
    row: int
    last_row: int
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
        DataError: no sheet holds anything, or it is a table of ours with a row an answer or a change.
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
    _refuse_our_other_tables(file.name, Grid(folder / place.sheet.file))
    table = StoredTable(
        name=file.name,
        header=place.header,
        header_row=place.row,
        last_header_row=place.last_row,
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
            sets=file.sets,
            counted=file.counted,
            joined=file.joined,
            merged=[
                (int(guess.column), guess.value)
                for guess in place.sheet.guesses
                if int(guess.value.partition("–")[2]) > place.last_row
            ],
        ),
    )
    return table, (*file.guesses, *_guesses(file, place))


def _refuse_our_other_tables(name: str, grid: Grid) -> None:
    """What we write with a row an answer, a change or a code has no row a response to read."""
    for _number, cells in grid.first_rows(1):
        if tuple(map(_shown, cells[:2])) in _OUR_OTHER_TABLES:
            sentence = _(
                "{name}: is a table of this program with several rows for one response; import the file with a row for each "
                "(export it with --shape wide, --table answers)."
            )
            raise DataError(sentence.format(name=name))


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
    counts = [sum(bool(_meanings(cell, names, mapped, file)) for cell in row) for _number, row in rows]
    at = max(range(len(rows)), key=counts.__getitem__)
    if column_map.header:
        at = next((place for place, (number, _row) in enumerate(rows) if number >= column_map.header), len(rows) - 1)
    meanings = partial(_meanings, names=names, mapped=mapped, file=file)
    last, row = _with_second_row(rows, at, meanings)
    first, row = _with_row_above(rows, at, last, row, meanings)
    # Where no sign parts the cells, a longer row shows a column without a name, and not a broken row.
    nameless = [] if file.parted else [""] * (sheet.width - len(row))
    header = tuple(map(_shown, (*row, *nameless)))
    return _Place(
        sheet=sheet,
        first_row=rows[first][0],
        row=rows[at][0],
        last_row=rows[last][0],
        header=header,
        known=counts[at],
        has_rows=last + 1 < len(rows),
    )


def _with_second_row(
    rows: Sequence[tuple[int, list[str]]], at: int, meanings: Callable[[str], int]
) -> tuple[int, list[str]]:
    """The last row of the header and its names: a row that names columns once more (their words below their codes, say)
    belongs to it, and names what the first does not for certain; so does a service's row of identifiers (Qualtrics)."""
    header, last = list(rows[at][1]), at
    ours = [place for place, cell in enumerate(header) if meanings(cell)]
    while last + 1 < len(rows) and _is_header(rows[last + 1][1], ours, meanings):
        last += 1
        for place, cell in enumerate(rows[last][1][: len(header)]):
            if meanings(cell) == 1 and meanings(header[place]) != 1:
                header[place] = cell
    return last, header


def _is_header(row: Sequence[str], ours: Sequence[int], meanings: Callable[[str], int]) -> bool:
    """Whether a row below the header names columns, too; `ours`: the places of columns that the header has told already."""
    filled = [cell for cell in row if cell.strip()]
    known = sum(bool(meanings(cell)) or close(cell) in _ANSWER_HERE for cell in filled)
    is_named = known >= _FEWEST_KNOWN and 2 * known > len(filled)
    below = [row[place] for place in ours if place < len(row) and row[place].strip()]
    is_repeated = len(below) >= _FEWEST_KNOWN and all(map(meanings, below))
    return is_named or is_repeated or _is_identifiers(row)


def _is_identifiers(row: Sequence[str]) -> bool:
    return all(cell.startswith(_IMPORT_ID) for cell in row if cell.strip())


def _with_row_above(
    rows: Sequence[tuple[int, list[str]]], at: int, last: int, header: list[str], meanings: Callable[[str], int]
) -> tuple[int, list[str]]:
    """The first row of the header and its names: what stands above them tells columns apart that are called alike
    (a battery above its items), and names those that have no other name; above a service's identifiers stand its codes."""
    if at == 0 or rows[at - 1][0] != rows[at][0] - 1:
        return at, header
    names = [_shown(cell) for cell in header]
    above = [_shown(cell) for cell in rows[at - 1][1]]
    above += [""] * (len(names) - len(above))
    if last > at and _is_identifiers(rows[last][1]):
        told = [over if over and meanings(name) != 1 else name for name, over in zip(names, above, strict=False)]
    elif len({over for over in above if over}) > 1:  # one alone is a title
        told = _told_apart(names, above, meanings)
    else:
        told = names
    return (at, header) if told == names else (at - 1, told)


def _told_apart(names: Sequence[str], above: Sequence[str], meanings: Callable[[str], int]) -> list[str]:
    """The names, with what stands above them where they alone do not say which column is meant."""
    told, group = [], ""
    for name, over in zip(names, above, strict=False):
        group = over or group
        whole = f"{group} [{name}]"
        if not name or close(name) in _ANSWER_HERE:
            told.append(over or name)
        elif group and (names.count(name) > 1 or (meanings(name) != 1 and meanings(whole) == 1)):
            told.append(whole)
        else:
            told.append(name)
    return told


def _shown(cell: str) -> str:
    """What stands in a cell of the header, of a merged one too."""
    return cell.rpartition(UNREADABLE)[2].strip()


def _meanings(cell: str, names: ColumnNames, mapped: set[str], file: ForeignFile) -> int:
    """How many columns of ours a name may mean."""
    if not cell.strip():
        return 0
    return 1 if close(cell) in mapped else len(names.targets(cell, file.titles.get(cell, "")))


def _guesses(file: ForeignFile, place: _Place) -> list[Guess]:
    found = []
    if len(file.sheets) > 1:
        found.append(Guess(what="sheet", value=place.sheet.name))
    if place.last_row != 1:
        several = f"{place.first_row}–{place.last_row}" if place.last_row != place.first_row else str(place.row)
        found.append(Guess(what="header", value=several))
    hidden = [number for number in place.sheet.hidden_rows if number > place.last_row]
    if hidden:
        found.append(Guess(what="hidden", value=listed_numbers(hidden), certain=False))
    return found
