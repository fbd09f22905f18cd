"""What every section of a report is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.disclosure.counted import Twins
from analysis.follow_up.follow_up import FollowUp
from analysis.methods.outcome import Outcome
from analysis.sections import Sections
from analysis.survey import Analysis
from analysis.thresholds import SMALLEST_PUBLISHED
from exports.report.letterhead_settings import Letterhead
from exports.report.period import period_words
from instruments.i18n import _
from instruments.model import Instrument

SOURCE = "sqd_source"
SIMULATED = "simulated"  # what it says of answers that nobody gave


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
    """One survey's results as they may be printed, its questionnaire, its answers, and what the office puts around them.

    `analysis` and `sections` have passed the disclosure gate unless the report is internal (`smallest` is then 1). `twins` say
    how the answers lie in what is published beside them. `wave` is the title of the wave, "" where there is none; `facts` are
    further lines of the cover. `follow_up` is what was planned. `names` are what the survey calls its units and services, by
    column and code. `non_answers` are how often "don't know" and the like were given, by column and id.
    """

    analysis: Analysis
    instrument: Instrument
    frame: pd.DataFrame
    title: str
    organisation: str
    sections: Sections
    kept: tuple[Kept, ...] = ()
    heads: tuple[str, ...] = ()
    wave: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    smallest: int = SMALLEST_PUBLISHED
    is_internal: bool = False
    twins: Twins = field(default_factory=Twins)
    non_answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    letterhead: Letterhead = field(default_factory=Letterhead)
    follow_up: FollowUp = field(default_factory=FollowUp)
    numbering: Numbering = field(default_factory=Numbering)

    @property
    def is_simulated(self) -> bool:
        """Whether any answer was made up for demonstration: the report then says so on every page."""
        return simulated_answers(self.frame) > 0

    @property
    def is_part(self) -> bool:
        """Whether it is published about a part of the answers, or about waves each of which has a paper of its own.

        Groups are then not told apart: their numbers, less those of the same groups in the other papers, are those of few people.
        """
        return not self.is_internal and self.twins.is_part

    @property
    def period(self) -> str:
        """The first and the last day of the interviews; that it is not stated, where no answer carries its own time."""
        return period_words(self.frame, self.instrument)


def simulated_answers(frame: pd.DataFrame) -> int:
    """How many responses were made up."""
    return int((frame[SOURCE] == SIMULATED).sum()) if SOURCE in frame.columns else 0
