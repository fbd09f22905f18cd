"""A paper as DOCX, for those who must edit: Word's own headings, tables and lists, pictures with their words beside them."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, BinaryIO

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from exports.charts.style import png
from exports.paper.numbered_pages import Furniture
from exports.report import blocks as b
from exports.report.docx_pictures import code_png, put_picture
from exports.report.docx_styles import ACCENT, coloured, dress, page_field, plain, styled
from exports.report.docx_tables import captioned_table, invisible_table, keep_on_one_page
from instruments.i18n import _

_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "body": "Normal",
        "lead": "Intense Quote",
        "note": "Note",
        "equation": "Quote",
        "caption": "Caption",
        "cover_title": "Title",
        "cover_long_title": "Title",
        "cover_subtitle": "Subtitle",
        "centred": "Centred",
        "large": "Large",
        "small_heading": "Small heading",
    }
)
_WIDTH = 170.0  # millimetres between the margins
_DOTS = 200  # an inch, of a chart


def write_docx(blocks: Sequence[b.Block], target: BinaryIO, about: Furniture, *, language: str, subject: str) -> None:
    """Write the blocks; `about` stands in the header and the footer of every page."""
    document = docx.Document()
    dress(document, language)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = (
        about.title,
        about.organisation or "Servqual Desk",
        subject,
    )
    properties.language, properties.comments = language, ""
    _furnish(document, about)
    _add(document, blocks)
    document.save(target)


def _furnish(document: DocxDocument, about: Furniture) -> None:
    part = document.sections[0]
    part.header.paragraphs[0].text = plain(" · ".join(words for words in (about.title, about.facts) if words))
    foot = part.footer.paragraphs[0]
    foot.text = plain(" · ".join(words for words in (about.organisation, about.warning) if words))
    foot.add_run("\t\t")
    before, _sign, after = _("Page {page} of {pages}").partition("{page}")
    foot.add_run(before)
    page_field(foot, "PAGE")
    between, _sign, rest = after.partition("{pages}")
    foot.add_run(between)
    page_field(foot, "NUMPAGES")
    foot.add_run(rest)


def _add(document: DocxDocument, blocks: Sequence[b.Block]) -> None:
    for block in blocks:
        _WRITTEN[type(block)](document, block)


def _heading(document: DocxDocument, block: b.Heading) -> None:
    styled(document.add_paragraph(plain(block.words)), f"Heading {block.level + 1}")


def _words(document: DocxDocument, block: b.Words) -> None:
    styled(document.add_paragraph(plain(block.words)), _STYLES[block.style])


def _item(document: DocxDocument, block: b.Item) -> None:
    written = styled(document.add_paragraph(), "Item")
    written.add_run(plain(f"{block.code}\t")).bold = True
    written.add_run(plain(block.words))
    if block.answers:
        styled(document.add_paragraph(plain(block.answers)), "Note")


def _points(document: DocxDocument, block: b.Points) -> None:
    for sentence in block.sentences:
        styled(document.add_paragraph(plain(sentence)), "List Bullet")


def _numbered(document: DocxDocument, block: b.Numbered) -> None:
    for rank, (what, why) in enumerate(block.lines, start=1):
        written = document.add_paragraph()
        written.add_run(plain(f"{rank}. {what}")).bold = True
        written.add_run().add_break()
        written.add_run(plain(why))


def _grid(document: DocxDocument, block: b.Grid) -> None:
    captioned_table(document, block)


def _figure(document: DocxDocument, block: b.Figure) -> None:
    caption = styled(document.add_paragraph(plain(block.caption)), "Caption")
    caption.paragraph_format.keep_with_next = True
    put_picture(document.add_paragraph(), png(block.picture, _DOTS), block.told, width=_WIDTH)


def _beside(document: DocxDocument, block: b.Beside) -> None:
    cells = invisible_table(document, 2, [_WIDTH / 2] * 2).rows[0].cells
    for cell, one in zip(cells[:2], (block.left, block.right), strict=True):
        cell.paragraphs[0].text = plain(one.caption)
        styled(cell.paragraphs[0], "Caption")
        put_picture(cell.add_paragraph(), png(one.picture, _DOTS), one.told, width=_WIDTH / 2 - 4)


def _key_figures(document: DocxDocument, block: b.KeyFigures) -> None:
    many = len(block.figures)
    for cell, (name, figure) in zip(
        invisible_table(document, many, [_WIDTH / many] * many).rows[0].cells, block.figures, strict=True
    ):
        run = cell.paragraphs[0].add_run(plain(figure))
        run.bold, run.font.size = True, Pt(18)
        styled(cell.add_paragraph(plain(name)), "Note")


def _facts(document: DocxDocument, block: b.Facts) -> None:
    table = invisible_table(document, 2, [48.0, _WIDTH - 48.0], rows=len(block.rows))
    for row, (what, which) in zip(table.rows, block.rows, strict=True):
        row.cells[0].text, row.cells[1].text = plain(what), plain(which)


def _warned(document: DocxDocument, block: b.Warned) -> None:
    loud = styled(document.add_paragraph(), "Centred")
    coloured(loud.add_run(plain(block.loud)))
    styled(document.add_paragraph(plain(block.plain)), "Centred")


def _space(document: DocxDocument, block: b.Space) -> None:
    document.add_paragraph().paragraph_format.space_before = Mm(block.height)


def _new_page(document: DocxDocument, _block: b.NewPage) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _file_code(document: DocxDocument, block: b.FileCode) -> None:
    said = " ".join(block.codes)
    put_picture(document.add_paragraph(), code_png(said), said, width=26.0)
    for code in block.codes:
        styled(document.add_paragraph(plain(code)), _STYLES["lead"])
    document.add_paragraph(plain(block.explained))


def _letterhead(document: DocxDocument, block: b.Letterhead) -> None:
    if block.logo:
        logo = styled(document.add_paragraph(), "Centred")
        put_picture(logo, block.logo, block.organisation, width=20.0)
    name = styled(document.add_paragraph(), "Centred")
    coloured(name.add_run(plain(block.organisation)), size=15, colour=ACCENT)
    for line in block.lines:
        styled(document.add_paragraph(plain(line)), "Centred")


def _signature(document: DocxDocument, block: b.Signature) -> None:
    for words in (block.place_and_date, block.position, "", "", block.name or "………………………………", block.number):
        written = document.add_paragraph(plain(words))
        written.paragraph_format.left_indent = Mm(_WIDTH * 0.58)
        written.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if block.pin:
        styled(document.add_paragraph(plain(block.pin)), _STYLES["note"])


def _together(document: DocxDocument, block: b.Together) -> None:
    before = len(list(document.iter_inner_content()))
    _add(document, block.blocks)
    keep_on_one_page(list(document.iter_inner_content())[before:])


_WRITTEN: Mapping[type, Callable[[DocxDocument, Any], None]] = MappingProxyType(
    {
        b.Heading: _heading,
        b.Words: _words,
        b.Item: _item,
        b.Points: _points,
        b.Numbered: _numbered,
        b.Grid: _grid,
        b.Figure: _figure,
        b.Beside: _beside,
        b.KeyFigures: _key_figures,
        b.Facts: _facts,
        b.Warned: _warned,
        b.Space: _space,
        b.NewPage: _new_page,
        b.FileCode: _file_code,
        b.Letterhead: _letterhead,
        b.Signature: _signature,
        b.Together: _together,
    }
)
