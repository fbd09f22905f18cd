"""Which question shows a part as the citizen meets it."""

from collections.abc import Sequence

from instruments.model import Instrument
from instruments.question_order import Prompt, Section, prompts
from instruments.toml_lines import Place
from servqual_desk.interviewing.shown_question import Asked, asked

Shown = tuple[Section, Prompt]


def prompts_of(instrument: Instrument, place: Place) -> tuple[Shown, ...]:
    """The questions in which the part at the place is seen, in the order asked; the first one where there is none."""
    every = prompts(instrument)
    found = tuple(shown for shown in every if _is_seen(instrument, shown, place))
    return found or every[:1]


def as_asked(instrument: Instrument, shown: Shown, language: str) -> Asked:
    """The question in a language, as an interview would ask it now."""
    section, prompt = shown
    every: Sequence[Shown] = prompts(instrument)
    total = instrument.weights.total if instrument.weights and prompt.traits.divides else None
    position = next(at for at, one in enumerate(every, start=1) if one[1].column == prompt.column)
    return asked(section, prompt, language, answer=None, total=total, position=position, count=len(every))


def _is_seen(instrument: Instrument, shown: Shown, place: Place) -> bool:
    section, prompt = shown
    first = prompt.variables[0]
    match place:
        case ("items", int(at)):
            return first.item is not None and first.item.id == _id(instrument.items, at)
        case ("questions", int(at)):
            return first.question is not None and first.question.id == _id(instrument.questions, at)
        case ("dimensions", int(at)):
            return first.item is not None and first.item.dimension == _id(instrument.dimensions, at)
        case ("batteries", int(at)):
            return section.battery is not None and section.battery.id == _id(instrument.batteries, at)
        case ("scales", str(name)):
            return first.scale is not None and first.scale.id == name
        case ("families", str(name)):
            return section.family == name
        case ("weights",):
            return prompt.traits.divides
    return False


def _id(parts: Sequence[object], at: int) -> str:
    """The id of a part; of one that the last sound questionnaire does not have yet, none."""
    return str(getattr(parts[at], "id", "")) if at < len(parts) else ""
