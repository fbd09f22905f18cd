"""Which parts of an instrument a method's option may name; light, so that the window can fill its lists."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from analysis.methods.fields import Options, Pick, PickOf, controls
from instruments.model import Instrument
from servqual_desk.words.derived_columns import CHANNEL
from servqual_desk.words.response_columns import RESPONSE_COLUMNS

# What the program itself knows of a response, or of its service, and by which answers can be grouped.
GROUPING_COLUMNS = (*(column.name for column in RESPONSE_COLUMNS if column.groups), CHANNEL)


def measures(instrument: Instrument) -> tuple[str, ...]:
    """The batteries in the order asked, and `gap` where some item has both sides of it."""
    asked = tuple(battery.id for battery in instrument.batteries)
    both = any({"expectation", "perception"} <= set(item.batteries) for item in instrument.items)
    return (*asked, "gap") if both else asked


def choice_questions(instrument: Instrument) -> tuple[str, ...]:
    """Profile questions answered by one choice."""
    return tuple(question.id for question in instrument.questions_with("profile") if question.traits.is_one_choice)


def counted_questions(instrument: Instrument) -> tuple[str, ...]:
    """Questions answered by one choice or several; consent, which everyone in the data gave, is none, nor a ranking of all."""
    asked = (q for q in instrument.questions if q.traits.answers == "choices" and not q.traits.ranked)
    return tuple(q.id for q in asked if q.role != "consent")


def ranking_questions(instrument: Instrument) -> tuple[str, ...]:
    """Questions whose choices are put in order."""
    return tuple(q.id for q in instrument.questions if q.traits.ranked)


def outcomes(instrument: Instrument) -> tuple[str, ...]:
    """Outcome questions that are numbers."""
    return tuple(q.id for q in instrument.questions_with("outcome") if q.traits.is_numeric)


def number_questions(instrument: Instrument) -> tuple[str, ...]:
    """Questions answered by one number, whatever they are for: satisfaction on a scale, age in years, minutes waited."""
    return tuple(q.id for q in instrument.questions if q.traits.is_numeric and not q.traits.divides)


def comments(instrument: Instrument) -> tuple[str, ...]:
    """Questions answered in the citizen's own words."""
    return tuple(q.id for q in instrument.questions if q.traits.own_words and q.role == "comment")


def yes_no_questions(instrument: Instrument) -> tuple[str, ...]:
    """Choice questions of which one choice has the id `yes`; consent, which everyone in the data gave, is none."""
    asked = (q for q in instrument.questions if q.traits.is_one_choice and q.role != "consent")
    return tuple(q.id for q in asked if any(choice.id == "yes" for choice in q.choices))


def endpoints(instrument: Instrument) -> tuple[str, ...]:
    """Questions that a chain of effects may end in: numbers, and a yes or no."""
    wanted = {*number_questions(instrument), *yes_no_questions(instrument)}
    return tuple(question.id for question in instrument.questions if question.id in wanted)


def person_questions(instrument: Instrument) -> tuple[str, ...]:
    """Profile questions whose answer may tell a person apart: a code in own words or a whole number."""
    asked = (q for q in instrument.questions_with("profile") if q.scale is None)
    return tuple(q.id for q in asked if q.traits.own_words or q.traits.is_numeric)


def scale_questions(instrument: Instrument) -> tuple[str, ...]:
    """Questions (not items) answered on a scale."""
    return tuple(q.id for q in instrument.questions if q.scale is not None)


def grouping_columns(instrument: Instrument) -> tuple[str, ...]:
    """Questions and properties of a response by which answers can be grouped."""
    return (*choice_questions(instrument), *GROUPING_COLUMNS)


_CANDIDATES: Mapping[PickOf, Callable[[Instrument], tuple[str, ...]]] = {
    "measure": measures,
    "family": attrgetter("families"),
    "profile": choice_questions,
    "grouping": grouping_columns,
    "outcome": outcomes,
    "comment": comments,
    "yes_no": yes_no_questions,
    "scale_question": scale_questions,
    "counted_question": counted_questions,
    "number_question": number_questions,
    "endpoint": endpoints,
    "ranking": ranking_questions,
    "person": person_questions,
}


def candidates(of: PickOf, instrument: Instrument) -> tuple[str, ...]:
    """The ids that an option which picks `of` may hold."""
    return _CANDIDATES[of](instrument)


def chosen(control: Pick, value: str | tuple[str, ...], instrument: Instrument) -> tuple[str, ...]:
    """The ids that an option stands for, its empty value resolved; ids that the instrument lacks are left out."""
    available = candidates(control.of, instrument)
    named = (value,) if isinstance(value, str) else value
    kept = tuple(name for name in named if name in available)
    if kept or any(named):
        return kept
    match control.empty:
        case "all":
            return available
        case "first":
            # What is found at the counter says more than what is expected there.
            return ("perception",) if "perception" in available and control.of == "measure" else available[:1]
        case _:
            return ()


def parts(options: Options, name: str, instrument: Instrument) -> tuple[str, ...]:
    """What the field `name` of `options` stands for in this instrument."""
    control = next(described.control for described in controls(type(options)) if described.name == name)
    if not isinstance(control, Pick):
        raise TypeError(f"{name} does not pick parts of an instrument")
    return chosen(control, getattr(options, name), instrument)
