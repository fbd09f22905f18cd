"""What an option of a method takes, in words: its type, the values that may be typed, its default."""

from collections.abc import Sequence

from analysis.methods.fields import Choice, Control, Described, Flag, Level, Lines, Pick, Real, SurveyFile, Whole
from analysis.methods.pickers import candidates, chosen
from exports.words.codes import code_word
from exports.words.lab_methods import empty_pick
from exports.words.names import variable_name
from exports.words.numbers import number
from instruments.i18n import _
from instruments.model import Instrument


def type_words(control: Control, instrument: Instrument) -> str:
    """What may be typed after `option=`."""
    match control:
        case Choice(values=values):
            named = [_("{value} ({words})").format(value=value, words=code_word(value)) for value in values]
            return _("one of {values}").format(values=", ".join(named))
        case Flag():
            return _("yes or no")
        case Whole(min=least, max=most):
            return _("a whole number from {least} to {most}").format(least=number(least, 0), most=number(most, 0))
        case Real(min=low, max=high, decimals=decimals):
            return _("a number from {least} to {most}").format(least=number(low, decimals), most=number(high, decimals))
        case Pick(of=of, many=many):
            return _picked(candidates(of, instrument), many)
        case Level(column=column):
            return _("a value of “{column}” in the data").format(column=variable_name(column, instrument))
        case Lines():
            return _("a line of text, and more with a further --set")
        case SurveyFile():
            return _("the file of another survey (.sqd)")


def default_words(described: Described, instrument: Instrument) -> str:
    """What the option is when nobody chooses; a code as it would be typed."""
    match described.control, described.default:
        case Pick(empty="first") as control, nothing:
            return ", ".join(chosen(control, nothing, instrument)) or empty_pick("none")
        case Pick(empty=empty), _nothing:
            return empty_pick(empty)
        case ((Level() | Lines() | SurveyFile()), _nothing):
            return empty_pick("none")
        case Flag(), on:
            return code_word(str(on).lower())
        case Real(decimals=decimals), value:
            return number(value, decimals)
        case Whole(), value:
            return str(value)
    return str(described.default)


def _picked(names: Sequence[str], many: bool) -> str:
    if not names:
        return _("nothing that this questionnaire has")
    listed = ", ".join(names)
    return (_("some of {values}, parted by commas") if many else _("one of {values}")).format(values=listed)
