"""The sums of a table: one a column where its rows are the parts, or one a row where its columns are, as in a sheet of months."""

from collections.abc import Iterator, Sequence

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.reported_figures.adds_up import Part, Sum, is_total, summed, total_line
from servqual_desk.reported_figures.pasted import PERCENT, Number, number_of

Cells = Sequence[Sequence[str]]
SHARES = frozenset({"%", "persen", "persentase", "percent", "percentage", "share", "proporsi"})
HEADS = frozenset({"uraian", "keterangan", "status", "kategori", "jenis", "bagian", "category", "part", "kind", "item"})
YEARS = range(1900, 2200)
WHOLE = range(99, 102)  # percentages as they are rounded add up to about a hundred


def check_table(cells: Cells) -> tuple[Sum, ...]:
    """One sum a column, or one a row where the header names a part a column and a total.

    Raises:
        DataError: a cell among numbers is none.
    """
    header = cells[0]
    totals = [place for place, cell in enumerate(header) if is_total(cell)]
    if len(cells) > 1 and len(totals) == 1 and sum(number_of(cell) is None for cell in header) > 2:
        return tuple(_across(header, row, totals[0]) for row in cells[1:] if any(map(number_of, row)))
    return tuple(_down(cells))


def _across(header: Sequence[str], row: Sequence[str], total: int) -> Sum:
    """A row of a sheet: its total stands in the column `total`, its parts in the others that hold a number (no percentages)."""
    places = [
        place for place in range(1, min(len(header), len(row))) if place != total and not _is_share(header[place])
    ]
    numbers = [(header[place], number_of(row[place])) for place in places if not row[place].endswith(PERCENT)]
    parts = [Part(label=name, number=number) for name, number in numbers if number]
    whole = number_of(row[total]) if total < len(row) else None
    return summed(row[0], parts, whole.value if whole else None)


def _down(cells: Cells) -> Iterator[Sum]:
    """A line a part: its words and a number a column, each perhaps with percentages beside it."""
    header, body = (cells[0], cells[1:]) if _is_head(cells[0]) else ((), cells)
    width = max(map(len, body))
    columns = {place: _column(body, place) for place in range(1, width)}
    columns = {place: numbers for place, numbers in columns.items() if any(numbers)}
    if not columns:  # the numbers stand where the words are: nothing tells them apart
        raise DataError([_("No line has words and then a number; write a line each, such as “Done; 13,421”.")])
    labels, first = [row[0] for row in body], next(iter(columns))
    total = total_line(labels)
    shares = {
        place for place in columns if place != first and _is_of_shares(header, body, columns[place], place, total)
    }
    counts = [place for place in columns if place not in shares]
    for place in counts:
        title = header[place] if len(counts) > 1 and place < len(header) else ""
        yield _sum(title, labels, columns[place], columns.get(place + 1) if place + 1 in shares else None, total)


def _sum(
    title: str,
    labels: Sequence[str],
    numbers: Sequence[Number | None],
    shares: Sequence[Number | None] | None,
    total: int | None,
) -> Sum:
    parts = [
        Part(label=labels[line], number=number, printed=shares[line] if shares else None)
        for line, number in enumerate(numbers)
        if number and line != total and (total is not None or not is_total(labels[line]))
    ]
    whole = numbers[total] if total is not None else None
    return summed(title, parts, whole.value if whole else None)


def _column(body: Cells, place: int) -> list[Number | None]:
    cells = [row[place] if place < len(row) else "" for row in body]
    numbers = [number_of(cell) for cell in cells]
    unread = [cell for cell, number in zip(cells, numbers, strict=True) if number is None and _has_digit(cell)]
    if unread and any(numbers):
        raise DataError([_("“{cell}” is no number. Write it such as 13,421 or 95.8%.").format(cell=unread[0])])
    return numbers


def _is_of_shares(
    header: Sequence[str], body: Cells, numbers: Sequence[Number | None], place: int, total: int | None
) -> bool:
    """Percentages say so, in their cells or at their head, or make about a hundred."""
    if place < len(header) and _is_share(header[place]):
        return True
    if any(row[place].endswith(PERCENT) for row in body if place < len(row)):
        return True
    found = [number for line, number in enumerate(numbers) if number and line != total]
    return any(number.decimals for number in found) and round(sum(number.value for number in found)) in WHOLE


def _is_head(row: Sequence[str]) -> bool:
    """Words alone, or a year a column."""
    years = sum(_is_year(cell) for cell in row[1:])
    is_named = years != 1 or row[0].lower() in HEADS  # 2,000 may be a count
    return not is_total(row[0]) and is_named and all(_is_year(cell) or _is_words(cell) for cell in row[1:])


def _is_year(cell: str) -> bool:
    number = number_of(cell)
    return number is not None and number.value in YEARS


def _is_words(cell: str) -> bool:
    return not cell[:1].isdigit()


def _is_share(title: str) -> bool:
    return bool(SHARES & set(title.lower().replace("(", " ").replace(")", " ").split()))


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))
