"""A field for each kind of answer; `answer_field` chooses it."""

from collections.abc import Callable, Mapping

from servqual_desk.errors import BugError
from servqual_desk.interviewing.answer_keys import LONGEST_DIRECT_SCALE
from servqual_desk.interviewing.shown_question import Asked
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.answers.choice_fields import OptionList, ScaleRow
from ui.widgets.answers.choices_field import SeveralOf
from ui.widgets.answers.date_field import DateField
from ui.widgets.answers.number_fields import IntegerField, LongScale, NumberField
from ui.widgets.answers.text_fields import CommentField, LineField
from ui.widgets.answers.weights_field import WeightsField

__all__ = ["AnswerField", "answer_field"]

LONGEST_LABELLED_SCALE = 7


def answer_field(asked: Asked) -> AnswerField:
    """The field in which this question is answered."""
    return _field_class(asked)(asked)


def _field_class(asked: Asked) -> type[AnswerField]:
    found = FIELDS.get(asked.kind)
    if found is None:
        raise BugError(f"{asked.column}: no field for answers of the kind {asked.kind}")
    return found if isinstance(found, type) else found(asked)


def _scale_class(asked: Asked) -> type[AnswerField]:
    """Buttons in a row; lines where every value has its own words; a number where there are too many values."""
    if len(asked.choices) > LONGEST_DIRECT_SCALE:
        return LongScale
    if all(option.label for option in asked.choices) and len(asked.choices) <= LONGEST_LABELLED_SCALE:
        return OptionList
    return ScaleRow


def _text_class(asked: Asked) -> type[AnswerField]:
    return CommentField if asked.role == "comment" else LineField


# By kind: the field, or what chooses it by the question.
FIELDS: Mapping[str, type[AnswerField] | Callable[[Asked], type[AnswerField]]] = {
    "scale": _scale_class,
    "choice": OptionList,
    "choices": SeveralOf,
    "integer": IntegerField,
    "number": NumberField,
    "text": _text_class,
    "date": DateField,
    "weights": WeightsField,
}
