"""A question with its code at the left and its place to answer beneath, never divided between two pages."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from exports.form.answers import place_to_answer
from exports.form.styles import CODE_WIDTH, FLUSH, GAP, style
from exports.paper.paragraph_text import escaped
from exports.paper.styles import HEIGHT, WIDTH
from exports.words.routing import condition_sentence
from instruments.model import Instrument
from instruments.question_order import Prompt

_TALLEST = 0.8 * HEIGHT  # a longer text runs on to the next page, and its place to answer stays whole


def code_cell(column: str) -> Paragraph:
    """The code by which the entry and the data file know a question; a long one is divided after its underscores."""
    font = style("code")
    is_wide = stringWidth(column, font.fontName, font.fontSize) > CODE_WIDTH - GAP
    return Paragraph(escaped(column.replace("_", "_ ") if is_wide else column), font)


def words(prompt: Prompt, instrument: Instrument, language: str) -> list[Flowable]:
    """The question itself, after the condition under which it is asked."""
    condition = condition_sentence(prompt.show_if, instrument, language)
    above = [Paragraph(escaped(condition), style("condition"))] if condition else []
    lines = escaped(prompt.text.get(language).strip()).replace("\n", "<br/>")
    return [*above, Paragraph(lines, style("question"))]


def content(prompt: Prompt, instrument: Instrument, language: str, *, colour: str = "") -> list[Flowable]:
    """The question and its place to answer."""
    total = instrument.weights.total if instrument.weights else 0
    place = place_to_answer(prompt, language, total=total, width=WIDTH - CODE_WIDTH, colour=colour)
    return [*words(prompt, instrument, language), Spacer(1, 2), *place]


def question_block(prompt: Prompt, instrument: Instrument, language: str) -> list[Flowable]:
    """A question by itself: one piece, unless its text alone is longer than a page."""
    parts = content(prompt, instrument, language)
    code = "" if prompt.traits.divides else prompt.column
    if height_of(parts) <= _TALLEST:
        return [_beside(code, parts)]
    text = len(words(prompt, instrument, language))
    return [code_cell(code), *parts[:text], KeepTogether(parts[text:])]


def height_of(parts: Sequence[Flowable]) -> float:
    """Points that the parts take beneath each other."""
    return float(sum(part.wrap(WIDTH - CODE_WIDTH, HEIGHT)[1] for part in parts))


def _beside(code: str, parts: list[Flowable]) -> Table:
    return Table(
        [[code_cell(code), parts]],
        colWidths=[CODE_WIDTH, WIDTH - CODE_WIDTH],
        style=[
            *FLUSH,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("RIGHTPADDING", (0, 0), (0, 0), GAP),
            ("TOPPADDING", (0, 0), (0, 0), 4.5),
            ("TOPPADDING", (1, 0), (1, 0), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * GAP),
        ],
    )
