"""Regression in blocks (hierarchical): what each block of predictors adds to R², over the very same responses.

ΔR² = R²(this block and those before) − R²(those before); F = (ΔR² / df1) / ((1 − R²) / df2), df2 of this block's own model, as
SPSS prints it ("F Change"). R: `anova(before, with)`, two models at a time: with all models in one call anova() divides by the
last one's residuals.

The blocks are lines of names (dimensions, questions) apart by commas; what no line names is the last block. Without lines the
controls are the first block and the dimensions the second. Cohen, Cohen, West and Aiken (2003), chapter 5.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from analysis.methods.regression.coefficient_columns import COEFFICIENT
from analysis.methods.regression.data import ModelData
from analysis.methods.regression.linear_model import Regression, regress
from analysis.methods.table_builder import alike, count, listwise, note, number, p_value, table
from analysis.table import Note, Table

BLOCKS = (
    *alike(count, "block", "n"),
    *alike(number, "r2", "r2_adj", "r2_change", decimals=3),
    number("f_change"),
    *alike(count, "df1", "df2"),
    p_value("p_change"),
    number("aic", 1),
)
TERMS = (count("block"), *COEFFICIENT)


class Step(NamedTuple):
    """The terms that a block adds, and the model of all terms so far."""

    added: tuple[str, ...]
    model: Regression


def block_tables(data: ModelData, lines: Sequence[str]) -> list[Table]:
    """What each block adds, and every model's coefficients; nothing where there is one block alone, or a model has no fit."""
    blocks, unknown = blocks_of(data, lines)
    steps = list(_steps(data, blocks)) if len(blocks) > 1 else []
    notes = [note("block_unknown", f"{data.where}/blocks", line=name) for name in unknown]
    if not steps or any(step.model.sigma is None for step in steps):
        return [_table("lab_regression_blocks", BLOCKS, [], data, notes)] if notes else []
    notes += [
        note("block_terms", f"{data.where}/blocks", block=place, terms=", ".join(step.added))
        for place, step in enumerate(steps, start=1)
    ]
    terms = [
        (place, *(getattr(term, column.id) for column in TERMS[1:]))
        for place, step in enumerate(steps, start=1)
        for term in step.model.terms
    ]
    return [
        _table("lab_regression_blocks", BLOCKS, list(_changes(steps)), data, notes),
        _table("lab_regression_block_terms", TERMS, terms, data, []),
    ]


def blocks_of(data: ModelData, lines: Sequence[str]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The model's terms block by block, no block empty, each term once; and the names that are no part of the model."""
    if not lines:
        return [block for block in (data.controls, data.dimensions) if block], []
    left, unknown, blocks = list(data.names), list[str](), list[tuple[str, ...]]()
    for line in lines:
        named = [name.strip() for name in line.split(",") if name.strip()]
        unknown += [name for name in named if not any(_is_of(term, name) for term in data.names)]
        blocks.append(tuple(term for name in named for term in left if _is_of(term, name)))
        left = [term for term in left if term not in blocks[-1]]
    return [block for block in (*blocks, tuple(left)) if block], unknown


def _is_of(term: str, name: str) -> bool:
    """Whether a term is the named one, or an answer to the named question (`sex=female`)."""
    return term == name or term.partition("=")[0] == name


def _steps(data: ModelData, blocks: Sequence[tuple[str, ...]]) -> Iterator[Step]:
    so_far: tuple[str, ...] = ()
    for added in blocks:
        so_far += added
        columns = data.X[:, [data.names.index(name) for name in so_far]]
        yield Step(added, regress(data.y, columns, so_far, outcome=data.outcome.id, predictors=data.predictors))


def _changes(steps: Sequence[Step]) -> Iterator[tuple[Any, ...]]:
    """A row a block; a perfect fit leaves no residual variance to divide by."""
    from scipy.stats import f as f_distribution

    before = 0.0
    for place, (added, model) in enumerate(steps, start=1):
        r2, df2, df1 = model.r2 or 0.0, model.df2 or 0, len(added)
        change = r2 - before
        f = change / df1 / ((1 - r2) / df2) if model.sigma else None
        p = None if f is None else float(f_distribution.sf(f, df1, df2))
        yield place, model.n, r2, model.r2_adj, change, f, df1, df2, p, model.aic
        before = r2


def _table(table_id: str, columns: Any, rows: Sequence[Any], data: ModelData, notes: Sequence[Note]) -> Table:
    params = {"outcome": data.outcome.id, "predictors": data.predictors}
    return table(table_id, columns, rows, method="blocks", sample=listwise(data.used), notes=notes, params=params)
