"""From what a face or a script hands over to what is stored, or one sentence why not."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from instruments.columns import Variable
from instruments.i18n import _
from instruments.limits import ImplausibleError, day_within, number_within, text_fault, whole_within
from instruments.question_order import Prompt
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Answer
from servqual_desk.store.event_log import Stored


def to_stored(prompt: Prompt, value: Answer, total: int | None = None) -> dict[str, Stored]:
    """The columns that the answer fills, with what is stored in each.

    Args:
        total: what the points of a weights prompt must sum to.

    Raises:
        AnswerError: the question does not allow the value.
    """
    if prompt.traits.divides:
        return _weights(prompt, value, total or 0)
    variable = prompt.variables[0]
    return {variable.name: CHECKS[variable.kind](variable, value)}


def to_answer(prompt: Prompt, stored: Mapping[str, Stored]) -> Answer:
    """What was answered, from the stored columns; None where nothing was."""
    if prompt.traits.divides:
        points = {variable.name: stored.get(variable.name) for variable in prompt.variables}
        if any(point is None for point in points.values()):
            return None
        return {name: int(point) for name, point in points.items() if point is not None}
    value = stored.get(prompt.column)
    return value.split(";") if prompt.traits.several and isinstance(value, str) else value


def _scale(variable: Variable, value: Answer) -> Stored:
    scale = variable.scale
    if scale is None or (isinstance(value, str) and value in scale.missing):
        return str(value)
    if type(value) is not int or value not in scale.values:
        allowed = ", ".join([f"{scale.min}–{scale.max}", *scale.missing])
        raise AnswerError(
            _("{column}: “{value}” is not on the scale. Answer {allowed}.").format(
                column=variable.name, value=value, allowed=allowed
            )
        )
    return value


def _choice(variable: Variable, value: Answer) -> Stored:
    ids = [choice.id for choice in variable.choices]
    if value not in ids:
        raise AnswerError(
            _("{column}: “{value}” is none of the choices. Choose one of: {choices}.").format(
                column=variable.name, value=value, choices=", ".join(ids)
            )
        )
    return str(value)


def _choices(variable: Variable, value: Answer) -> Stored:
    chosen = value.split(";") if isinstance(value, str) else value
    if not isinstance(chosen, list | tuple) or not chosen:
        raise AnswerError(_("{column}: choose at least one, or skip the question.").format(column=variable.name))
    for one in chosen:
        _choice(variable, one)
    # In the questionnaire's order and once each, so that equal answers are equal in the file.
    return ";".join(choice.id for choice in variable.choices if choice.id in chosen)


def _ranking(variable: Variable, value: Answer) -> Stored:
    named = value.split(";") if isinstance(value, str) else value
    ids = [choice.id for choice in variable.choices]
    if not isinstance(named, list | tuple) or sorted(map(str, named)) != sorted(ids):
        raise AnswerError(
            _("{column}: put each of these once, in order: {choices}.").format(
                column=variable.name, choices=", ".join(ids)
            ),
            here=_("Write the numbers from 1 to {n} in order, each once.").format(n=len(ids)),
        )
    return ";".join(map(str, named))


def _integer(variable: Variable, value: Answer) -> Stored:
    if type(value) is not int:
        raise AnswerError(_("{column}: “{value}” is not a whole number.").format(column=variable.name, value=value))
    with _plausible(variable):
        return whole_within(value, variable.limits)


def _number(variable: Variable, value: Answer) -> Stored:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise AnswerError(_("{column}: “{value}” is not a number.").format(column=variable.name, value=value))
    with _plausible(variable):
        return float(number_within(value, variable.limits))


def _text(variable: Variable, value: Answer) -> Stored:
    if not isinstance(value, str) or not value.strip():
        raise AnswerError(_("{column}: write something, or skip the question.").format(column=variable.name))
    if fault := text_fault(value):
        raise _at(variable, fault)
    return value.strip()


def _date(variable: Variable, value: Answer) -> Stored:
    with _plausible(variable):
        return day_within(str(value), variable.limits)


@contextmanager
def _plausible(variable: Variable) -> Iterator[None]:
    """Name the column of what cannot be true."""
    try:
        yield
    except ImplausibleError as error:
        raise _at(variable, str(error)) from None


def _at(variable: Variable, sentence: str) -> AnswerError:
    return AnswerError(_("{column}: {sentence}").format(column=variable.name, sentence=sentence), here=sentence)


CHECKS = {
    "scale": _scale,
    "choice": _choice,
    "choices": _choices,
    "ranking": _ranking,
    "integer": _integer,
    "number": _number,
    "text": _text,
    "date": _date,
}


def _weights(prompt: Prompt, value: Answer, total: int) -> dict[str, Stored]:
    names = [variable.name for variable in prompt.variables]
    points = value if isinstance(value, dict) else {}
    if set(points) != set(names):
        raise AnswerError(_("Give points to each of: {names}.").format(names=", ".join(names)))
    if not all(type(point) is int and point >= 0 for point in points.values()):
        raise AnswerError(_("Points are whole numbers, none below 0."))
    if sum(points.values()) != total:
        raise AnswerError(
            _("The points sum to {sum} and must sum to {total}.").format(sum=sum(points.values()), total=total)
        )
    return {name: points[name] for name in names}
