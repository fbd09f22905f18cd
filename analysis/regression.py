"""Regression of an outcome on the dimensions, as perceived or as gaps."""

from dataclasses import dataclass, field

from analysis.assumptions import Diagnostics
from analysis.jsonable import HIDDEN
from analysis.table import Note, Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A coefficient; `const` has no beta, VIF, tolerance."""

    term: str
    b: float | None
    se: float | None
    beta: float | None
    t: float | None
    p: float | None
    lower: float | None
    upper: float | None
    vif: float | None
    tolerance: float | None
    se_hc3: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """One model over the `n` responses complete on its columns."""

    outcome: str
    predictors: str
    n: int
    r2: float | None
    r2_adj: float | None
    f: float | None
    df1: int
    df2: int | None
    f_p: float | None
    sigma: float | None
    aic: float | None
    bic: float | None
    terms: tuple[Term, ...]
    diagnostics: Diagnostics
    sample: Sample = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)
