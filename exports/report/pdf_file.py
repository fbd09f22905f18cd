"""A paper as PDF: each block laid out by ReportLab."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Image, PageBreak, Paragraph, Spacer

from exports.paper import numbered_pages
from exports.paper.chart_renderer import Drawn
from exports.paper.kept_together import Pressed, kept_together
from exports.paper.paragraph_text import escaped
from exports.paper.side_by_side import side_by_side
from exports.paper.styles import HAIRLINE, HEIGHT, MUTED, SHORTFALL, WIDTH, style
from exports.paper.typeset_table import START, WHOLE, typeset
from exports.report import blocks as b

_CODE_SIDE = 26 * mm
_LOGO_SIDE = 20 * mm
_ROOM = (HEIGHT / 3, 85 * mm)  # what a section and a part within it need on the page that they begin on
_HEADING = 14 * mm  # above what it heads


def flowables(blocks: Sequence[b.Block]) -> list[Flowable]:
    """The blocks as ReportLab's, every heading with what it heads."""
    found: list[Flowable] = []
    headings: list[b.Heading] = []
    for block in blocks:
        if isinstance(block, b.Heading):
            headings.append(block)
        else:
            found += _headed(headings, block) if headings else _LAID_OUT[type(block)](block)
            headings = []
    return found + [_heading(heading) for heading in headings]


def _headed(headings: Sequence[b.Heading], block: b.Block) -> list[Flowable]:
    """A block below its headings, the first of which begins a page where it asks for more room than is left."""
    above = [_heading(heading) for heading in headings]
    room = [CondPageBreak(_ROOM[headings[0].level])] if headings[0].starts else []
    if _is_divided(block):
        return [
            *room,
            CondPageBreak(START + len(above) * _HEADING),
            *above,
            kept_together(_parts(block), may_divide=True),
        ]
    if type(block) in _KEPT:
        return [*room, kept_together([*above, *_parts(block)], may_divide=False)]
    if isinstance(block, b.Together):
        return [*room, *_together(b.Together(blocks=(*headings, *block.blocks)))]
    return [*room, *above, *_LAID_OUT[type(block)](block)]


def _heading(block: b.Heading) -> Flowable:
    if block.level > 1:
        return Paragraph(escaped(block.words), style("caption", keepWithNext=1))
    return numbered_pages.Heading(block.words, level=block.level)


def _words(block: b.Words) -> list[Flowable]:
    return [Paragraph(escaped(block.words), style(block.style))]


def _item(block: b.Item) -> list[Flowable]:
    asked = Paragraph(escaped(block.words), style("item"), bulletText=block.code)
    below = style("note", leftIndent=46, spaceBefore=0, spaceAfter=4)
    return [asked, *([Paragraph(escaped(block.answers), below)] if block.answers else [])]


def _points(block: b.Points) -> list[Flowable]:
    return [Paragraph(escaped(sentence), style("point"), bulletText="•") for sentence in block.sentences]


def _numbered(block: b.Numbered) -> list[Flowable]:
    return [
        Paragraph(f"<b>{escaped(what)}</b><br/>{escaped(why)}", style("finding"), bulletText=f"{rank}.")
        for rank, (what, why) in enumerate(block.lines, start=1)
    ]


def _grid(block: b.Grid, *, is_loose: bool = False) -> list[Flowable]:
    return typeset(
        block.caption, block.fields, bars=block.bars, notes=block.notes, heads=block.heads, is_loose=is_loose
    )


def _figure(block: b.Figure) -> list[Flowable]:
    return [Paragraph(escaped(block.caption), style("caption")), Drawn(block.picture)]


def _beside(block: b.Beside) -> list[Flowable]:
    both = (block.left, block.right)
    rows = [[Paragraph(escaped(one.caption), style("caption")) for one in both], [Drawn(one.picture) for one in both]]
    return [side_by_side(rows, [WIDTH / 2] * 2)]


def _key_figures(block: b.KeyFigures) -> list[Flowable]:
    """Side by side, between two hairlines."""
    cells = [
        [Paragraph(escaped(figure), style("figure")) for _name, figure in block.figures],
        [Paragraph(escaped(name), style("figure_name")) for name, _figure in block.figures],
    ]
    rules = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
        ("LINEBELOW", (0, 1), (-1, 1), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 7),
    ]
    return [side_by_side(cells, [WIDTH / len(block.figures)] * len(block.figures), rules)]


def _facts(block: b.Facts) -> list[Flowable]:
    cells = [[what, Paragraph(escaped(which), style("body"))] for what, which in block.rows]
    rules = [
        ("TEXTCOLOR", (0, 0), (0, -1), MUTED),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
    ]
    return [side_by_side(cells, [48 * mm, WIDTH - 48 * mm], rules)]


def _warned(block: b.Warned) -> list[Flowable]:
    white = {"textColor": "white", "alignment": TA_CENTER, "spaceAfter": 0}
    rows = [
        [Paragraph(escaped(block.loud), style("lead", **white))],
        [Paragraph(escaped(block.plain), style("body", **white))],
    ]
    rules = [
        ("BACKGROUND", (0, 0), (-1, -1), SHORTFALL),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 8),
    ]
    return [side_by_side(rows, [WIDTH], rules)]


def _space(block: b.Space) -> list[Flowable]:
    return [Spacer(0, block.height * mm)]


def _new_page(_block: b.NewPage) -> list[Flowable]:
    return [PageBreak()]


def _file_code(block: b.FileCode) -> list[Flowable]:
    codes = [Paragraph(escaped(code), style("lead")) for code in block.codes]
    beside = [[code_image(" ".join(block.codes)), [*codes, Paragraph(escaped(block.explained), style("body"))]]]
    return [side_by_side(beside, [_CODE_SIDE + 6 * mm, WIDTH - _CODE_SIDE - 6 * mm], [])]


def code_image(said: str) -> Drawing:
    """A QR code, 26 mm square."""
    widget = QrCodeWidget(said, barWidth=_CODE_SIDE, barHeight=_CODE_SIDE, barLevel="M", barBorder=0)
    drawing = Drawing(_CODE_SIDE, _CODE_SIDE)
    drawing.add(widget)
    return drawing


def _letterhead(block: b.Letterhead) -> list[Flowable]:
    words = [
        Paragraph(escaped(block.organisation), style("letterhead")),
        *(Paragraph(escaped(line), style("letterhead_line")) for line in block.lines),
    ]
    logo = [Image(io.BytesIO(block.logo), _LOGO_SIDE, _LOGO_SIDE, kind="proportional")] if block.logo else ""
    side = _LOGO_SIDE + 4 * mm
    rules = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, -1), 1.2, MUTED),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return [side_by_side([[logo, words, ""]], [side, WIDTH - 2 * side, side], rules)]


def _signature(block: b.Signature) -> list[Flowable]:
    lines: list[Any] = [
        Paragraph(escaped(block.place_and_date), style("body", spaceAfter=0)),
        Paragraph(escaped(block.position), style("body")),
        Spacer(0, 20 * mm),
        Paragraph(f"<u>{escaped(block.name or '………………………………')}</u>", style("body", spaceAfter=0)),
        Paragraph(escaped(block.number), style("body")),
    ]
    pin = Paragraph(escaped(block.pin), style("note")) if block.pin else ""
    below = [("VALIGN", (0, 0), (0, 0), "BOTTOM")]
    return [Spacer(0, 6 * mm), side_by_side([[pin, lines]], [WIDTH * 0.58, WIDTH * 0.42], below)]


def _together(block: b.Together) -> list[Flowable]:
    """One group: ReportLab takes a group within a group for one that fits on no page."""
    parts = [part for one in block.blocks for part in _parts(one)]
    return [kept_together(parts, may_divide=any(_is_divided(one) for one in block.blocks))]


def _parts(block: b.Block) -> list[Flowable]:
    """What a block consists of, without what keeps it together."""
    return _KEPT[type(block)](block) if type(block) in _KEPT else flowables([block])


def _is_divided(block: b.Block) -> bool:
    return isinstance(block, b.Grid) and len(block.fields[0].cells) > WHOLE


def _kept(block: b.Block) -> list[Flowable]:
    return [Pressed(_KEPT[type(block)](block))]


# What is never parted by the end of a page.
_KEPT: Mapping[type, Callable[[Any], list[Flowable]]] = MappingProxyType(
    {b.Beside: _beside, b.Figure: _figure, b.Grid: partial(_grid, is_loose=True), b.Signature: _signature}
)
_LAID_OUT: Mapping[type, Callable[[Any], list[Flowable]]] = MappingProxyType(
    {
        b.Words: _words,
        b.Item: _item,
        b.Points: _points,
        b.Numbered: _numbered,
        b.Grid: _grid,
        b.Figure: _kept,
        b.Beside: _kept,
        b.KeyFigures: _key_figures,
        b.Facts: _facts,
        b.Warned: _warned,
        b.Space: _space,
        b.NewPage: _new_page,
        b.FileCode: _file_code,
        b.Letterhead: _letterhead,
        b.Signature: _kept,
        b.Together: _together,
    }
)
