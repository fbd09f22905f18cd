"""A table on paper: text wraps, figures line up on the decimal mark, the header repeats on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Paragraph

from exports import fonts
from exports.palette import LIGHT
from exports.report.styles import HAIRLINE, INK, WIDTH, style
from exports.report.text import escaped

GAP = 9.0  # points between two columns
BAR = 150.0  # points that a share of 1 is long
_LEAST_TEXT = 84.0  # a text column gives way to figures down to this
_WHOLE = 16  # rows up to which a table is never divided
_TOGETHER = 4  # rows that stay together at the start and at the end of a divided table
_SIZES = (8.4, 7.8, 7.2, 6.6)  # the largest type in which the figures leave room for the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column as it will be printed. A `bar` column's cells are shares (0 to 1) drawn as lengths."""

    title: str
    cells: Sequence[str]
    kind: Literal["text", "number"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A column of small bars: shares from 0 to 1, None where none is shown."""

    shares: Sequence[float | None]


def typeset(
    caption: str,
    fields: Sequence[Field],
    *,
    bars: Bars | None = None,
    notes: Sequence[str] = (),
    heads: Sequence[int] = (),
) -> list[Flowable]:
    """The table with its caption above and its notes below.

    Args:
        bars: a last column of bars.
        heads: rows that are a heading for those below them (their first cell's words run across).
    """
    rows = len(fields[0].cells)
    above = Paragraph(escaped(caption), style("caption"))
    below = [Paragraph(escaped(note), style("note")) for note in notes]
    body = _body(fields, bars, frozenset(heads))
    if rows <= _WHOLE:
        return [KeepTogether([above, body, *below])]
    return [CondPageBreak(70 * mm), above, body, *below]


def _body(fields: Sequence[Field], bars: Bars | None, heads: frozenset[int]) -> LongTable:
    room = WIDTH - (BAR + GAP if bars else 0.0)
    size = _size(fields, room, heads)
    widths = _widths(fields, room, size, heads)
    header = [_header_cell(field, width) for field, width in zip(fields, widths, strict=True)]
    rows = [
        [_cell(field, row, width, size, row in heads) for field, width in zip(fields, widths, strict=True)]
        for row in range(len(fields[0].cells))
    ]
    if bars:
        header, widths = [*header, ""], [*widths, BAR + GAP]
        rows = [[*row, "" if share is None else _bar(share)] for row, share in zip(rows, bars.shares, strict=True)]
    return LongTable(
        [header, *rows], colWidths=widths, repeatRows=1, style=_rules(fields, heads, size, len(rows)), hAlign="LEFT"
    )


def _size(fields: Sequence[Field], room: float, heads: frozenset[int]) -> float:
    for size in _SIZES:
        needed = sum(_natural(f, size, heads) if f.kind == "number" else _least(f, size, heads) for f in fields)
        if needed <= room:
            return size
    return _SIZES[-1]


def _widths(fields: Sequence[Field], room: float, size: float, heads: frozenset[int]) -> list[float]:
    """Figures take what they need; texts share what is left, each at most what it needs.

    Should figures and the narrowest texts together still be too wide, all columns shrink alike: nothing is cut at the edge.
    """
    natural = [_natural(field, size, heads) for field in fields]
    least = [_least(f, size, heads) if f.kind == "text" else width for f, width in zip(fields, natural, strict=True)]
    if sum(natural) <= room:
        return natural
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    share = (room - sum(least)) / (sum(natural) - sum(least))
    return [low + share * (wide - low) for low, wide in zip(least, natural, strict=True)]


def _natural(field: Field, size: float, heads: frozenset[int]) -> float:
    """The width at which no cell wraps and no word of the title is divided."""
    cells = (line for row, cell in enumerate(field.cells) if row not in heads for line in _lines(field, cell))
    widest = max((stringWidth(line, fonts.REGULAR, size) for line in cells), default=0.0)
    return max(widest, _title_word(field)) + GAP


def _least(field: Field, size: float, heads: frozenset[int]) -> float:
    return min(_natural(field, size, heads), max(_LEAST_TEXT, _title_word(field) + GAP))


def _title_word(field: Field) -> float:
    return max((stringWidth(word, fonts.SEMIBOLD, 8) for word in field.title.split(" ")), default=0.0) + 0.5


def _lines(field: Field, cell: str) -> list[str]:
    """A figure's cell keeps its words one under the other ("tak terdefinisi" would make a wide column)."""
    return cell.split(" ") if field.kind == "number" else [cell]


def _header_cell(field: Field, width: float) -> Paragraph:
    return Paragraph(escaped(field.title), style("cell_head_number" if field.kind == "number" else "cell_head"))


def _cell(field: Field, row: int, width: float, size: float, is_head: bool) -> str | Paragraph:
    """A cell that fits its column is drawn as it is; a longer one wraps."""
    cell = field.cells[row]
    lines = _lines(field, cell)
    if is_head or all(stringWidth(line, fonts.REGULAR, size) <= width - GAP + 0.1 for line in lines):
        return "\n".join(lines)
    name = "cell_number" if field.kind == "number" else "cell"
    return Paragraph(escaped(cell), style(name, fontSize=size, leading=size * 1.24))


def _bar(share: float) -> Drawing:
    picture = Drawing(BAR, 6)
    picture.initialFontName = fonts.REGULAR
    width = max(0.5, BAR * min(share, 1.0))
    picture.add(Rect(0, -1.2, width, 6, fillColor=HexColor(LIGHT.surplus), strokeColor=None))
    return picture


def _rules(fields: Sequence[Field], heads: frozenset[int], size: float, rows: int) -> list[tuple[object, ...]]:
    """A hairline under the header, nothing else but white space."""
    numbers = [place for place, field in enumerate(fields) if field.kind == "number"]
    return [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, size, size * 1.24),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, HAIRLINE),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.9),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.3),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        *(("ALIGN", (place, 0), (place, -1), "RIGHT") for place in numbers),
        *(("FONT", (0, row + 1), (-1, row + 1), fonts.SEMIBOLD, size, size * 1.24) for row in sorted(heads)),
        *(("TOPPADDING", (0, row + 1), (-1, row + 1), 6) for row in sorted(heads)),
        *(("NOSPLIT", (0, row + 1), (0, row + 2)) for row in sorted(heads)),
        ("NOSPLIT", (0, 0), (0, min(_TOGETHER, rows))),
        ("NOSPLIT", (0, max(0, rows - _TOGETHER)), (0, rows)),
    ]
