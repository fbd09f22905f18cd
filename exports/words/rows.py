"""A table's rows in words: cells that do not apply stay empty, cells that cannot be computed are called undefined, with why."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analysis.table import Cell, Table
from exports.words.cells import cell_text, variable_told
from instruments.i18n import N_, _
from instruments.model import Instrument

# Tests judged by a rule of thumb have no p; a constant has no standardised slope and no collinearity.
_WITHOUT_P = frozenset({"vif", "centred_condition_number", "durbin_watson"})
_OF_SLOPES = frozenset({"beta", "vif", "tolerance"})

# Why a column may hold an undefined cell that no note of the table explains.
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "alpha_if_deleted": N_("Alpha if deleted is undefined where a single item would be left."),
        "difference_reliability": N_(
            "The reliability of the difference is undefined for a single item, and where expectation and perception do not vary."
        ),
    }
)


def row_texts(table: Table, row: Sequence[Cell], instrument: Instrument) -> list[str]:
    """The cells of one row as the reader sees them."""
    cells = {column.id: cell for column, cell in zip(table.columns, row, strict=True)}
    named = str(cells.get("variable") or "")
    return [
        cell_text(cell, column, instrument, named or variable_told(table, column))
        if cell is not None or _applies(table, cells, column.id)
        else ""
        for column, cell in zip(table.columns, row, strict=True)
    ]


def undefined_reasons(table: Table) -> tuple[str, ...]:
    """A sentence for each column with an undefined cell whose reason lies in what it measures."""
    return tuple(
        _(_REASONS[column.id])
        for place, column in enumerate(table.columns)
        if column.id in _REASONS and any(row[place] is None for row in table.rows)
    )


def _applies(table: Table, cells: Mapping[str, Cell], column: str) -> bool:
    if table.id == "regression_terms":
        return cells["term"] != "const" or column not in _OF_SLOPES
    if table.id == "regression_assumptions":
        return column not in ("p", "p_holm") or cells["test"] not in _WITHOUT_P
    if (
        table.id == "lab_repeated_tests"
    ):  # a test with a p that has no second degrees of freedom is defined without them
        return column not in ("df1", "df2") or cells["p"] is None
    if table.id == "lab_two_way":  # what is left over is tested against nothing
        return cells["source_of_variation"] != "left_over"
    if table.id == "lab_invariance":  # the first step has none before it
        return cells["step"] != "configural"
    if table.id == "lab_cfa_orders":  # nor has the freer model
        return cells["factor_model"] != "correlated_factors"
    if table.id == "lab_cfa_loadings":  # the only item of a dimension is fixed, and has no error
        return cells["se"] is not None or column in ("loading", "standardised", "r2")
    return True
