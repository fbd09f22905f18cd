"""What the parts of a paper about a city are made from."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.survey import Analysis
from analysis.units.between_unit_variance import Between
from analysis.units.city_units import CityUnit
from exports.report.city.gathered import Gathered
from exports.report.context import Report
from exports.report.period import span_words
from instruments.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CityResults:
    """All that a paper about a city stands on; `units` best first, `left_out` so many files that could not be read."""

    analysis: Analysis
    units: tuple[CityUnit, ...]
    between: Between | None
    gathered: Gathered
    left_out: int = 0
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityReport(Report):
    """A report of which nobody holds the answers: what they told stands in `city`."""

    city: CityResults
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def is_simulated(self) -> bool:
        return self.city.gathered.simulated > 0

    @property
    def period(self) -> str:
        return span_words(self.city.gathered.days) or _("not stated")
