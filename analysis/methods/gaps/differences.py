"""P − E by dimension and by item: Student's and the bootstrap's interval, effect size with its own, share of top expectations."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.answers import PAIR, Answers
from analysis.formulas.effects import standardised_mean_interval
from analysis.formulas.resampling import mean_interval
from analysis.gaps import DimensionGap, GapAnalysis, ItemGap
from analysis.methods.build import count, note, number, p_value, part, share, table
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.outcome import Progress, portion
from analysis.scoring import Matrix, complete
from analysis.table import Cell, Chart, Column, Note, Table
from instruments.model import Item

NUMBERS = (
    count("n"),
    number("expectation"),
    number("perception"),
    number("gap"),
    number("lower"),
    number("upper"),
    number("boot_lower"),
    number("boot_upper"),
    p_value("p_holm"),
    number("cohen_dz"),
    number("dz_lower"),
    number("dz_upper"),
    share("top_share", 0),
)


def dimensions_table(answers: Answers, found: GapAnalysis, options: GapsOptions, progress: Progress | None) -> Table:
    """A row a dimension; a warning where expectations pile up at the top."""
    rows = [
        (row, answers.instrument.items_of(row.dimension, *PAIR), (row.dimension,)) for row in found.dimensions
    ]  # fmt: skip
    return _table("lab_gap_dimensions", (part("dimension", "dimension"),), answers, rows, options, progress)


def items_table(answers: Answers, found: GapAnalysis, options: GapsOptions, progress: Progress | None) -> Table:
    """A row an item."""
    rows = [(row, (answers.instrument.item(row.item),), (row.item, row.dimension)) for row in found.items]
    names = (part("item", "item"), part("dimension", "dimension"))
    return _table("lab_gap_items", names, answers, rows, options, progress)


def gaps_chart(dimensions: Table) -> Chart:
    """Each dimension's gap with its interval."""
    roles = {"x": "dimension", "y": "gap", "lower": "lower", "upper": "upper"}
    return Chart(id="lab_gap_dimensions", kind="intervals", table=dimensions, roles=roles)


def _table(
    table_id: str,
    names: tuple[Column, ...],
    answers: Answers,
    gaps: Sequence[tuple[DimensionGap | ItemGap, Sequence[Item], tuple[str, ...]]],
    options: GapsOptions,
    progress: Progress | None,
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes: list[Note] = []
    for position, (gap, items, ids) in enumerate(gaps):
        expectation, perception = _both(answers, items)
        rows.append(
            (
                *ids,
                *_numbers(
                    answers, items, gap, expectation, perception, options, portion(progress, position, len(gaps))
                ),
            )
        )
        notes += gap.notes
        notes += _ceiling(gap, rows[-1][-1], table_id, ids[0], options)
    columns = (*names, *NUMBERS)
    shown = [j for j, column in enumerate(columns) if options.bootstrap or not column.id.startswith("boot_")]
    return table(
        table_id,
        [columns[j] for j in shown],
        [[row[j] for j in shown] for row in rows],
        started=answers.n,
        method="gap_bootstrap" if options.bootstrap else "gap_t_interval",
        notes=notes,
        params={"resamples": options.resamples, "seed": options.seed},
    )


def _numbers(
    answers: Answers,
    items: Sequence[Item],
    gap: DimensionGap | ItemGap,
    expectation: Matrix,
    perception: Matrix,
    options: GapsOptions,
    progress: Progress | None,
) -> tuple[Cell, ...]:
    """The cells under `NUMBERS`."""
    differences = (perception - expectation).sum(axis=1) / len(items)
    drawn = (math.nan, math.nan)
    if options.bootstrap and len(differences) > 1:
        drawn = mean_interval(differences, options.resamples, options.seed, progress)
    dz = math.nan if gap.cohen_dz is None else gap.cohen_dz
    top = np.array([answers.instrument.scale_of(item, PAIR[0]).max for item in items])
    highest = float((expectation == top).all(axis=1).mean()) if len(expectation) else None
    return (
        gap.n, gap.expectation, gap.perception, gap.gap, gap.lower, gap.upper, *drawn, gap.p_holm, gap.cohen_dz,
        *standardised_mean_interval(dz, gap.n), highest,
    )  # fmt: skip


def _ceiling(
    gap: DimensionGap | ItemGap, highest: Cell, table_id: str, name: str, options: GapsOptions
) -> Iterator[Note]:
    """Where more than the chosen share expect the very most, no gap of theirs can be positive."""
    if isinstance(gap, DimensionGap) and isinstance(highest, float) and highest > options.ceiling:
        yield note("expectation_ceiling", f"{table_id}/{name}", dimension=gap.dimension, share=highest)


def _both(answers: Answers, items: Sequence[Item]) -> tuple[Matrix, Matrix]:
    expectation, perception = (answers.of(items, battery) for battery in PAIR)
    both = complete(expectation, perception)
    return expectation[both], perception[both]
