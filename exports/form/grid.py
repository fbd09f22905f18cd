"""Statements with the same scale, one a row; banner and legend stand again on top of every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame, LongTable, Paragraph

from exports.form.answers import LONGEST_ROW, Option, labels_line, non_answer_options, written_scale
from exports.form.banner import Banner
from exports.form.blocks import code_cell, content
from exports.form.marks import Mark
from exports.form.styles import CODE_WIDTH, FLUSH, GAP, GRID, HAIRLINE, MARK, battery_colour, style
from exports.look import fonts
from exports.paper.paragraph_text import escaped
from exports.paper.styles import HEIGHT, WIDTH
from instruments.i18n import _
from instruments.model import Instrument, Scale
from instruments.question_order import Prompt, Section

_NARROWEST, _WIDEST = MARK + 1.2 * mm, 17 * mm
_APART = 15 * mm  # the column of a non-answer
_LEAST_TEXT, _NARROWEST_TEXT = 62 * mm, 50 * mm
_LEAST_START = 40 * mm  # a block begins on the next page where only a row or two would fit
_TALLEST_ROW = 0.6 * HEIGHT
_HEADS = 2  # rows that are repeated: banner and legend


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How the width is divided: points for the statement, for a value of the scale, and the non-answers at the right."""

    statement: float
    value: float
    values: int
    apart: tuple[Option, ...]

    @property
    def widths(self) -> list[float]:
        return [CODE_WIDTH, self.statement, *[self.value] * self.values, *[_APART] * len(self.apart)]


def items_story(section: Section, instrument: Instrument, language: str, title: str) -> list[Flowable]:
    """The statements of a battery: in a grid where neighbours share a scale that leaves them room, else each with its answers."""
    found: list[Flowable] = []
    for is_grid, run in groupby(_runs(section.prompts), key=lambda run: _fits_grid(run, language)):
        if is_grid:
            for prompts in run:
                found += [CondPageBreak(_LEAST_START), _grid(prompts, section, language, title)]
        else:
            found.append(_singles([prompt for one in run for prompt in one], section, instrument, language, title))
    return found


def _runs(prompts: Sequence[Prompt]) -> list[tuple[Prompt, ...]]:
    """Neighbours that share a scale."""
    return [tuple(run) for _scale, run in groupby(prompts, key=lambda prompt: prompt.variables[0].scale)]


def _fits_grid(run: Sequence[Prompt], language: str) -> bool:
    return len(run) > 1 and _columns(_scale(run[0]), language).statement >= _NARROWEST_TEXT


def _scale(prompt: Prompt) -> Scale:
    scale = prompt.variables[0].scale
    if scale is None:
        raise TypeError(f"{prompt.column}: a statement without a scale")
    return scale


def _grid(prompts: Sequence[Prompt], section: Section, language: str, title: str) -> LongTable:
    scale, colour = _scale(prompts[0]), battery_colour(section.battery.id if section.battery else None)
    columns = _columns(scale, language)
    rows = [_statement_row(prompt, scale, columns, language, colour) for prompt in prompts]
    banner = Banner(section, title, language)
    legend, spans = _legend(scale, columns, language)
    return LongTable(
        [[banner, *[""] * (len(columns.widths) - 1)], legend, *rows],
        colWidths=columns.widths,
        repeatRows=_HEADS,
        style=[
            *_rules(),
            *spans,
            ("ALIGN", (2, _HEADS), (-1, -1), "CENTER"),
            ("VALIGN", (0, _HEADS), (-1, -1), "MIDDLE"),
        ],
        spaceAfter=10,
    )


def _singles(
    prompts: Sequence[Prompt], section: Section, instrument: Instrument, language: str, title: str
) -> LongTable:
    colour = battery_colour(section.battery.id if section.battery else None)
    rows = [[code_cell(prompt.column), content(prompt, instrument, language, colour=colour)] for prompt in prompts]
    return LongTable(
        [[Banner(section, title, language), ""], ["", ""], *rows],
        colWidths=[CODE_WIDTH, WIDTH - CODE_WIDTH],
        rowHeights=[None, 3, *[None] * len(rows)],
        repeatRows=_HEADS,
        style=[*_rules(), ("TOPPADDING", (0, _HEADS), (0, -1), 7), ("BOTTOMPADDING", (0, _HEADS), (-1, -1), 5)],
        spaceAfter=10,
    )


def _columns(scale: Scale, language: str) -> Columns:
    """The statement gets what the marks leave; labels under every value make their columns wider while there is room."""
    apart = non_answer_options(scale, language)
    room = WIDTH - CODE_WIDTH - _APART * len(apart)
    if len(scale.values) > LONGEST_ROW:
        boxes = written_scale(scale).width + 3 * mm
        return Columns(statement=room - boxes, value=boxes, values=1, apart=apart)
    words = [word for text in scale.labels.values() for word in text.get(language).split()]
    widest = max((stringWidth(word, fonts.REGULAR, style("legend_centre").fontSize) for word in words), default=0)
    wanted = min(widest + 3, _WIDEST) if _labels_each(scale) else MARK + 2.6 * mm
    value = max(_NARROWEST, min(wanted, (room - _LEAST_TEXT) / len(scale.values)))
    return Columns(statement=room - value * len(scale.values), value=value, values=len(scale.values), apart=apart)


def _labels_each(scale: Scale) -> bool:
    return len(scale.labels) == len(scale.values) and len(scale.values) <= 7


def _statement_row(prompt: Prompt, scale: Scale, columns: Columns, language: str, colour: str) -> list[object]:
    statement: Flowable = Paragraph(escaped(prompt.text.get(language)), style("question"))
    if statement.wrap(columns.statement, HEIGHT)[1] > _TALLEST_ROW:
        statement = KeepInFrame(columns.statement - 8, _TALLEST_ROW, [statement], mode="shrink")
    marks: list[object] = [Mark(str(value), colour=colour) for value in scale.values]
    if len(scale.values) > LONGEST_ROW:
        marks = [written_scale(scale)]
    return [
        code_cell(prompt.column),
        statement,
        *marks,
        *(Mark(option.key, shape="circle") for option in columns.apart),
    ]


def _legend(scale: Scale, columns: Columns, language: str) -> tuple[list[object], list[tuple[object, ...]]]:
    """The row that says what the numbers mean, and which of its cells are joined."""
    last = 1 + columns.values
    apart = [Paragraph(escaped(option.words), style("legend_centre")) for option in columns.apart]
    ends = sorted(scale.labels) == [scale.min, scale.max]
    values: list[object] = [""] * columns.values
    spans: list[tuple[object, ...]] = []
    if columns.values == 1:
        values = [Paragraph(escaped(_("a number")), style("legend_centre"))]
    elif _labels_each(scale):
        values = [
            Paragraph(escaped(scale.labels[value].get(language)), style("legend_centre")) for value in scale.values
        ]
    elif ends and columns.values > 3:
        half = columns.values // 2
        values[0] = Paragraph(escaped(scale.labels[scale.min].get(language)), style("legend"))
        values[half] = Paragraph(escaped(scale.labels[scale.max].get(language)), style("legend_right"))
        spans = [("SPAN", (2, 1), (1 + half, 1)), ("SPAN", (2 + half, 1), (last, 1))]
    else:
        spans = [("SPAN", (2, 1), (last, 1))]
        values[0] = Paragraph(escaped(labels_line(scale, language)), style("legend_right"))
    beside = Paragraph(escaped(labels_line(scale, language)), style("legend")) if columns.values == 1 else ""
    return ["", beside, *values, *apart], spans


def _rules() -> list[tuple[object, ...]]:
    return [
        *FLUSH,
        ("SPAN", (0, 0), (-1, 0)),
        ("RIGHTPADDING", (0, 1), (0, -1), GAP),
        ("RIGHTPADDING", (1, 1), (1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
        ("TOPPADDING", (0, _HEADS), (-1, -1), 4.2),
        ("BOTTOMPADDING", (0, _HEADS), (-1, -1), 4.2),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 2.5),
        ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
        ("VALIGN", (0, _HEADS), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 1), (-1, 1), 0.6, HAIRLINE),
        ("LINEBELOW", (0, _HEADS), (-1, -1), 0.4, GRID),
    ]
