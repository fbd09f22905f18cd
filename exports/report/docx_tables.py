"""Real tables for a DOCX: a header row that repeats, figures at the right, no row broken over two pages."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from exports.look import fonts
from exports.paper.column_widths import fitted
from exports.paper.styles import WIDTH
from exports.paper.typeset_table import WHOLE
from exports.report.blocks import Grid
from exports.report.docx_styles import plain, styled

_MM = 25.4 / 72  # millimetres in a point
# A computer without our face sets another, mostly a wider one: columns are wider where the page has room, else letters smaller.
_WIDER, _SMALLER = 1.3, 17 / 20
_END = 4  # rows of a long table that stay with what follows it
_MARGIN = 40  # twentieths of a point at each side of a cell: Word's own 108 are for text in a box


def captioned_table(document: DocxDocument, block: Grid) -> None:
    """Caption above, notes below; what each column holds is Word's own table."""
    fonts.register_reportlab()  # the widths are measured in our face
    styled(document.add_paragraph(plain(block.caption)), "Caption")
    rows = len(block.fields[0].cells)
    table = document.add_table(rows=rows + 1, cols=len(block.fields))
    table.style = document.styles["Table Grid"]
    _rule(table)
    size, widths = fitted(block.fields, WIDTH)
    room = min(_WIDER, WIDTH / sum(widths))
    cells = _lay_out(table, [width * _MM * room for width in widths])
    _narrow_margins(table)
    size *= max(_SMALLER, min(1.0, room / _WIDER))
    for place, field in enumerate(block.fields):
        for row, words in enumerate([field.title, *field.cells]):
            _write(
                cells[row][place],
                words,
                is_right=field.kind == "number",
                is_bold=row == 0 or (row - 1) in block.heads,
                is_kept=rows <= WHOLE and row < rows,  # all rows on one page: each but the last with the one below it
                size=size,
            )
    _repeat(table.rows[0])
    for row in table.rows:
        _whole(row)
    for note in block.notes:
        styled(document.add_paragraph(plain(note)), "Note")


def keep_on_one_page(parts: Sequence[Paragraph | Table]) -> None:
    """Each paragraph and table with what follows it; of a long table its last rows."""
    for part in parts[:-1]:
        for line in [part] if isinstance(part, Paragraph) else _lines_at_the_end(part):
            line.paragraph_format.keep_with_next = True


def _lines_at_the_end(table: Table) -> list[Paragraph]:
    rows = list(table.rows)
    kept = rows if len(rows) <= WHOLE + 1 else rows[-_END:]
    return [line for row in kept for cell in row.cells for line in cell.paragraphs]


def invisible_table(document: DocxDocument, columns: int, widths: Sequence[float], *, rows: int = 1) -> Table:
    """A table without lines that only puts things side by side; widths in millimetres."""
    table: Table = document.add_table(rows=rows, cols=columns)
    _lay_out(table, widths)
    return table


def _lay_out(table: Table, widths: Sequence[float]) -> list[tuple[Any, ...]]:
    """Set the widths, in millimetres; gives the cells by rows, of which python-docx makes all anew each time it is asked."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    cells: list[tuple[Any, ...]] = [row.cells for row in table.rows]
    for row in cells:
        for cell, width in zip(row, widths, strict=True):
            cell.width = Mm(width)
    return cells


def _narrow_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _write(cell: Any, words: str, *, is_right: bool, is_bold: bool, is_kept: bool, size: float) -> None:
    [paragraph] = cell.paragraphs
    run = paragraph.add_run(plain(words))
    run.bold, run.font.size = is_bold, Pt(round(2 * size) / 2)
    paragraph.paragraph_format.space_after = Pt(0)
    if is_kept:
        paragraph.paragraph_format.keep_with_next = True
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _rule(table: Table) -> None:
    """A hairline above, below and between the rows; none between the columns."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil" if side in ("left", "right", "insideV") else "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "8A929C")
        borders.append(line)
    properties.append(borders)


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_flag("w:tblHeader"))


def _whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_flag("w:cantSplit"))


def _flag(name: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    return element
