"""What an id is called: the instrument's parts in its own words, the program's own ids in ours.

An instrument that lacks the language in force speaks its first one. An id that the instrument does not know is shown as it
stands: it is then the survey's own word.
"""

import textwrap
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from instruments.columns import variables
from instruments.i18n import N_, _, language
from instruments.model import Choice, Instrument, Scale, Text
from servqual_desk.words.derived_columns import DERIVED, derived_value_word
from servqual_desk.words.domain_words import own_column_word, own_value_word
from servqual_desk.words.response_columns import BY_NAME

BATTERIES: Mapping[str, str] = MappingProxyType(
    {
        "expectation": N_("Expectation"),
        "perception": N_("Perception"),
        "importance": N_("Importance"),
        "minimum": N_("Minimum acceptable"),
        "desired": N_("Desired"),
        "gap": N_("Gap"),
    }
)

# What stands where a battery may: the gap with each respondent's own weights, as predictors of the lab's regression.
_MEASURES: Mapping[str, str] = MappingProxyType({**BATTERIES, "weighted_gap": N_("Gap weighted by points")})

_FAMILIES = MappingProxyType({"servqual": "SERVQUAL", "servperf": "SERVPERF", "cohen": "Cohen", "skm": "SKM"})


def words_of(text: Text) -> str:
    """An instrument's words in the language in force, on one line."""
    return " ".join(text.get(language()).split())


def clipped(text: str, letters: int = 90) -> str:
    """`text` cut at a word, the cut marked by an ellipsis; a row of a table has room for so much."""
    return textwrap.shorten(text, letters, placeholder=" …") if len(text) > letters else text


def item_text(item_id: str, instrument: Instrument) -> str:
    """An item's official name, else its wording without the full stop; the id itself where the instrument has no such item."""
    item = next((item for item in instrument.items if item.id == item_id), None)
    return item_id if item is None else words_of(item.name).rstrip(".")


def item_label(item_id: str, instrument: Instrument, letters: int = 90, *, coded: bool = True) -> str:
    """Code and wording: `t1 · Equipment is modern`, or its official name; a reversed item is marked (R).

    Args:
        coded: False where nothing lists the codes, or the words are read aloud.
    """
    text = item_text(item_id, instrument)
    if text == item_id:
        return item_id
    titled = any(item.id == item_id and item.title is not None for item in instrument.items)
    code = "" if titled or not coded else f"{item_id} · "
    return f"{code}{clipped(text, letters)}{' (R)' if is_reversed(item_id, instrument) else ''}"


def is_reversed(item_id: str, instrument: Instrument) -> bool:
    """Whether an item is scored min + max − x: its printed mean is then not that of the answers as given."""
    return any(item.id == item_id and item.reverse for item in instrument.items)


def family_name(family: str, instrument: Instrument) -> str:
    """A questionnaire's name; the instrument's title for its only, unnamed one."""
    return _FAMILIES.get(family, family) or words_of(instrument.title)


def scale_name(scale: str, instrument: Instrument) -> str:
    """A dimension's title; "Overall", with the family's name where the instrument joins several."""
    head, slash, family = scale.partition("/")
    if head == "overall":
        return _("Overall, {family}").format(family=family_name(family, instrument)) if slash else _("Overall")
    dimension = next((dimension for dimension in instrument.dimensions if dimension.id == scale), None)
    return scale if dimension is None else words_of(dimension.title)


def battery_name(battery: str) -> str:
    """Expectation, perception …, and the gap between them."""
    return _(_MEASURES[battery]) if battery in _MEASURES else battery


def term_name(term: str, instrument: Instrument) -> str:
    """A regression's term: the constant, a dimension, a variable, or one answer to a question (`education=s1`)."""
    if term == "const":
        return _("Constant")
    question, is_answer, value = term.partition("=")
    if is_answer:
        names = {"question": variable_name(question, instrument), "answer": value_name(value, instrument, question)}
        return _("{question}: {answer}").format(**names)
    name = scale_name(term, instrument)
    return variable_name(term, instrument) if name == term else name


def variable_name(column: str, instrument: Instrument) -> str:
    """What a column of answers asks; an item's with its battery."""
    if column in BY_NAME:
        return own_column_word(column)
    if column in DERIVED:
        return _(DERIVED[column])
    variable = next((variable for variable in variables(instrument) if variable.name == column), None)
    if variable is None:
        return column
    label = words_of(variable.title).rstrip(".?: ")
    if variable.item is None or variable.battery is None or len(instrument.batteries) == 1:
        return label
    return _("{text} ({battery})").format(text=label, battery=battery_name(variable.battery.id).lower())


def value_name(value: str, instrument: Instrument, column: str = "") -> str:
    """An answer in words, as `column` has it: a choice's or a scale's label, a non-answer; without a column, the label of the
    first question with such a choice."""
    if column in BY_NAME:
        return own_value_word(column, value)
    if column in DERIVED:
        return derived_value_word(column, value)
    if not column:
        return next((said for one in instrument.questions if (said := _choice_words(value, one.choices))), value)
    variable = next((variable for variable in variables(instrument) if variable.name == column), None)
    return value if variable is None else _choice_words(value, variable.choices) or _scale_words(value, variable.scale)


def _choice_words(value: str, choices: Sequence[Choice]) -> str:
    """ "" where there is no such choice."""
    return next((words_of(choice.label) for choice in choices if choice.id == value), "")


def _scale_words(value: str, scale: Scale | None) -> str:
    if scale is not None and value in scale.missing:
        return words_of(scale.missing[value])
    if scale is not None and value.isdecimal() and int(value) in scale.labels:
        return _("{value} ({words})").format(value=value, words=words_of(scale.labels[int(value)]))
    return value


def quoted(name: str) -> str:
    """A name that may hold commas and an “and” of its own, as part of a sentence."""
    return f"“{name}”"


def listed(names: Sequence[str]) -> str:
    """Names in one sentence: `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
