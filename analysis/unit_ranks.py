"""Units side by side: each one's index and gap with their intervals, and between which ranks it surely stands.

Every two units are compared by Welch's t test; the p values of all pairs are corrected by Holm. A unit's rank lies between 1
+ the number of units that are surely better and the number of units − the number that are surely worse: ranks are read off
the tests of all differences at once (Mogstad, Romano, Shaikh & Wilhelm 2024). Units that cannot be distinguished share their
ranks. Ranked by the index where the questionnaire has one, else by the overall gap. Missing answers: as in the index and in
the gap. A unit of fewer than the minimum n is named without figures, and not ranked.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.answers import read_answers
from analysis.formulas.distributions import t_above
from analysis.formulas.multiple_tests import holm
from analysis.jsonable import renamed
from analysis.methods.gaps.gap_analysis import gap_analysis
from analysis.methods.groups.split import group_labels
from analysis.methods.skm.satisfaction_index import SkmIndex, skm_index
from analysis.methods.skm.spec import WeightName
from analysis.table import Chart, Column, Sample, Table
from analysis.thresholds import LEVEL, SMALLEST_PUBLISHED, SkmClass
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval; None where undefined. `se` and `df` are what two of them are compared by."""

    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    se: float | None = None
    df: int | None = None


UNDEFINED = Estimate()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """One unit of the league; figures are None under the minimum n, or where the questionnaire does not give them."""

    unit: str
    n: int
    ikm: float | None
    ikm_lower: float | None
    ikm_upper: float | None
    class_: SkmClass | None = field(metadata=renamed("class"))
    gap: float | None
    gap_lower: float | None
    gap_upper: float | None
    rank_lower: int | None
    rank_upper: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    name: str
    n: int
    index: Estimate = UNDEFINED
    class_: SkmClass | None = None
    gap: Estimate = UNDEFINED


def league(
    frame: pd.DataFrame,
    instrument: Instrument,
    *,
    by: str = "sqd_unit",
    weight: WeightName = "1/9",
    smallest: int = SMALLEST_PUBLISHED,
) -> tuple[UnitStanding, ...]:
    """Every unit that `by` names, best first, those without a rank last; responses without a unit are in no row.

    Args:
        frame: one row a response, as for `analyse`.
        smallest: a unit with fewer responses has no figures.
    """
    labels, position = group_labels(frame[by])
    units = [_unit(name, frame[position == place], instrument, weight, smallest) for place, name in enumerate(labels)]
    ranked = [unit for unit in units if _ranked_by(unit).mean is not None]
    ranked.sort(key=lambda unit: (-(_ranked_by(unit).mean or 0.0), unit.name))
    ranks = rank_ranges([_ranked_by(unit) for unit in ranked])
    placed = [_standing(unit, *rank) for unit, rank in zip(ranked, ranks, strict=True)]
    return (*placed, *(_standing(unit, None, None) for unit in units if _ranked_by(unit).mean is None))


def rank_ranges(estimates: Sequence[Estimate], level: float = LEVEL) -> list[tuple[int, int]]:
    """The lowest and highest rank (1 is the highest mean) that each mean may have; one without spread is not told apart."""
    better = np.zeros((len(estimates), len(estimates)), dtype=bool)
    pairs = [(i, j) for i in range(len(estimates)) for j in range(i + 1, len(estimates))]
    for (i, j), p in zip(pairs, holm([welch_p(estimates[i], estimates[j]) for i, j in pairs]), strict=True):
        if p is not None and p < level:
            first = _mean(estimates[i]) > _mean(estimates[j])
            better[(j, i) if first else (i, j)] = True
    surely_better, surely_worse = better.sum(axis=1), better.sum(axis=0)
    return [(1 + int(up), len(estimates) - int(down)) for up, down in zip(surely_better, surely_worse, strict=True)]


def welch_p(one: Estimate, other: Estimate) -> float | None:
    """Two-sided p of the difference of two independent means, Welch's degrees of freedom. R: t.test(x, y)."""
    if not one.se or not other.se or one.df is None or other.df is None:
        return None
    variance = one.se**2 + other.se**2
    df = variance**2 / (one.se**4 / one.df + other.se**4 / other.df)
    return 2 * t_above(abs(_mean(one) - _mean(other)) / math.sqrt(variance), df)


def _mean(estimate: Estimate) -> float:
    return math.nan if estimate.mean is None else estimate.mean


def _ranked_by(unit: _Unit) -> Estimate:
    return unit.index if unit.index.mean is not None else unit.gap


def _unit(name: str, frame: pd.DataFrame, instrument: Instrument, weight: WeightName, smallest: int) -> _Unit:
    if len(frame) < smallest:
        return _Unit(name=name, n=len(frame))
    answers = read_answers(frame, instrument)
    index = skm_index(answers, weight)
    return _Unit(
        name=name,
        n=len(frame),
        index=_index(index) if index else UNDEFINED,
        class_=index.class_ if index else None,
        gap=next(_gaps(frame, instrument), UNDEFINED),
    )


def _index(index: SkmIndex) -> Estimate:
    interval = index.interval
    if interval is None:
        return Estimate(mean=index.ikm)
    return Estimate(mean=index.ikm, lower=interval.lower, upper=interval.upper, se=interval.se, df=interval.df)


def _gaps(frame: pd.DataFrame, instrument: Instrument) -> Iterator[Estimate]:
    gaps = gap_analysis(read_answers(frame, instrument), frame)
    for overall in gaps.overall.means if gaps else ():
        if overall.measure == "unweighted":
            n, spread = overall.n, float(overall.scores.std(ddof=1)) if overall.n > 1 else math.nan
            se = spread / math.sqrt(n) if spread > 0 else None
            yield Estimate(mean=overall.mean, lower=overall.lower, upper=overall.upper, se=se, df=n - 1)


def _standing(unit: _Unit, rank_lower: int | None, rank_upper: int | None) -> UnitStanding:
    return UnitStanding(
        unit=unit.name,
        n=unit.n,
        ikm=unit.index.mean,
        ikm_lower=unit.index.lower,
        ikm_upper=unit.index.upper,
        class_=unit.class_,
        gap=unit.gap.mean,
        gap_lower=unit.gap.lower,
        gap_upper=unit.gap.upper,
        rank_lower=rank_lower,
        rank_upper=rank_upper,
    )


COLUMNS = (
    Column(id="rank_lower", kind="integer", decimals=0),
    Column(id="rank_upper", kind="integer", decimals=0),
    Column(id="unit", kind="text"),
    Column(id="n", kind="integer", decimals=0),
    Column(id="ikm", kind="number"),
    Column(id="ikm_lower", kind="number"),
    Column(id="ikm_upper", kind="number"),
    Column(id="class", kind="code"),
    Column(id="gap", kind="number"),
    Column(id="gap_lower", kind="number"),
    Column(id="gap_upper", kind="number"),
)


def league_table(units: Sequence[UnitStanding]) -> Table:
    """The standings as a table, best first; a column that no unit has is left out."""
    rows = [tuple(getattr(unit, "class_" if c.id == "class" else c.id) for c in COLUMNS) for unit in units]
    kept = [place for place in range(len(COLUMNS)) if any(row[place] is not None for row in rows)]
    n = sum(unit.n for unit in units)
    return Table(
        id="league",
        method="welch_holm_ranks",
        columns=tuple(COLUMNS[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        sample=Sample(started=n, complete=n, used=n, rule="per_row"),
    )


def league_chart(table: Table) -> Chart | None:
    """Each unit's index (else its gap) with its interval, on one axis; None where no unit has one."""
    known = {column.id for column in table.columns}
    measure = "ikm" if "ikm" in known else "gap"
    if not {measure, f"{measure}_lower"} <= known:
        return None
    roles = {"x": "unit", "y": measure, "lower": f"{measure}_lower", "upper": f"{measure}_upper"}
    return Chart(id=table.id, kind="intervals", table=table, roles=roles)
