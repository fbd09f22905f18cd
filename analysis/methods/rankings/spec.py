"""Choices put in order: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, picks, whole
from analysis.methods.method import Method
from analysis.methods.pickers import ranking_questions
from analysis.thresholds import SMALLEST_PUBLISHED
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingsOptions(Options):
    """`questions` are the rankings; one that fewer than `smallest` people answered is not published."""

    questions: tuple[str, ...] = picks("ranking")
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


def needs_ranking(instrument: Instrument) -> str | None:
    """A question whose choices are put in order."""
    return None if ranking_questions(instrument) else "needs_ranking"


METHOD = Method(id="rankings", place=67, options=RankingsOptions, why_not=needs_ranking)
