"""The three regressions of a mediation over the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.formulas.least_squares import Design
from analysis.item_matrices import Matrix
from analysis.methods.regression.data import ModelData
from analysis.methods.regression.linear_model import Regression, Term, regress
from analysis.methods.table_builder import note
from analysis.table import Note

WHERE = "mediation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """`data.X` holds quality, then the mediator, then what is held constant."""

    data: ModelData
    mediator: str

    @property
    def held(self) -> tuple[str, ...]:
        """What is held constant."""
        return tuple(name for name in self.data.controls if name != self.mediator)

    def columns(self, names: Sequence[str]) -> Matrix:
        """Columns by name, shape (n, k)."""
        return self.data.X[:, [self.data.names.index(name) for name in names]]

    @property
    def m(self) -> Matrix:
        return self.columns([self.mediator])[:, 0]

    def why_none(self) -> Note | None:
        """Too few rows, an answer that all gave, or columns that determine one another."""
        n, predictors = self.data.X.shape
        if n < predictors + 2:
            return note("too_few_responses", WHERE, n=n, needed=predictors + 2)
        for name, values in ((self.data.outcome.id, self.data.y), (self.mediator, self.m)):
            if values.min() == values.max():
                return note("no_variance", f"{WHERE}/{name}")
        for y, X in ((self.data.y, self.data.X), (self.m, self.columns([*self.data.dimensions, *self.held]))):
            design = Design.of(X, has_constant=True)
            if design.dependent:
                terms = ", ".join(self.data.names[place - 1] for place in design.dependent if place)
                return note("collinear_predictors", WHERE, terms=terms)
            if design.fit(y).is_perfect:
                return note("perfect_fit", WHERE)
        return None


class Path(NamedTuple):
    """One of the three regressions, and what it explains."""

    path: str
    explained: str
    model: Regression

    def term(self, name: str) -> Term:
        return next(term for term in self.model.terms if term.term == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The regressions of the mediator, of the outcome with it, and of the outcome without it."""

    paths: Paths
    a: Path
    direct: Path
    total: Path

    @property
    def each(self) -> tuple[Path, Path, Path]:
        return self.a, self.direct, self.total

    @property
    def in_order(self) -> Matrix:
        """Quality, what is held constant, mediator, outcome: as `formulas.mediation` takes them, shape (n, k + c + 2)."""
        own = self.paths
        return np.column_stack([own.columns([*own.data.dimensions, *own.held]), own.m, own.data.y])


def fit_paths(paths: Paths) -> Fitted:
    """All three by least squares; `paths.why_none()` must be None."""
    data, outcome = paths.data, paths.data.outcome.id
    before = [*data.dimensions, *paths.held]
    with_mediator = [*data.dimensions, paths.mediator, *paths.held]

    def fitted(path: str, explained: str, y: Matrix, names: list[str]) -> Path:
        model = regress(y, paths.columns(names), names, outcome=explained, predictors=data.predictors)
        return Path(path, explained, model)

    return Fitted(
        paths=paths,
        a=fitted("path_a", paths.mediator, paths.m, before),
        direct=fitted("path_direct", outcome, data.y, with_mediator),
        total=fitted("path_total", outcome, data.y, before),
    )
