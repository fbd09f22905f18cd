"""Whether a regression's assumptions hold: normality, equal variance, independence, linearity, collinearity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BreuschPagan:
    """Koenker's studentised form."""

    lm: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlejserTerm:
    """One predictor in the regression of |residual| on all predictors together."""

    term: str
    t: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lilliefors:
    d: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapiro:
    w: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JarqueBera:
    jb: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset:
    f: float | None
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    durbin_watson: float | None
    breusch_pagan: BreuschPagan
    glejser: tuple[GlejserTerm, ...]
    lilliefors: Lilliefors
    shapiro: Shapiro
    jarque_bera: JarqueBera
    reset: Reset
    condition_number: float | None
