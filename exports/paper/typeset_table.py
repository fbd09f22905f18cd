"""A table on paper: text wraps, figures line up on the decimal mark, the header repeats on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Paragraph

from exports.look import fonts
from exports.look.palette import LIGHT
from exports.paper.column_widths import GAP, Field, fitted
from exports.paper.kept_together import kept_together
from exports.paper.paragraph_text import escaped
from exports.paper.styles import HAIRLINE, INK, WIDTH, style

BAR = 150.0  # points that a share of 1 is long
WHOLE = 16  # rows up to which a table is never divided
START = 70 * mm  # what the beginning of a longer one needs on its page
MOST_LINES = 8  # of a cell's words, up to which rows are kept together
_TOGETHER = 4  # rows that stay together at the start and at the end of a divided table


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
    is_loose: bool = False,
) -> list[Flowable]:
    """The table with its caption above and its notes below.

    Args:
        bars: a last column of bars.
        heads: rows that are a heading for those below them (their first cell's words run across, and wrap at the table's edge).
        is_loose: whoever asks says what stands on one page.
    """
    above = Paragraph(escaped(caption), style("caption"))
    below = [Paragraph(escaped(note), style("note")) for note in notes]
    parts = [above, _body(fields, bars, frozenset(heads)), *below]
    if is_loose:
        return parts
    if len(fields[0].cells) <= WHOLE:
        return [KeepTogether(parts)]
    return [CondPageBreak(START), kept_together(parts, may_divide=True)]  # its end goes with its notes


def _body(fields: Sequence[Field], bars: Bars | None, heads: frozenset[int]) -> LongTable:
    fields = [replace(field, across=heads) for field in fields]
    size, widths = fitted(fields, WIDTH - (BAR + GAP if bars else 0.0))
    header = [_header_cell(field) for field in fields]
    rows = [
        [_cell(field, row, width, size) for field, width in zip(fields, widths, strict=True)]
        for row in range(len(fields[0].cells))
    ]
    long = [row for row in sorted(heads) if stringWidth(fields[0].cells[row], fonts.SEMIBOLD, size) > sum(widths)]
    for row in long:
        rows[row][0] = Paragraph(escaped(fields[0].cells[row]), style("cell_head", fontSize=size, leading=size * 1.24))
    if bars:
        header, widths = [*header, ""], [*widths, BAR + GAP]
        rows = [[*row, "" if share is None else _bar(share)] for row, share in zip(rows, bars.shares, strict=True)]
    rules = _rules(fields, heads, size) + [("SPAN", (0, row + 1), (-1, row + 1)) for row in long]
    if not _is_high(fields, widths, size):
        rules += _undivided(heads, len(rows))
    return LongTable([header, *rows], colWidths=widths, repeatRows=1, style=rules, hAlign="LEFT")


def _header_cell(field: Field) -> Paragraph:
    return Paragraph(escaped(field.title), style("cell_head_number" if field.kind == "number" else "cell_head"))


def _cell(field: Field, row: int, width: float, size: float) -> str | Paragraph:
    """A cell that fits its column, or a heading, is drawn as it is; a longer one wraps."""
    cell = field.cells[row]
    if row in field.across or stringWidth(cell, fonts.REGULAR, size) <= width - GAP + 0.1:
        return cell
    name = "cell_number" if field.kind == "number" else "cell"
    return Paragraph(escaped(cell), style(name, fontSize=size, leading=size * 1.24))


def _bar(share: float) -> Drawing:
    picture = Drawing(BAR, 6)
    picture.initialFontName = fonts.REGULAR
    width = max(0.5, BAR * min(share, 1.0))
    picture.add(Rect(0, -1.2, width, 6, fillColor=HexColor(LIGHT.surplus), strokeColor=None))
    return picture


def _rules(fields: Sequence[Field], heads: frozenset[int], size: float) -> list[tuple[object, ...]]:
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
    ]


def _undivided(heads: frozenset[int], rows: int) -> list[tuple[object, ...]]:
    """The rows after a heading, and those at both ends, stay together."""
    return [
        *(("NOSPLIT", (0, row + 1), (0, row + 2)) for row in sorted(heads)),
        ("NOSPLIT", (0, 0), (0, min(_TOGETHER, rows))),
        ("NOSPLIT", (0, max(0, rows - _TOGETHER)), (0, rows)),
    ]


def _is_high(fields: Sequence[Field], widths: Sequence[float], size: float) -> bool:
    """Whether rows are so high that a few of them may fill a page, and none can be kept beside others."""
    return any(
        stringWidth(cell, fonts.REGULAR, size) > MOST_LINES * width
        for field, width in zip(fields, widths, strict=False)
        for cell in field.cells
    )
