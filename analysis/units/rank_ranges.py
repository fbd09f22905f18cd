"""Units side by side: each one's index and gap with their intervals, and between which ranks it surely stands.

Every two units are compared by Welch's t test; the p values of all pairs are corrected by Holm. A unit's rank lies between 1
+ the number of units that are surely better and the number of units − the number that are surely worse: ranks are read off
the tests of all differences at once (Mogstad, Romano, Shaikh & Wilhelm 2024). Units that cannot be distinguished share their
ranks. Ranked by the index where the questionnaire has one, else by the overall gap. Missing answers: as in the index and in
the gap. A unit of fewer than the minimum n is named without figures, and not ranked.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.formulas.multiple_tests import holm
from analysis.formulas.welch import Estimate
from analysis.jsonable import renamed
from analysis.methods.groups.split import group_labels
from analysis.methods.skm.satisfaction_index import skm_index
from analysis.methods.skm.spec import WeightName
from analysis.table import Chart, Column, Sample, Table
from analysis.tally.counting import tally
from analysis.tally.tally import Tally
from analysis.tally.tally_plan import league_plan
from analysis.thresholds import LEVEL, SMALLEST_PUBLISHED, SkmClass
from analysis.units.estimates import UNDEFINED, gap_estimate, index_estimate, ranked_by
from instruments.model import Instrument


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
    tallies = {name: tally(frame[position == place], instrument, league_plan) for place, name in enumerate(labels)}
    return standings(tallies, weight=weight, smallest=smallest)


def standings(
    tallies: Mapping[str, Tally], *, weight: WeightName = "1/9", smallest: int = SMALLEST_PUBLISHED
) -> tuple[UnitStanding, ...]:
    """The league of units by their tallies."""
    units = [_unit(name, own, weight, smallest) for name, own in tallies.items()]
    ranked = [unit for unit in units if _ranked_by(unit).mean is not None]
    ranked.sort(key=lambda unit: (-(_ranked_by(unit).mean or 0.0), unit.name))
    ranks = rank_ranges([_ranked_by(unit) for unit in ranked])
    placed = [_standing(unit, *rank) for unit, rank in zip(ranked, ranks, strict=True)]
    return (*placed, *(_standing(unit, None, None) for unit in units if _ranked_by(unit).mean is None))


def rank_ranges(estimates: Sequence[Estimate], level: float = LEVEL) -> list[tuple[int, int]]:
    """The lowest and highest rank (1 is the highest mean) that each mean may have; one without spread is not told apart."""
    p = welch_p_values(estimates)
    first, second = np.triu_indices(len(estimates), 1)
    corrected = np.array([1.0 if value is None else value for value in holm(p)], dtype=np.float64)
    means = np.array([_mean(estimate) for estimate in estimates])
    better = np.zeros((len(estimates), len(estimates)), dtype=bool)
    sure, above = corrected < level, means[first] > means[second]
    better[second[sure & above], first[sure & above]] = True
    better[first[sure & ~above], second[sure & ~above]] = True
    surely_better, surely_worse = better.sum(axis=1), better.sum(axis=0)
    return [(1 + int(up), len(estimates) - int(down)) for up, down in zip(surely_better, surely_worse, strict=True)]


def welch_p_values(estimates: Sequence[Estimate]) -> list[float | None]:
    """Two-sided p of every two means, as `welch.difference` has it, in the order 1-2, 1-3, …; None where one has no spread.

    All at once: a city's thousand units are half a million pairs.
    """
    from scipy.special import stdtr

    first, second = np.triu_indices(len(estimates), 1)
    means, variances = np.array([_mean(e) for e in estimates]), np.array([(e.se or np.nan) ** 2 for e in estimates])
    df = np.array([e.df or np.nan for e in estimates], dtype=np.float64)
    both = variances[first] + variances[second]
    own = both**2 / (variances[first] ** 2 / df[first] + variances[second] ** 2 / df[second])
    p = 2 * stdtr(own, -np.abs(means[first] - means[second]) / np.sqrt(both))
    return [None if np.isnan(value) else float(value) for value in p]


def _mean(estimate: Estimate) -> float:
    return math.nan if estimate.mean is None else estimate.mean


def _ranked_by(unit: _Unit) -> Estimate:
    return ranked_by(unit.index, unit.gap)


def _unit(name: str, tally: Tally, weight: WeightName, smallest: int) -> _Unit:
    if tally.n < smallest:
        return _Unit(name=name, n=tally.n)
    index = skm_index(tally, weight)
    return _Unit(
        name=name,
        n=tally.n,
        index=index_estimate(index),
        class_=index.class_ if index else None,
        gap=gap_estimate(tally),
    )


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
