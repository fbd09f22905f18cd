"""How wide each column of a printed table is, and how large its type, so that nothing is cut at the page's edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth

from exports.look import fonts

GAP = 9.0  # points between two columns
TITLE_SIZE = 8.0
_SIZES = (8.4, 7.8, 7.2, 6.6)
_LEAST_TEXT = 100.0  # a text column gives way to figures down to this


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column as it will be printed; the cells in `across` are headings that may run over the next columns.

    `least`: points that it is wide at least, where something is to be written in by hand.
    """

    title: str
    cells: Sequence[str]
    kind: Literal["text", "number"] = "text"
    across: frozenset[int] = frozenset()
    least: float = 0.0


def fitted(fields: Sequence[Field], room: float) -> tuple[float, list[float]]:
    """The largest type in which all columns fit, and their widths in points.

    Where not every cell can stand on one line, words in a figure's place ("tak terdefinisi") go one under the other, figures
    take what they need, and texts share what is left, each at most what it needs. Where that is too little the type shrinks.
    Should even that not do, all columns shrink and their cells wrap, but no word of a title as long as the titles fit; then
    titles break before a figure does.
    """
    widest = [_natural(field, _SIZES[0]) for field in fields]
    if sum(widest) <= room:
        return _SIZES[0], widest
    for size in _SIZES:
        widths = _shared(fields, room, size)
        if widths is not None:
            return size, widths
    smallest = [_least(field, _SIZES[-1]) for field in fields]
    titles = [_title_word(field) + GAP for field in fields]
    if sum(titles) < room:
        return _SIZES[-1], _narrowed(smallest, titles, room)
    cells = [_cell_word(field, _SIZES[-1]) + GAP for field in fields]
    return _SIZES[-1], _narrowed([max(both) for both in zip(titles, cells, strict=True)], cells, room)


def _narrowed(widths: Sequence[float], floors: Sequence[float], room: float) -> list[float]:
    """The widths brought down to the room, none below its floor as long as these fit at all."""
    over = sum(widths) - sum(floors)
    if sum(floors) >= room or over <= 0:
        return [width * room / sum(widths) for width in widths]
    return [floor + (wide - floor) * (room - sum(floors)) / over for wide, floor in zip(widths, floors, strict=True)]


def _shared(fields: Sequence[Field], room: float, size: float) -> list[float] | None:
    """The widths at this size, or None where the figures leave too little for the texts."""
    natural = [_natural(f, size, by_word=f.kind == "number") for f in fields]
    least = [_least(f, size) if f.kind == "text" else width for f, width in zip(fields, natural, strict=True)]
    if sum(least) > room:
        return None
    spare = sum(natural) - sum(least)
    share = min(1.0, (room - sum(least)) / spare) if spare else 1.0
    return [low + share * (wide - low) for low, wide in zip(least, natural, strict=True)]


def _natural(field: Field, size: float, *, by_word: bool = False) -> float:
    """The width at which no cell wraps (`by_word`: at which no word of a cell does), nor any word of the title."""
    cells = [cell for row, cell in enumerate(field.cells) if row not in field.across]
    parts = [word for cell in cells for word in cell.split(" ")] if by_word else cells
    return max([field.least, _title_word(field), *(_width(part, fonts.REGULAR, size) for part in parts)]) + GAP


def _least(field: Field, size: float) -> float:
    natural = _natural(field, size, by_word=field.kind == "number")
    return (
        natural
        if field.kind == "number"
        else min(natural, max(_LEAST_TEXT, GAP + max(field.least, _title_word(field))))
    )


def _title_word(field: Field) -> float:
    return max(_width(word, fonts.SEMIBOLD, TITLE_SIZE) for word in field.title.split(" ")) + 0.5


def _cell_word(field: Field, size: float) -> float:
    """A figure as it is, of a text its longest word, within reason."""
    words = [word for row, cell in enumerate(field.cells) if row not in field.across for word in cell.split(" ")]
    widest = max([0.0, *(_width(word, fonts.REGULAR, size) for word in words)])
    return widest if field.kind == "number" else min(widest, _LEAST_TEXT)


def _width(words: str, face: str, size: float) -> float:
    return float(stringWidth(words, face, size))
