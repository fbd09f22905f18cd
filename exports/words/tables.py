"""The titles of tables, and what each shows for a reader who is no statistician."""

from collections.abc import Mapping
from types import MappingProxyType

from analysis.table import Cell, Table
from exports.words.codes import code_word
from exports.words.limits import with_limits
from exports.words.method_words import TableWords
from exports.words.methods import TABLES as METHOD_TABLES
from exports.words.names import battery_name, clipped, value_name, variable_name
from exports.words.numbers import number
from instruments.i18n import N_, _
from instruments.model import Instrument

PROFILE = TableWords(title=N_("{question}"), definition=N_("Who answered: count and share of each answer."))

LEAGUE = TableWords(
    title=N_("Units side by side"),
    definition=N_(
        "Each unit's results with their confidence intervals, best first. A unit stands somewhere between its two ranks; "
        "units that cannot be distinguished share them. Units with too few responses are named without figures."
    ),
)

CITY = TableWords(
    title=N_("The units of the city"),
    definition=N_(
        "Each unit's results with their confidence intervals, best first. A unit stands somewhere between its two ranks; "
        "units that cannot be distinguished share them. The steadied value is drawn towards the city's mean, the more the less "
        "sure the unit's own is. Units with too few responses are named without figures."
    ),
)

SERVICES = TableWords(
    title=N_("Services side by side"),
    definition=N_(
        "Each service's results with their confidence intervals, best first. A service stands somewhere between its two ranks; "
        "services that cannot be distinguished share them. Services with too few responses are named without figures."
    ),
)

ITEM_ANSWERS = TableWords(
    title=N_("The answers to this item"),
    definition=N_("How many gave each answer, and their share of those who answered. Counts of few people are hidden."),
)
DISTRIBUTION = TableWords(
    title=N_("Answers on the scale from {low} to {high}"),
    definition=N_(
        "The share of each answer among those who answered the item; negatively worded items as they are scored. Shares of few "
        "people are hidden."
    ),
)
NON_ANSWERS = TableWords(
    title=N_("Don't know, or did not happen"),
    definition=N_(
        "How many said so instead of an answer, and their share of those who answered the item or said so; blanks do not count. "
        "Counts of few people are hidden."
    ),
)
ITEM_GROUPS = TableWords(
    title=N_("{variable}: the means of this item"),
    definition=N_(
        "The mean with its confidence interval in each group. Groups of few people have no numbers, and never one alone."
    ),
)

LONGEST_QUESTION = 80  # letters of a question in a title

# Placeholders are the table's parameters, put in words.
TABLES: Mapping[str, TableWords] = MappingProxyType(
    {
        "profile": PROFILE,
        "league": LEAGUE,
        "city_units": CITY,
        "league_services": SERVICES,
        "item_answers": ITEM_ANSWERS,
        "item_groups": ITEM_GROUPS,
        "distribution": DISTRIBUTION,
        "non_answers": NON_ANSWERS,
        **METHOD_TABLES,
    }
)


def table_title(table: Table, instrument: Instrument) -> str:
    """What the table shows."""
    title = _(TABLES[table.id].title) if table.id in TABLES else table.id
    return title.format(**{name: param_words(name, value, instrument) for name, value in table.params.items()})


def table_definition(table_id: str) -> str:
    """What a table shows and how to read it, for who is no statistician; "" for an unknown one."""
    return with_limits(_(TABLES[table_id].definition)) if table_id in TABLES else ""


def param_words(name: str, value: Cell, instrument: Instrument) -> str:
    """A table's parameter as its title says it."""
    match value:
        case str() if name in ("battery", "predictors", "importance_battery", "measure"):
            return battery_name(value).lower()
        case "no_strata":
            return code_word(value)
        case str() if name == "reference":
            return value_name(value, instrument)
        case str() if name in ("outcome", "question", "variable", "other", "mediator", "strata"):
            return clipped(variable_name(value, instrument), LONGEST_QUESTION)
        case str():
            return code_word(value)
        case float():
            return number(value)
        case _:
            return "" if value is None else str(value)
