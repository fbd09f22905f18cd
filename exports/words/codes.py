"""The program's own codes in words: quadrants, classes, verdicts, tests, rules."""

from collections.abc import Mapping
from types import MappingProxyType

from exports.words.judgements import WORDS as JUDGEMENTS
from exports.words.limits import with_limits
from exports.words.methods import CODES as METHOD_CODES
from exports.words.names import BATTERIES
from instruments.i18n import N_, _

QUADRANTS: Mapping[str, str] = MappingProxyType(
    {"A": N_("First priority"), "B": N_("Keep up"), "C": N_("Low priority"), "D": N_("Possible overkill")}
)

# PermenPANRB 14/2017.
SKM_CLASSES: Mapping[str, str] = MappingProxyType(
    {"A": N_("Very good"), "B": N_("Good"), "C": N_("Needs improvement"), "D": N_("Poor")}
)

# Letters mean one thing in one column and another in the next.
_BY_COLUMN: Mapping[str, Mapping[str, str]] = MappingProxyType({"quadrant": QUADRANTS, "class": SKM_CLASSES})

CODES: Mapping[str, str] = MappingProxyType(
    {
        **BATTERIES,
        **METHOD_CODES,
        **JUDGEMENTS,
        # answers to yes or no
        "true": N_("yes"),
        "false": N_("no"),
        "none": N_("none"),
        # how answers are taken into a number
        "listwise": N_("responses complete on all its columns"),
        "per_row": N_("each row: responses complete on its columns"),
        "available": N_("each row: those who answered it"),
        "any_answer": N_("responses with an answer in any of its columns"),
        "not_asked": N_("No answers of citizens stand behind it"),
        # tests
        "durbin_watson": N_("Durbin–Watson"),
        "breusch_pagan": N_("Breusch–Pagan (Koenker)"),
        "glejser": N_("Glejser"),
        "lilliefors": N_("Lilliefors (Kolmogorov–Smirnov)"),
        "shapiro": N_("Shapiro–Wilk"),
        "jarque_bera": N_("Jarque–Bera"),
        "reset": N_("Ramsey's RESET"),
        "vif": N_("Variance inflation factor (VIF)"),
        "condition_number": N_("Condition number"),
        "centred_condition_number": N_("Condition number, centred"),
        # what a test asks, and the answer by the rule of thumb (`analysis.methods.regression.checks`)
        "normality": N_("Normal residuals"),
        "equal_variance": N_("Constant variance (homoscedasticity)"),
        "independence": N_("No autocorrelation"),
        "linearity": N_("Linear relationship"),
        "no_collinearity": N_("No multicollinearity"),
        # bands of the customer satisfaction index
        "not_satisfied": N_("not satisfied"),
        "less_satisfied": N_("not quite satisfied"),
        "fairly_satisfied": N_("fairly satisfied"),
        "satisfied": N_("satisfied"),
        "very_satisfied": N_("very satisfied"),
    }
)


def code_word(code: str, column: str = "") -> str:
    """A code in words; `column` tells letters apart that mean several things. An unknown code is shown as it stands."""
    sentence = _BY_COLUMN.get(column, CODES).get(code)
    return code if sentence is None else with_limits(_(sentence))


def quadrant(code: str) -> str:
    """`A · First priority`."""
    return _("{code} · {name}").format(code=code, name=_(QUADRANTS[code]))


def skm_class(code: str) -> str:
    """`B (Good)`."""
    return _("{code} ({name})").format(code=code, name=_(SKM_CLASSES[code]))
