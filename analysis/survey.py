"""The whole analysis of a survey, in one call."""

import json
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.data import DataSummary
from analysis.gaps import GapAnalysis
from analysis.jsonable import HIDDEN, jsonable
from analysis.options import Options
from analysis.priorities import Priorities
from analysis.regression import Regression
from analysis.reliability import Reliability
from analysis.scores import Score
from analysis.skm import SkmIndex
from analysis.table import Chart, Note, Table
from instruments.model import Instrument


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
    notes: tuple[Note, ...]
    options: Options = field(metadata=HIDDEN)

    def to_dict(self) -> dict[str, Any]:
        """The JSON result of the contract as Python objects."""
        result: dict[str, Any] = jsonable(self)
        return result

    def to_json(self) -> str:
        """The JSON result of the contract: full precision, null where undefined."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=1)

    def tables(self) -> tuple[Table, ...]:
        """Every section as tables for screen, paper and files."""
        from analysis.tables import tables

        return tables(self)

    def charts(self) -> tuple[Chart, ...]:
        """The pictures that go with the tables."""
        from analysis.charts import charts

        return charts(self)


def analyse(frame: pd.DataFrame, instrument: Instrument, options: Options | None = None) -> Analysis:
    """Analyse a survey."""
    raise NotImplementedError
