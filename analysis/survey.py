"""The whole analysis of a survey, in one call."""

import json
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.data_fingerprint import DataSummary, summarise
from analysis.jsonable import HIDDEN, jsonable
from analysis.methods.gaps.gap_analysis import GapAnalysis, gap_analysis
from analysis.methods.gaps.tables import gap_section
from analysis.methods.priorities.priorities import Priorities, priorities
from analysis.methods.priorities.tables import priority_section
from analysis.methods.regression.linear_model import Regression
from analysis.methods.regression.outcome_models import missing_models, regressions
from analysis.methods.regression.tables import regression_section
from analysis.methods.reliability.internal_consistency import Reliability, one_item_scales, reliability
from analysis.methods.reliability.tables import ReliabilitySection, reliability_section
from analysis.methods.scores.means import Score, scores
from analysis.methods.scores.tables import score_section
from analysis.methods.skm.satisfaction_index import SkmIndex, skm_index
from analysis.methods.skm.tables import skm_section
from analysis.methods.table_builder import under
from analysis.methods.trend.wave_series import WaveResult, of_wave, wave_results
from analysis.methods.trend.wave_tables import wave_section
from analysis.notebook import html_of
from analysis.options import Options
from analysis.sections import Sections
from analysis.table import Chart, Note, Sample, Table
from analysis.tally.counting import tally
from analysis.tally.tally import Tally
from instruments.model import Instrument
from servqual_desk.version import installed_version


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentReference:
    """Which questionnaire was analysed, to the byte."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All results of one survey; a section that the instrument cannot give is None."""

    servqual_desk: str
    instrument: InstrumentReference
    data: DataSummary
    reliability: tuple[Reliability, ...]
    gaps: GapAnalysis | None
    priorities: Priorities | None
    regression: tuple[Regression, ...] | None
    skm: SkmIndex | None
    scores: tuple[Score, ...]
    waves: tuple[WaveResult, ...] | None
    notes: tuple[Note, ...]
    options: Options = field(metadata=HIDDEN)
    questionnaire: Instrument = field(metadata=HIDDEN, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The JSON result of the contract as Python objects."""
        result: dict[str, Any] = jsonable(self)
        return result

    def to_json(self) -> str:
        """The JSON result of the contract: full precision, null where undefined."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=1)

    def sections(self) -> Sections:
        """Every section as tables and charts for screen, paper and files; ask once and keep it."""
        everyone = Sample(started=self.data.n_responses, complete=self.data.n_complete, used=self.data.n_complete)
        return Sections(
            scores=score_section(self.scores, everyone),
            gaps=gap_section(self.gaps) if self.gaps else None,
            priorities=priority_section(self.priorities) if self.priorities else None,
            reliability=self._reliability_section(everyone) if self.reliability else None,
            regression=regression_section(self.regression, everyone) if self.regression else None,
            skm=skm_section(self.skm) if self.skm else None,
            waves=wave_section(self.waves, everyone) if self.waves else None,
        )

    def _reliability_section(self, everyone: Sample) -> ReliabilitySection:
        without_row = [n for n in under(self.notes, "reliability") if n.code == "one_item_scale"]
        return reliability_section(
            self.reliability, everyone, threshold=self.options.reliability.threshold, notes=without_row
        )

    def tables(self) -> tuple[Table, ...]:
        """The tables of every section, in the order of a report."""
        return self.sections().tables

    def _repr_html_(self) -> str:
        """The tables as a notebook shows them, in the language in force."""
        return html_of(self.tables(), self.questionnaire)

    def charts(self) -> tuple[Chart, ...]:
        """The pictures that go with the tables."""
        return self.sections().charts


def analyse(frame: pd.DataFrame, instrument: Instrument, options: Options | None = None) -> Analysis:
    """Everything that an instrument's answers give.

    Args:
        frame: one row a response, a column for every variable of the instrument (`Project.frame()` gives one); a column that
            it lacks counts as missing for everyone, other columns are not looked at. It is not changed.
        instrument: the questionnaire that was answered.
        options: choices; the contract's where left out.
    """
    options = options or Options()
    waves = wave_results(frame, instrument, options.skm.weight)
    if options.wave is not None:
        frame = of_wave(frame, options.wave)
    return finished(tally(frame, instrument), frame, waves, options)


def finished(
    whole: Tally, frame: pd.DataFrame, waves: tuple[WaveResult, ...] | None, options: Options | None = None
) -> Analysis:
    """The analysis of the responses in `frame`, of which `whole` is the tally.

    Of the rows it asks what does not add up: the fingerprint, and the regressions with what is tested on their residuals.
    """
    options, instrument = options or Options(), whole.instrument
    data = summarise(frame, whole)
    scales = reliability(whole)
    gaps = gap_analysis(whole, ceiling=options.gaps.ceiling)
    first = priorities(whole, options.priorities.acceptable)
    models = regressions(frame, instrument, options.predictors)
    index = skm_index(whole, options.skm.weight)
    means = scores(whole)
    sections = (data, *scales, gaps, first, *(models or ()), index, *means, *(waves or ()))
    return Analysis(
        servqual_desk=installed_version(),
        instrument=InstrumentReference(id=instrument.id, version=instrument.version, digest=instrument.digest),
        data=data,
        reliability=scales,
        gaps=gaps,
        priorities=first,
        regression=models,
        skm=index,
        scores=means,
        waves=waves,
        notes=(
            *(note for section in sections if section is not None for note in section.notes),
            *one_item_scales(instrument),
            *missing_models(instrument, options.predictors),
        ),
        options=options,
        questionnaire=instrument,
    )
