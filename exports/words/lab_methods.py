"""The lab's methods and their options in words, for the window and the command line.

A method has a name and a question that it answers; an option has a name and a help; a choice's value is a code (`code_word`); an
empty pick stands for all, for none, or for what the method finds fitting.
"""

from collections.abc import Mapping
from types import MappingProxyType

from exports.words.limits import with_limits
from exports.words.method_words import OptionWords
from exports.words.methods import METHOD_WORDS
from exports.words.methods.common import COMMON
from instruments.i18n import N_, _

EMPTY_PICKS: Mapping[str, str] = MappingProxyType(
    {"all": N_("all"), "first": N_("the default"), "none": N_("none"), "auto": N_("found automatically")}
)


def lab_method_name(method: str) -> str:
    """A lab method's name by its registry id. An unknown id is shown as it stands."""
    return _(METHOD_WORDS[method].name) if method in METHOD_WORDS else method


def lab_method_sentence(method: str) -> str:
    """What a lab method answers, in one sentence; "" for an unknown one."""
    return _(METHOD_WORDS[method].question) if method in METHOD_WORDS else ""


def lab_method_not_for(method: str) -> str:
    """When a lab method is not to be used; "" for an unknown one."""
    return with_limits(_(METHOD_WORDS[method].card.not_for)) if method in METHOD_WORDS else ""


def lab_method_formula(method: str) -> str:
    """How a lab method's main numbers are computed; "" for an unknown one."""
    return _(METHOD_WORDS[method].card.formula) if method in METHOD_WORDS else ""


def lab_method_references(method: str) -> tuple[str, ...]:
    """Who described a lab method, in the order of the card; none for an unknown one."""
    return METHOD_WORDS[method].card.references if method in METHOD_WORDS else ()


def option_name(method: str, option: str) -> str:
    """The name of a method's option. An unknown one is shown as it stands."""
    words = option_words(method, option)
    return option if words is None else _(words.name)


def option_help(method: str, option: str) -> str:
    """What helps to choose; "" for an unknown option."""
    words = option_words(method, option)
    return "" if words is None else with_limits(_(words.help))


def option_words(method: str, option: str) -> OptionWords | None:
    """The words of a method's option: its own, else those that methods share."""
    own = METHOD_WORDS[method].options if method in METHOD_WORDS else {}
    return own.get(option) or COMMON.options.get(option)


def empty_pick(empty: str) -> str:
    """What an option that picks nothing stands for (`fields.Pick.empty`)."""
    return _(EMPTY_PICKS[empty]) if empty in EMPTY_PICKS else empty
