"""Rows of totals at the end of a table: sums, means or counts of the rows above, and no answers of a person.

A word at the row's beginning tells it (`Jumlah`), or that every number is the sum or the mean of its column. Either is a guess:
the rows are faults until a person takes them out, leaves them out, or says that somebody answered so.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from servqual_desk.importing.column_reader import ColumnReader, blank_rows
from servqual_desk.importing.raw_table import Rows, Table
from servqual_desk.importing.words import loose
from servqual_desk.store.coded_cells import CodedCells

MOST_ROWS = 10  # at the end, among which totals are looked for
_FEWEST = 2  # columns with numbers, and rows above; of fewer a mean is met by chance
_FEWEST_TOGETHER = 3  # columns, where no empty row stands before
_BY_CHANCE = 1e-3  # with which a person would have given just these answers
_FEW_CELLS = 2  # of a row among totals that no word tells: a title, a name to sign above

_WORDS = frozenset(
    ["total", "jumlah", "jml", "sum", "count", "mean", "average", "avg", "rata2", "rerata", "min", "max", "maks"]
)
_BEGINNINGS = (
    "total",
    "grand total",
    "sub total",
    "subtotal",
    "jumlah",
    "rata rata",
    "rata2",
    "rerata",
    "nilai rata",
    "nilai total",
    "nilai ikm",
    "nilai skm",
    "nrr",
    "ikm",
    "skm",
    "indeks kepuasan",
    "mutu pelayanan",
    "kinerja unit",
    "average",
    "mean",
    "std dev",
    "standard dev",
    "standar dev",
    "simpangan baku",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Rows by their numbers, and the word with which they begin; "" where their numbers alone tell."""

    rows: tuple[int, ...] = ()
    word: str = ""


def named_totals(last_parts: Sequence[Rows], width: int, own_words: Collection[int]) -> Totals:
    """The last rows from the first on whose first filled cell is a word for totals.

    Args:
        last_parts: the end of the table; `width` cells a row.
        own_words: places of columns whose answers are words, which tell nothing there.
    """
    rows = [row for part in last_parts for row in _filled(part, width)][-MOST_ROWS:]
    tail: list[tuple[int, str]] = []
    for number, cells in reversed(rows):
        place = next(at for at, cell in enumerate(cells) if cell)
        is_told = place not in own_words and _is_word(cells[place]) and _stands_once(cells[place], last_parts, place)
        word = cells[place] if is_told else ""
        if not word and sum(map(bool, cells)) > _FEW_CELLS:
            break
        tail.insert(0, (number, word))
    first = next((at for at, (_number, word) in enumerate(tail) if word), len(tail))
    return Totals(rows=tuple(number for number, _word in tail[first:]), word=tail[first][1] if tail[first:] else "")


def _stands_once(cell: str, parts: Sequence[Rows], place: int) -> bool:
    """Whether no other row has this cell in the column; else it is an answer as any other there."""
    found = 0
    for part in parts:
        cells, codes = part.column(place)
        alike = {code for code, one in enumerate(cells) if one.strip() == cell}
        found += sum(code in alike for code in codes)
    return found == 1


def _is_word(cell: str) -> bool:
    words = loose(cell)
    return words in _WORDS or any(words == one or words.startswith(f"{one} ") for one in _BEGINNINGS)


def _filled(part: Rows, width: int) -> list[tuple[int, list[str]]]:
    """The last rows of a part that are not blank."""
    blank = blank_rows(part, width)
    places = [at for at in range(len(part.numbers)) if at not in blank][-MOST_ROWS:]
    columns = [part.column(place) for place in range(width)]
    return [(part.numbers[at], [cells[codes[at]].strip() for cells, codes in columns]) for at in places]


def sums_up(table: Table, readers: Sequence[ColumnReader], last: int, *, is_apart: bool) -> bool:
    """Whether each number of the row, the last that is filled, is the sum or the mean of its column.

    Below an empty row that is enough; else only where a person would hardly have answered just so, or where one of its cells
    is a word for totals: then the means may be rounded, too.
    """
    is_named = any(map(_is_whole_word, _words_of(table, readers, last)))
    kinds = [_sum, _mean, *([_rounded_mean, _count] if is_named else [])]
    chance, told = 1.0, set()
    n_told = n_varied = 0
    for above, cell in _numbers_of(table, readers, last):
        kinds = [kind for kind in kinds if above.total() >= _FEWEST and kind(above, cell)]
        if not kinds:
            return False
        n_told, n_varied = n_told + 1, n_varied + (len(above) > 1)
        told.add(cell)
        chance *= (above[cell] + 1) / (above.total() + 1)
    if is_named:
        return n_told > 0
    is_unlikely = chance < _BY_CHANCE and len(told) > 1 and n_told >= _FEWEST_TOGETHER
    return n_told >= _FEWEST and n_varied > 0 and (is_apart or is_unlikely)


def _numbers_of(table: Table, readers: Sequence[ColumnReader], last: int) -> Iterator[tuple[Counter[float], float]]:
    """Column by column, where the row has a number: how often each stands above it, and its own."""
    for reader in readers:
        if reader.source.ticks or reader.variable is None or not reader.variable.is_numeric:
            continue
        above: Counter[float] = Counter()
        own: float | None = None
        for rows in table.parts():
            cells = reader.values(rows)
            count = sum(number < last for number in rows.numbers) if rows.numbers[-1] >= last else len(rows.numbers)
            above += _counted(cells, count)
            if count < len(rows.numbers) and rows.numbers[count] == last:
                value = cells[count]
                own = value if isinstance(value, int | float) else None
        if own is not None:
            yield above, own


def _counted(cells: Sequence[object], count: int) -> Counter[float]:
    """How often each number stands in the first of the cells."""
    by_code = (
        [(cells.different[code], n) for code, n in Counter(cells.codes[:count]).items()]
        if isinstance(cells, CodedCells)
        else [(cell, 1) for cell in cells[:count]]
    )
    found: Counter[float] = Counter()
    for value, n in by_code:
        if isinstance(value, int | float):
            found[value] += n
    return found


def _words_of(table: Table, readers: Sequence[ColumnReader], last: int) -> Iterator[str]:
    """What the row says in the columns in which people write what they like."""
    own = [one for one in readers if one.variable is not None and one.variable.traits.own_words]
    for rows in table.parts():
        if rows.numbers[-1] < last:
            continue
        at = list(rows.numbers).index(last)
        for reader in own:
            cells, codes = reader.cells(rows)
            yield cells[codes[at]]


def _is_whole_word(cell: str) -> bool:
    words = loose(cell)
    return words in _WORDS or words in _BEGINNINGS


def _sum(above: Counter[float], cell: float) -> bool:
    return math.isclose(cell, math.fsum(value * n for value, n in above.items()))


def _mean(above: Counter[float], cell: float) -> bool:
    return math.isclose(cell * above.total(), math.fsum(value * n for value, n in above.items()))


def _rounded_mean(above: Counter[float], cell: float) -> bool:
    mean = math.fsum(value * n for value, n in above.items()) / above.total()
    return float(cell).is_integer() and abs(mean - cell) <= 0.5


def _count(above: Counter[float], cell: float) -> bool:
    return cell == above.total()
