"""The tables and charts of a survey's own analysis: each method's section with the default options."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.methods.gaps.tables import GapSection
from analysis.methods.priorities.tables import PrioritySection
from analysis.methods.regression.tables import RegressionSection
from analysis.methods.reliability.tables import ReliabilitySection
from analysis.methods.scores.tables import ScoreSection
from analysis.methods.skm.tables import SkmSection
from analysis.methods.trend.wave_tables import WaveSection
from analysis.table import Chart, Section, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """What the instrument gives; None for what it cannot give."""

    scores: ScoreSection
    gaps: GapSection | None
    priorities: PrioritySection | None
    reliability: ReliabilitySection | None
    regression: RegressionSection | None
    skm: SkmSection | None
    waves: WaveSection | None

    def __iter__(self) -> Iterator[Section]:
        """Those that there are, in the order of a report."""
        every = (self.scores, self.gaps, self.priorities, self.reliability, self.regression, self.skm, self.waves)
        yield from (section for section in every if section is not None)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for section in self for table in section.tables)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(chart for section in self for chart in section.charts)
