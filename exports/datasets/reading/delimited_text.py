"""Text tables (.csv .tsv .txt): columns parted by commas, semicolons, tabs or upright strokes.

A text that a spreadsheet would take for a formula is written by us with an apostrophe before it; reading takes it away again.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from exports.datasets.reading.limits import LONGEST_CELL
from exports.datasets.reading.reading import Reading
from exports.datasets.reading.text_encoding import NAMES, encoding_of
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Guess, Sheet
from servqual_desk.importing.grid import GridWriter

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 60
_SAMPLE_LETTERS = 1 << 18
_ROWS_AT_ONCE, _CELLS_AT_ONCE, _LETTERS_AT_ONCE = 5_000, 250_000, 1 << 19
_SEP_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_PAGE = re.compile(r"\s*<(!doctype|html|head|body|\?xml|[a-z]+[ >])", re.IGNORECASE)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def read(reading: Reading) -> ForeignFile:
    """Read a text table.

    Raises:
        DataError: it is empty, in an unknown code page, no table, or a quotation mark is not closed.
    """
    encoding, proved = encoding_of(reading.path, reading.task.encoding)
    start = _beginning(reading, encoding)
    said = _SEP_LINE.fullmatch(start.partition("\n")[0].strip("\r"))
    delimiter = reading.task.delimiter or (said.group(1) if said else _delimiter(start))
    with reading.grid() as (file, grid):
        _fill(reading, grid, encoding, delimiter, skip=bool(said))
    return ForeignFile(
        name=reading.name,
        sheets=(Sheet(file=file, n_rows=grid.n_rows, width=grid.width),),
        parted=True,
        decimal_comma=delimiter != ",",
        thousands_doubt=delimiter in ";\t",
        guesses=(
            Guess(what="encoding", value=NAMES.get(encoding, encoding), certain=proved),
            Guess(
                what="delimiter", value=delimiter, certain=bool(said) or bool(reading.task.delimiter) or grid.width > 1
            ),
        ),
    )


def _beginning(reading: Reading, encoding: str) -> str:
    with reading.path.open(encoding=encoding, newline="") as file:
        start = file.read(_SAMPLE_LETTERS)
    if not start.strip("\ufeff \t\r\n"):
        raise DataError(_("{name}: the file is empty.").format(name=reading.name))
    if "\0" in start:
        raise DataError(_("{name}: is not a text file; save it again as “CSV UTF-8”.").format(name=reading.name))
    if _PAGE.match(start):
        sentence = _(
            "{name}: is a web page, not a table; the download asked for a login, perhaps. Download the data again."
        )
        raise DataError(sentence.format(name=reading.name))
    return start


def _fill(reading: Reading, grid: GridWriter, encoding: str, delimiter: str, *, skip: bool) -> None:
    size = reading.path.stat().st_size or 1
    number, width = 1, 1
    with reading.path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        lines = _Lines(reading, file)
        records = _records(islice(lines, int(skip), None), delimiter)
        try:
            while rows := list(islice(records, max(1, min(_ROWS_AT_ONCE, _CELLS_AT_ONCE // width)))):
                width = max(1, *map(len, rows))
                reading.refuse_wide(width)
                grid.add_rows(number, list(map(_without_guards, rows)) if lines.may_be_guarded else rows)
                number += len(rows)
                reading.progress(min(raw.tell() / size, 1.0))
        except csv.Error as error:
            sentence = _("{name}: cannot be read as CSV ({reason}); look for a quotation mark that is not closed.")
            raise DataError(sentence.format(name=reading.name, reason=error)) from None


class _Lines:
    """The lines as they are; `may_be_guarded`: an apostrophe before the sign of a formula stood in one so far.

    Raises:
        DataError: one holds a null character.
    """

    def __init__(self, reading: Reading, file: io.TextIOWrapper) -> None:
        self._reading, self._file = reading, file
        self.may_be_guarded = False

    def __iter__(self) -> Iterator[str]:
        while lines := self._file.readlines(_LETTERS_AT_ONCE):
            together = "".join(lines)
            if "\0" in together:
                sentence = _("{name}: is not a text file; save it again as “CSV UTF-8”.")
                raise DataError(sentence.format(name=self._reading.name))
            self.may_be_guarded = self.may_be_guarded or ("'" in together and bool(_GUARDED.search(together)))
            yield from lines


def _without_guards(row: list[str]) -> list[str]:
    return [cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in row]


def _records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _delimiter(start: str) -> str:
    """The sign that parts the most rows into the same number of cells; of such signs the one that makes the most cells.

    Signs inside cells (the choices of a ranking, decimal commas) may part every row but the header.
    """
    return max(DELIMITERS, key=lambda sign: _evenness(start, sign))


def _evenness(start: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest width, and that width."""
    widths: Counter[int] = Counter()
    try:
        for row in islice(_records(start.splitlines(keepends=True), delimiter), _SAMPLE_ROWS):
            widths[len(row)] += 1
    except csv.Error:  # a quotation mark in the middle of a cell that this sign does not part, or the sample's end
        widths.subtract()
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
