"""Correlations: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, picks
from analysis.methods.method import Method
from analysis.methods.pickers import number_questions
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationsOptions(Options):
    """Every pair of the chosen scores and numeric questions; with `controls`, what is left when these are held constant."""

    coefficient: str = choice("pearson", "spearman", "kendall", default="pearson")
    measures: tuple[str, ...] = picks("measure", empty="first")
    families: tuple[str, ...] = picks("family")
    numbers: tuple[str, ...] = picks("number_question")
    controls: tuple[str, ...] = picks("number_question", empty="none")


def needs_two_scores(instrument: Instrument) -> str | None:
    """At least two dimensions or numeric questions."""
    dimensions = {item.dimension for item in instrument.items}
    return None if len(dimensions) + len(number_questions(instrument)) > 1 else "needs_two_scores"


METHOD = Method(id="correlations", place=85, options=CorrelationsOptions, why_not=needs_two_scores)
