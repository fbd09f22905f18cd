"""What every section of a report is made from."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.methods.outcome import Outcome
from analysis.sections import Sections
from analysis.survey import Analysis
from instruments.i18n import _, format_date
from instruments.model import Instrument
from servqual_desk.store.clock import local

SIMULATED = "simulated"  # what `sqd_source` says of answers that nobody gave


@dataclass(slots=True, kw_only=True)
class Numbering:
    """Counts tables and figures through the whole report."""

    tables: int = 0
    figures: int = 0

    def table(self, title: str) -> str:
        self.tables += 1
        return _("Table {number}. {title}").format(number=self.tables, title=title)

    def figure(self, title: str) -> str:
        self.figures += 1
        return _("Figure {number}. {title}").format(number=self.figures, title=title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One analysis of the lab: the method's id, what limited the responses (in words, "" for all), what came out."""

    method: str
    limits: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One survey's results, its questionnaire, its answers, and the report's own title and office."""

    analysis: Analysis
    instrument: Instrument
    frame: pd.DataFrame
    title: str
    organisation: str
    sections: Sections
    kept: tuple[Kept, ...] = ()
    heads: tuple[str, ...] = ()
    numbering: Numbering = field(default_factory=Numbering)

    @property
    def is_simulated(self) -> bool:
        """Whether any answer was made up for demonstration: the report then says so on every page."""
        return "sqd_source" in self.frame.columns and bool((self.frame["sqd_source"] == SIMULATED).any())

    @property
    def period(self) -> str:
        """The first and the last day of collection; "" where the answers carry no time."""
        if "sqd_finished_at" not in self.frame.columns:
            return ""
        stored = self.frame["sqd_finished_at"].dropna()
        if stored.empty:
            return ""
        first, last = local(str(stored.min())).date(), local(str(stored.max())).date()
        if first == last:
            return format_date(first)
        return _("{first} to {last}").format(first=format_date(first), last=format_date(last))
