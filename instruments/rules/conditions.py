"""Rules on `show_if`: whether a condition can be read, and asks what can have been answered by then."""

from collections.abc import Iterator

from instruments.condition import ConditionError, comparisons
from instruments.condition_evaluation import Comparison, Name, Operand
from instruments.grammar import Fault
from instruments.i18n import _
from instruments.toml_lines import Place
from instruments.unchecked import STAGES, Draft, DraftColumn


def conditions_can_be_read(draft: Draft) -> Iterator[Fault]:
    """Every `show_if` parses, names columns that are asked before its question or family, and answers that can be given."""
    columns = {column.name: column for column in reversed(draft.columns)}
    asked = [(question, draft.asked(question, index)) for index, question in enumerate(draft.questions)]
    for part, now in (*asked, *((family, (STAGES["items"], 0)) for family in draft.described_families)):
        expression = part.text("show_if")
        if expression is None:
            continue
        place = part.at("show_if")
        try:
            parts = comparisons(expression)
        except ConditionError as error:
            yield from (Fault(place=place, sentence=sentence) for sentence in error.faults)
            continue
        for comparison in parts:
            yield from _comparison(place, comparison, columns, now)


def _comparison(
    place: Place, part: Comparison, columns: dict[str, DraftColumn], now: tuple[int, int]
) -> Iterator[Fault]:
    for side, other in ((part.left, part.right), (part.right, part.left)):
        if not isinstance(side, Name):
            continue
        column = columns.get(side.column)
        if column is None:
            sentence = _("There is no column “{column}”; texts are put in quotes, as in channel == 'online'.")
            yield Fault(place=place, sentence=sentence.format(column=side.column))
        elif column.asked >= now:
            sentence = _(
                "“{column}” is not asked before this question, which would so never be shown; move one of them."
            )
            yield Fault(place=place, sentence=sentence.format(column=side.column))
        else:
            for operand in other if isinstance(other, tuple) else (other,):
                yield from _answer(place, column, operand)


def _answer(place: Place, column: DraftColumn, operand: Operand) -> Iterator[Fault]:
    """That the column can have the answer with which it is compared."""
    if isinstance(operand, Name) or column.answers is None:
        return
    if isinstance(operand, str) and operand not in column.answers:
        sentence = _("“{answer}” is no answer of “{column}”; these are: {known}.")
        known = ", ".join(sorted(column.answers)) or "–"
        yield Fault(place=place, sentence=sentence.format(answer=operand, column=column.name, known=known))
    elif column.is_chosen and not isinstance(operand, str):
        sentence = _("“{column}” is compared with a choice's id, so write it in quotes.")
        yield Fault(place=place, sentence=sentence.format(column=column.name))
