"""Trend over the waves: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, level_of, lines, picks, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from analysis.thresholds import SMALLEST_PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendOptions(Options):
    """Scores over waves; `before` and `after` are by default the last two.

    `events` are lines "wave: what happened", handed on with the table for the chart's marks.
    """

    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    before: str = level_of("sqd_wave")
    after: str = level_of("sqd_wave")
    events: tuple[str, ...] = lines()
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


METHOD = Method(id="trend", place=100, options=TrendOptions, why_not=needs_items)
