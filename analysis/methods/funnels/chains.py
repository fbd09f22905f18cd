"""Which questions follow each other step by step, found by what they depend on; light, so that the window can ask."""

from analysis.methods.pickers import number_questions, scale_questions, yes_no_questions
from instruments.condition import names
from instruments.model import Instrument


def dependants(instrument: Instrument, question: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """The questions that are asked depending on another's answer."""
    conditions = {q.id: q.show_if for q in instrument.questions if q.show_if}
    return tuple(q for q in among if question and q in conditions and question in names(conditions[q]))


def chains(instrument: Instrument) -> tuple[tuple[str, ...], ...]:
    """Chains of at least two steps: yes-or-no questions each asked after a yes to the one before, last perhaps one on a scale."""
    yes_no = yes_no_questions(instrument)
    follow = {step: dependants(instrument, step, yes_no) for step in yes_no}
    firsts = [step for step in yes_no if not any(step in after for after in follow.values())]
    found = [_chain(instrument, first, follow) for first in firsts]
    return tuple(chain for chain in found if len(chain) > 1)


def counted_answers(instrument: Instrument, chain: tuple[str, ...]) -> tuple[str, ...]:
    """The questions answered by a number (days) that depend on a step of the chain."""
    numbers = tuple(q for q in number_questions(instrument) if instrument.question(q).scale is None)
    return tuple(dict.fromkeys(q for step in chain for q in dependants(instrument, step, numbers)))


def _chain(instrument: Instrument, first: str, follow: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    steps = [first]
    while follow.get(steps[-1]):
        steps.append(follow[steps[-1]][0])
    return (*steps, *dependants(instrument, steps[-1], scale_questions(instrument))[:1])
