"""Regressions as tables: models side by side, then each model's terms, assumptions and correlations."""

from collections.abc import Iterator, Sequence

from analysis.data import DataSummary
from analysis.regression import Regression
from analysis.table import Cell, Column, Note, Sample, Table
from analysis.thresholds import LEVEL
from analysis.verdicts import assumption_checks

MODEL = (
    Column(id="outcome", kind="variable"), Column(id="predictors", kind="battery"), Column(id="n", kind="integer"),
    Column(id="r2", kind="number", decimals=3), Column(id="r2_adj", kind="number", decimals=3),
    Column(id="f", kind="number"), Column(id="df1", kind="integer"), Column(id="df2", kind="integer"),
    Column(id="f_p", kind="p", decimals=3), Column(id="sigma", kind="number", decimals=3),
    Column(id="aic", kind="number", decimals=1), Column(id="bic", kind="number", decimals=1),
)  # fmt: skip
TERM = (
    Column(id="term", kind="term"), Column(id="b", kind="number", decimals=3), Column(id="se", kind="number", decimals=3),
    Column(id="beta", kind="number", decimals=3), Column(id="t", kind="number"), Column(id="p", kind="p", decimals=3),
    Column(id="lower", kind="number", decimals=3), Column(id="upper", kind="number", decimals=3),
    Column(id="vif", kind="number"), Column(id="tolerance", kind="number", decimals=3),
    Column(id="se_hc3", kind="number", decimals=3),
)  # fmt: skip
ASSUMPTION = (
    Column(id="assumption", kind="code"), Column(id="test", kind="code"), Column(id="term", kind="term"),
    Column(id="statistic", kind="number", decimals=3), Column(id="p", kind="p", decimals=3), Column(id="verdict", kind="code"),
)  # fmt: skip
CORRELATION = (
    Column(id="term", kind="term"), Column(id="other_term", kind="term"), Column(id="r", kind="number", decimals=3),
)  # fmt: skip
RESIDUAL = (
    Column(id="fitted", kind="number"), Column(id="residual", kind="number"), Column(id="quantile", kind="number"),
)  # fmt: skip


def regression_tables(models: Sequence[Regression], data: DataSummary) -> Iterator[Table]:
    """All models side by side (so perception stands beside gap), then three tables a model."""
    yield Table(
        id="regression_models", method="ols", columns=MODEL, rows=tuple(_cells(model, MODEL) for model in models),
        sample=Sample(
            started=data.n_responses, complete=data.n_complete, used=max((m.n for m in models), default=0), rule="per_row"
        ),
        notes=tuple(note for model in models for note in model.notes if note.where == _where(model)),
    )  # fmt: skip
    for model in models:
        yield terms_table(model, data)
        yield assumptions_table(model, data)
        yield correlations_table(model, data)


def terms_table(model: Regression, data: DataSummary) -> Table:
    """The coefficients of one model."""
    rows = tuple(_cells(term, TERM) for term in model.terms)
    return _table("regression_terms", "ols_hc3", TERM, rows, model, data)


def assumptions_table(model: Regression, data: DataSummary) -> Table:
    """Every test of the classical assumptions with the verdict that its number gives."""
    rows = tuple(_cells(check, ASSUMPTION) for check in assumption_checks(model))
    notes = tuple(note for note in model.notes if note.where != _where(model))
    return _table("regression_assumptions", "classical_assumptions", ASSUMPTION, rows, model, data, notes=notes)


def correlations_table(model: Regression, data: DataSummary) -> Table:
    """Correlations between the predictors, each pair once."""
    names = [term.term for term in model.terms if term.term != "const"]
    rows = tuple((names[i], names[j], model.correlations[i][j]) for i in range(len(names)) for j in range(i))
    return _table("regression_correlations", "pearson", CORRELATION, rows, model, data)


def residuals_table(model: Regression, data: DataSummary) -> Table:
    """Residuals as a thinned picture: fitted value, standardised residual, normal quantile."""
    rows = tuple(_cells(point, RESIDUAL) for point in model.residuals)
    return _table("regression_residuals", "ols", RESIDUAL, rows, model, data)


def _table(
    table_id: str, method: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], model: Regression,
    data: DataSummary, notes: tuple[Note, ...] = (),
) -> Table:  # fmt: skip
    return Table(
        id=table_id, method=method, columns=columns, rows=rows, notes=notes,
        sample=Sample(started=data.n_responses, complete=data.n_complete, used=model.n),
        params={"outcome": model.outcome, "predictors": model.predictors, "level": LEVEL},
    )  # fmt: skip


def _cells(row: object, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    return tuple(getattr(row, column.id) for column in columns)


def _where(model: Regression) -> str:
    return f"regression/{model.outcome}/{model.predictors}"
