"""Regressions as tables: models side by side, then each model's terms, assumptions, correlations; and their charts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.methods.regression.checks import advice, assumption_checks
from analysis.methods.regression.coefficient_columns import COEFFICIENT, FIT
from analysis.methods.regression.linear_model import CONSTANT, Regression
from analysis.methods.table_builder import (
    INTERVAL,
    NOTHING_FURTHER,
    Further,
    alike,
    attributes,
    chart,
    code,
    count,
    each_row,
    number,
    p_value,
    part,
    results,
    table,
)
from analysis.table import Chart, Note, Sample, Table
from analysis.thresholds import LEVEL

MODEL = (
    part("outcome", "variable"),
    part("predictors", "battery"),
    count("n"),
    *FIT,
    number("sigma", 3),
    *alike(number, "aic", "bic", decimals=1),
)
TERM = (*COEFFICIENT, number("vif"), number("tolerance", 3), number("se_hc3", 3))
ASSUMPTION = (
    *alike(code, "assumption", "test"),
    part("term", "term"),
    number("statistic", 3),
    *alike(p_value, "p", "p_holm"),
    code("verdict"),
)
CORRELATION = (part("term", "term"), part("other_term", "term"), number("r", 3))
RESIDUAL = (number("fitted"), number("residual"), number("quantile"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSection:
    """One model; `residuals` is a thinned picture of them, without rows where there are none to look at."""

    terms: Table
    assumptions: Table
    correlations: Table
    residuals: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.terms, self.assumptions, self.correlations)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (
            self.coefficients,
            *([self.heatmap] if self.correlations.rows else []),
            *([self.histogram, self.against_normal, self.against_fitted] if self.residuals.rows else []),
        )

    @property
    def coefficients(self) -> Chart:
        """The coefficients with their classical intervals."""
        return chart(self.terms, "intervals", x="term", y="b", **INTERVAL)

    @property
    def heatmap(self) -> Chart:
        """Correlations between the predictors."""
        return chart(self.correlations, "heatmap", x="term", y="other_term", value="r")

    @property
    def histogram(self) -> Chart:
        """How the residuals spread."""
        return Chart(id="regression_histogram", kind="histogram", table=self.residuals, roles={"x": "residual"})

    @property
    def against_normal(self) -> Chart:
        """The residuals against normal quantiles."""
        return Chart(id="regression_qq", kind="qq", table=self.residuals, roles={"x": "quantile", "y": "residual"})

    @property
    def against_fitted(self) -> Chart:
        """The residuals against the fitted values."""
        return Chart(
            id="regression_residuals", kind="scatter", table=self.residuals, roles={"x": "fitted", "y": "residual"}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegressionSection:
    """All models side by side (so perception stands beside gap), then each one."""

    models: Table
    each: tuple[ModelSection, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.models, *(table for model in self.each for table in model.tables))

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(chart for model in self.each for chart in model.charts)


def regression_section(models: Sequence[Regression], everyone: Sample) -> RegressionSection:
    """The tables of the survey's models; `everyone` says how many responses were given and are whole."""
    samples = [Sample(started=everyone.started, complete=everyone.complete, used=model.n) for model in models]
    return RegressionSection(
        models=models_table(models, each_row(everyone, (model.n for model in models))),
        each=tuple(model_section(model, sample) for model, sample in zip(models, samples, strict=True)),
    )


def models_table(models: Sequence[Regression], sample: Sample, also: Sequence[Note] = ()) -> Table:
    """A row a model; the notes say why one could not be fitted."""
    own = [note for model in models for note in model.notes if note.where == model.where]
    return results("regression_models", models, MODEL, method="ols", sample=sample, notes=(*own, *also))


def model_section(
    model: Regression,
    sample: Sample,
    *,
    level: float = LEVEL,
    controls: Collection[str] = (),
    further: Further = NOTHING_FURTHER,
) -> ModelSection:
    """The tables of one model.

    Args:
        level: of the tests of its assumptions.
        controls: terms whose VIF is left out: it hangs on which category is the reference.
        further: columns beside the terms.
    """

    params = {"outcome": model.outcome, "predictors": model.predictors, "level": level}
    about: dict[str, Any] = {"sample": sample, "params": params}
    notes = [note for note in model.notes if note.where != model.where]
    return ModelSection(
        terms=results("regression_terms", model.terms, TERM, further, method="ols_hc3", **about),
        assumptions=table(
            "regression_assumptions",
            (*ASSUMPTION, code("advice")),
            _assumptions(model, level, controls),
            method="classical_assumptions",
            notes=notes,
            **about,
        ),
        correlations=table("regression_correlations", CORRELATION, _correlations(model), method="pearson", **about),
        residuals=results("regression_residuals", model.residuals, RESIDUAL, method="ols", **about),
    )


def _assumptions(model: Regression, level: float, controls: Collection[str]) -> Iterator[tuple[Any, ...]]:
    for check in assumption_checks(model, level):
        if not (check.test == "vif" and check.term in controls):
            yield (*attributes([check], ASSUMPTION)[0], advice(check, model.n))


def _correlations(model: Regression) -> list[tuple[Any, ...]]:
    """Each pair of predictors once."""
    names = [term.term for term in model.terms if term.term != CONSTANT]
    return [(names[i], names[j], model.correlations[i][j]) for i in range(len(names)) for j in range(i)]
