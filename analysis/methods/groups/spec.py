"""Comparison of groups: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, pick, picks, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from analysis.thresholds import SMALLEST_PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsOptions(Options):
    """Compare scores between the groups that one variable makes; groups under `smallest` are not published.

    `invariance` asks first whether the groups understand the items alike, so that their means may be compared at all.
    """

    by: str = pick("grouping")
    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    posthoc: str = choice("games_howell", "tukey", default="games_howell")
    invariance: bool = flag(False)
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


METHOD = Method(id="groups", place=60, options=GroupsOptions, why_not=needs_items)
