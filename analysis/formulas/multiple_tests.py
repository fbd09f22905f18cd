"""P values of several tests at once."""

from collections.abc import Sequence

import numpy as np


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Holm's step-down p values over those that are defined; the others stay None. R: p.adjust(p, "holm").

    Sorted p₍₁₎ ≤ … ≤ p₍ₘ₎ become min(1, max over j ≤ i of (m − j + 1)·p₍ⱼ₎). Holm (1979), Scand. J. Statistics 6, 65-70.
    By hand, because statsmodels' `multipletests` collects all garbage of the program at every call: a quarter of a second each
    beside a window.
    """
    known = np.array([p for p in p_values if p is not None], dtype=float)
    order = np.argsort(known, kind="stable")
    steps = np.arange(len(known), 0, -1)
    adjusted = np.empty_like(known)
    adjusted[order] = np.minimum(np.maximum.accumulate(known[order] * steps), 1.0)
    defined = iter(adjusted.tolist())
    return tuple(None if p is None else next(defined) for p in p_values)
