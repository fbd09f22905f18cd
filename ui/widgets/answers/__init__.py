"""A field for each kind of answer; `answer_field` chooses it, and imports it when the first question of its kind is shown."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from servqual_desk.errors import BugError
from servqual_desk.interviewing.answer_keys import LONGEST_DIRECT_SCALE
from servqual_desk.interviewing.shown_question import Asked
from ui.widgets.answers.answer_field import AnswerField

__all__ = ["AnswerField", "answer_field"]

LONGEST_LABELLED_SCALE = 7


def answer_field(asked: Asked) -> AnswerField:
    """The field in which this question is answered."""
    place = FIELDS.get(asked.kind)
    if place is None:
        raise BugError(f"{asked.column}: no field for answers of the kind {asked.kind}")
    return _field_class(place if isinstance(place, str) else place(asked))(asked)


@cache
def _field_class(place: str) -> type[AnswerField]:
    module, _colon, name = place.partition(":")
    found: type[AnswerField] = getattr(import_module(f"{__name__}.{module}"), name)
    return found


def _scale(asked: Asked) -> str:
    """Buttons in a row; lines where every value has its own words; a number where there are too many values."""
    if len(asked.choices) > LONGEST_DIRECT_SCALE:
        return "number_fields:LongScale"
    if all(option.label for option in asked.choices) and len(asked.choices) <= LONGEST_LABELLED_SCALE:
        return "choice_fields:OptionList"
    return "choice_fields:ScaleRow"


def _text(asked: Asked) -> str:
    return "text_fields:CommentField" if asked.role == "comment" else "text_fields:LineField"


# By kind: the field as `module:Class` of this package, or what chooses it by the question.
FIELDS: Mapping[str, str | Callable[[Asked], str]] = {
    "scale": _scale,
    "choice": "choice_fields:OptionList",
    "choices": "choices_field:SeveralOf",
    "ranking": "ranking_field:RankingField",
    "integer": "number_fields:IntegerField",
    "number": "number_fields:NumberField",
    "text": _text,
    "date": "date_field:DateField",
    "weights": "points_field:WeightsField",
}
