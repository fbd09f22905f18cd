"""The place to answer, for each kind of question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from exports.form.marks import Mark, Rules, Shape, WriteIn
from exports.form.styles import FLUSH, GAP, HAIRLINE, LIGHT_MUTED, LINE, MARK, style
from exports.look import fonts
from exports.paper.paragraph_text import escaped
from instruments.columns import Variable
from instruments.i18n import _
from instruments.model import Scale
from instruments.question_order import Prompt
from servqual_desk.interviewing.answer_keys import letters

LONGEST_ROW = 11  # a scale of more values is written as a number
LONGEST_LIST = 7  # a scale of more labelled values stands in a row
MOST_COLUMNS = 4
COMMENT_LINES = 5
SHORT_LINE = 45 * mm

_LINES = [
    *FLUSH,
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to mark: what the entry types for it, its words, and the id under which it is stored ("" beside a scale)."""

    key: str
    words: str
    id: str = ""


def place_to_answer(prompt: Prompt, language: str, *, total: int, width: float, colour: str = "") -> list[Flowable]:
    """What stands beneath a question.

    Args:
        total: what the points of a constant sum must add up to.
        width: points that are free for it.
    """
    variable = prompt.variables[0]
    if prompt.traits.divides:
        return [_points_table(prompt, language, total, width)]
    if variable.scale is not None:
        return _scale_place(variable, language, width, colour)
    if prompt.traits.ranked:
        return _ranking_place(variable, language, width)
    if variable.choices:
        shape: Shape = "box" if prompt.traits.several else "circle"
        return [options_table(choice_options(variable, language), width, shape=shape)]
    return [WRITTEN[prompt.kind](prompt)]


def _ranking_place(variable: Variable, language: str, width: float) -> list[Flowable]:
    """The choices with their numbers, and beneath a box a place for the number of the choice that stands there."""
    options = choice_options(variable, language)
    digits = len(str(len(options)))
    boxes = WriteIn(*[digits] * len(options), beneath=tuple(f"{place}." for place in range(1, len(options) + 1)))
    how = _("Write the number of what comes first in the first box, then of the next, until each stands in one.")
    return [
        options_table(options, width, shape="number"),
        Spacer(1, 3),
        Paragraph(escaped(how), style("legend")),
        Spacer(1, 3),
        boxes,
    ]


def _short_line(_prompt: Prompt) -> Flowable:
    return Rules(width=SHORT_LINE)


def _day(_prompt: Prompt) -> Flowable:
    return WriteIn(2, 2, 4, beneath=(_("day"), _("month"), _("year")))


def _lines(prompt: Prompt) -> Flowable:
    return Rules(COMMENT_LINES if prompt.role == "comment" else 1)


# What is written by hand, by kind.
WRITTEN: Mapping[str, Callable[[Prompt], Flowable]] = {
    "integer": _short_line,
    "number": _short_line,
    "date": _day,
    "text": _lines,
}


def choice_options(variable: Variable, language: str) -> tuple[Option, ...]:
    """A question's choices with the numbers that the screen gives them."""
    return tuple(
        Option(key=str(place), words=choice.label.get(language), id=choice.id)
        for place, choice in enumerate(variable.choices, start=1)
    )


def non_answer_options(scale: Scale, language: str) -> tuple[Option, ...]:
    """ "Don't know" and the like, with the letters that the screen gives them."""
    words = [text.get(language) for text in scale.missing.values()]
    return tuple(
        Option(key=letter, words=said, id=id_)
        for letter, said, id_ in zip(letters(words), words, scale.missing, strict=True)
    )


def options_table(options: Sequence[Option], width: float, *, shape: Shape = "circle", colour: str = "") -> Table:
    """Marks with their words, in as many columns as they fit, read downwards."""
    widest = max((_natural_width(option) for option in options), default=width)
    columns = max(1, min(MOST_COLUMNS, len(options), int(width / widest)))
    rows = -(-len(options) // columns)
    cells: list[list[object]] = [["", ""] * columns for _row in range(rows)]
    for place, option in enumerate(options):
        left = 2 * (place // rows)
        cells[place % rows][left] = Mark(option.key, shape=shape, colour=colour)
        cells[place % rows][left + 1] = Paragraph(_option_markup(option), style("option"))
    return Table(cells, colWidths=[MARK + GAP, width / columns - MARK - GAP] * columns, style=_LINES, hAlign="LEFT")


def _natural_width(option: Option) -> float:
    size = style("option").fontSize
    words = stringWidth(option.words, fonts.REGULAR, size) + stringWidth(option.id, fonts.REGULAR, 6.4)
    return float(MARK + 3 * GAP + words + 4)


def _option_markup(option: Option) -> str:
    code = f' <font size="6.4" color="{LIGHT_MUTED}">{escaped(option.id)}</font>' if option.id else ""
    return escaped(option.words) + code


def _scale_place(variable: Variable, language: str, width: float, colour: str) -> list[Flowable]:
    scale = variable.scale
    if scale is None:
        return []
    apart = non_answer_options(scale, language)
    below: list[Flowable] = [Spacer(1, 3), options_table(apart, width)] if apart else []
    if len(scale.values) > LONGEST_ROW:
        return [written_scale(scale), Paragraph(escaped(labels_line(scale, language)), style("legend")), *below]
    if len(scale.labels) == len(scale.values) and len(scale.values) <= LONGEST_LIST:
        options = [Option(key=str(value), words=scale.labels[value].get(language)) for value in scale.values]
        return [options_table(options, width, colour=colour), *below]
    return [_marks_row(scale, colour), Paragraph(escaped(labels_line(scale, language)), style("legend")), *below]


def written_scale(scale: Scale) -> WriteIn:
    """Boxes for a number of a scale that is too long to be marked."""
    return WriteIn(max(len(str(scale.min)), len(str(scale.max))))


def labels_line(scale: Scale, language: str) -> str:
    """`1 = Strongly disagree · 7 = Strongly agree`; the ends of the scale where none has words."""
    words = {value: text.get(language) for value, text in sorted(scale.labels.items())}
    if not words:
        return _("{min} to {max}").format(min=scale.min, max=scale.max)
    return "   ·   ".join(f"{value} = {said}" for value, said in words.items())


def _marks_row(scale: Scale, colour: str) -> Table:
    marks = [Mark(str(value), colour=colour) for value in scale.values]
    return Table([marks], colWidths=[MARK + 2 * GAP] * len(marks), style=_LINES, hAlign="LEFT")


def _points_table(prompt: Prompt, language: str, total: int, width: float) -> Table:
    """One line a dimension, and the sum beneath, already printed."""
    digits = len(str(total))
    boxes = WriteIn.SIDE * digits
    rows: list[list[object]] = [
        [
            Paragraph(escaped(variable.label.get(language)), style("option")),
            Paragraph(escaped(variable.name), style("code")),
            WriteIn(digits),
        ]
        for variable in prompt.variables
    ]
    sum_words = _("Together they must make exactly {total}").format(total=total)
    rows.append([Paragraph(f"<b>{escaped(sum_words)}</b>", style("option")), "", WriteIn(digits, printed=str(total))])
    room = min(width - boxes, 110 * mm)
    return Table(
        rows,
        colWidths=[room * 0.66, room * 0.34, boxes],
        rowHeights=[LINE] * (len(rows) - 1) + [LINE + 4],
        style=[*_LINES, ("LINEABOVE", (0, -1), (-1, -1), 0.6, HAIRLINE), ("TOPPADDING", (0, -1), (-1, -1), 4)],
        hAlign="LEFT",
    )
