"""The table of the chains of steps, with nothing in it of too few people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.formulas.proportions import binomial_p, wilson_interval
from analysis.methods.funnels.benchmarks import Benchmarks
from analysis.methods.funnels.passing import Passing, passings
from analysis.methods.table_builder import alike, code, count, p_value, part, share, table
from analysis.table import Cell, Column, Hidden, Table
from analysis.thresholds import LEVEL
from instruments.model import Instrument

COLUMNS = (
    part("beginning", "variable"),
    part("question", "variable"),
    *alike(count, "n", "count"),
    *alike(share, "share", "lower", "upper"),
    count("stopped"),
    *alike(share, "share_of_all", "all_lower", "all_upper", "benchmark"),
    p_value("p"),
    code("verdict"),
)


def steps_table(
    frame: pd.DataFrame, instrument: Instrument, chains: Sequence[Sequence[str]], benchmarks: Benchmarks, smallest: int
) -> Table:
    """A row a step: of those who passed the step before and answered, how many pass. `share_of_all`: of the first step's n.

    `beginning` is the chain's first step.
    """
    return table(
        "lab_funnel",
        tuple(_typed(column, benchmarks.decimals) for column in COLUMNS),
        [row for chain in chains for row in _rows(frame, instrument, chain, benchmarks.shares, smallest)],
        started=len(frame),
        method="funnel_steps",
    )


def against(through: int, n: int, p: float, benchmark: float) -> str | None:
    """Whether a share is clearly above or below its benchmark; None where nobody was asked."""
    if n == 0:
        return None
    if p >= LEVEL:
        return "not_different"
    return "above_benchmark" if through / n > benchmark else "below_benchmark"


def _rows(
    frame: pd.DataFrame, instrument: Instrument, chain: Sequence[str], shares: Mapping[str, float], smallest: int
) -> list[tuple[Cell, ...]]:
    taken = list(passings(frame, instrument, chain))
    rows = [
        (chain[0], step, *_figures(passing, taken[0].n, shares.get(step)))
        for step, passing in zip(chain, taken, strict=True)
    ]
    return _published(rows, taken, smallest)


def _typed(column: Column, decimals: int) -> Column:
    """A benchmark is shown with as many decimals as were typed."""
    return replace(column, decimals=decimals) if column.id == "benchmark" else column


def _figures(passing: Passing, everyone: int, benchmark: float | None) -> tuple[Cell, ...]:
    n, through = passing
    own = (through / n if n else None, *wilson_interval(through, n))
    of_all = (through / everyone if everyone else None, *wilson_interval(through, everyone))
    compared: tuple[Cell, ...] = (None, None, None)
    if benchmark is not None:
        p = binomial_p(through, n, benchmark)
        compared = (benchmark, p, against(through, n, p, benchmark))
    return (n, through, *own, n - through, *of_all, *compared)


def _published(rows: Sequence[tuple[Cell, ...]], taken: Sequence[Passing], smallest: int) -> list[tuple[Cell, ...]]:
    """From the first step that too few people took or did not take, every figure is hidden: the next step's n would tell it."""
    few = [any(0 < people < smallest for people in (n, through, n - through)) for n, through in taken]
    first = few.index(True) if any(few) else len(rows)
    return [row if place < first else (*row[:2], *(Hidden() for _cell in row[2:])) for place, row in enumerate(rows)]
