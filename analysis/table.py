"""What every method hands on: tables and charts without a human language.

Screen, PDF, CSV, HTML and LaTeX all render the same `Table`. Its id, its columns' ids, its method and its notes are codes;
`exports.words` says them in Indonesian or English, and resolves items, dimensions and choices through the instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A number that is not shown, lest someone be recognised: of fewer people than `below`, or (None) hidden beside one."""

    below: int | None = None


Value = str | int | float | bool | None
Cell = Value | Hidden

ColumnKind = Literal[
    "item",
    "dimension",
    "battery",
    "scale",
    "variable",
    "value",
    "term",
    "family",  # ids of the instrument's parts
    "code",  # one of our own codes, worded by `exports.words` (a quadrant, a verdict)
    "text",  # the survey's own words, shown as they are
    "integer",
    "number",
    "percent",  # a share from 0 to 1
    "p",
]
FIGURES: frozenset[ColumnKind] = frozenset({"integer", "number", "percent", "p"})
# Codes that numbers alone give: where the numbers are hidden, so are these. All other codes name what a row is about.
JUDGED = frozenset(
    {
        "above_one",
        "advice",
        "certainty",
        "class",
        "cook_verdict",
        "csi_band",
        "fornell_larcker",
        "htmt_verdict",
        "kappa_band",
        "kmo_band",
        "leverage_verdict",
        "quadrant",
        "retained",
        "verdict",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many answers stand behind a number, and by which rule they were taken.

    `started` counts the responses given to the method, `complete` those with every answer of the whole questionnaire
    part concerned, `used` those that entered the number. `rule` is a code: `listwise` (rows complete on the columns used),
    `per_row` (each row of the table has its own n), `available` (each element over those who answered it),
    `any_answer` (rows with any answer on the columns used), `not_asked` (no response stands behind it).
    """

    started: int
    complete: int
    used: int
    rule: Literal["listwise", "per_row", "available", "any_answer", "not_asked"] = "listwise"


NOBODY_ASKED = Sample(started=0, complete=0, used=0, rule="not_asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something the reader must know: a code, where it applies, and the values that its sentence needs."""

    code: str
    where: str
    params: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its id (worded by `exports.words`), what its cells are, decimals at display."""

    id: str
    kind: ColumnKind
    decimals: int = 2

    @property
    def is_figure(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in FIGURES

    @property
    def tells_a_number(self) -> bool:
        """Whether its cells are numbers, or follow from numbers."""
        return self.is_figure or self.id in JUDGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Typed columns and full-precision rows; None is "undefined", and a note says why."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sample: Sample
    method: str
    notes: tuple[Note, ...] = ()
    params: Mapping[str, Value] = field(default_factory=dict)  # values that the title's sentence needs


ChartKind = Literal[
    "bars",
    "intervals",
    "radar",
    "quadrants",
    "scatter",
    "lines",
    "histogram",
    "qq",
    "heatmap",
    "stacked",
    "diverging",
    "funnel",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """Something that stands behind a chart over waves: its name, from which place of the axis (0 is the first wave's) to which.

    `end` is None for an event, which has one place.
    """

    name: str
    start: float
    end: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture to be drawn by `exports.charts` from a table's columns: `x`, `y` and the rest are column ids of `table`.
    `spans` stand behind lines over waves."""

    id: str
    kind: ChartKind
    table: Table
    roles: Mapping[str, str]
    spans: tuple[Backdrop, ...] = ()


class Section(Protocol):
    """The tables of one kind of result, and the charts that are drawn from them; `analysis/methods/<id>/tables.py` has each."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """In the order of a report."""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """In the order of a report; each draws one of the tables."""
