"""Mediation: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods import pickers
from analysis.methods.fields import Options, choice, pick, picks, seed_number, whole
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationOptions(Options):
    """Quality → `mediator` → `outcome`: quality as one score or as its dimensions; further questions held constant."""

    mediator: str = pick("number_question", empty="auto")
    outcome: str = pick("endpoint", empty="auto")
    quality: str = choice("as_whole", "by_dimension", default="as_whole")
    predictors: str = choice("perception", "gap", default="perception")
    profile: tuple[str, ...] = picks("profile", empty="none")
    numbers: tuple[str, ...] = picks("number_question", empty="none")
    resamples: int = whole(5000, least=200, most=20_000, step=100)
    seed: int = seed_number()


def chain(instrument: Instrument, options: MediationOptions) -> tuple[str, str] | None:
    """Mediator and outcome: the named ones, else the survey's first two outcomes, else what else is a number or a yes or no."""
    ends = _outcomes_first(pickers.candidates("endpoint", instrument), instrument)
    numbers = _outcomes_first(pickers.number_questions(instrument), instrument)
    mediator = options.mediator or next((name for name in numbers if name != options.outcome), "")
    outcome = options.outcome or next((name for name in ends if name != mediator), "")
    return (mediator, outcome) if mediator in numbers and outcome in ends and mediator != outcome else None


def _outcomes_first(names: tuple[str, ...], instrument: Instrument) -> list[str]:
    own = pickers.outcomes(instrument)
    return sorted(names, key=lambda name: name not in own)


def needs_two_outcomes(instrument: Instrument) -> str | None:
    """A question that is a number, another that is a number or a yes or no, and items."""
    return None if instrument.items and chain(instrument, MediationOptions()) else "needs_two_outcomes"


METHOD = Method(id="mediation", place=97, options=MediationOptions, why_not=needs_two_outcomes)
