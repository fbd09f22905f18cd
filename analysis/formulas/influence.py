"""Which responses pull a regression: leverage, Cook's distance, studentised residuals."""

from dataclasses import dataclass

import numpy as np

from analysis.formulas.least_squares import Fit
from analysis.item_matrices import Matrix

FULL_LEVERAGE = 1e-12  # a row whose 1 − h is smaller is fitted exactly, whatever its answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """A row each, shape (n,): leverage h, Cook's D, and the residual in units of the spread without that row."""

    leverage: Matrix
    cook: Matrix
    studentised: Matrix


def influence(model: Fit) -> Influence:
    """D = e²h/(p·s²·(1 − h)²); t = e/√(s₍ᵢ₎²(1 − h)) with s₍ᵢ₎² = (rss − e²/(1 − h))/(n − p − 1).

    Cook (1977), Technometrics 19, 15-18. NaN for a row that the line meets whatever its answer (h = 1), and t where no degree
    of freedom is left without the row. The model must not be perfect. R: hatvalues, cooks.distance, rstudent.
    """
    h, e = model.design.leverages, model.residuals
    slack = np.where(1 - h > FULL_LEVERAGE, 1 - h, np.nan)
    p, variance = len(model.b), model.rss / model.df
    without = np.maximum(model.rss - e**2 / slack, 0) / (model.df - 1) if model.df > 1 else np.full(len(e), np.nan)
    studentised = np.divide(e, np.sqrt(without * slack), out=np.full(len(e), np.nan), where=without > 0)
    return Influence(leverage=h, cook=e**2 * h / (p * variance * slack**2), studentised=studentised)
