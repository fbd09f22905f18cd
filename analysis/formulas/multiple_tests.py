"""P values of several tests at once."""

from collections.abc import Sequence

from statsmodels.stats.multitest import multipletests


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Holm's step-down p values over those that are defined; the others stay None. R: p.adjust(p, "holm").

    Sorted p₍₁₎ ≤ … ≤ p₍ₘ₎ become min(1, max over j ≤ i of (m − j + 1)·p₍ⱼ₎). Holm (1979), Scand. J. Statistics 6, 65-70.
    """
    known = [p for p in p_values if p is not None]
    adjusted = iter(multipletests(known, method="holm")[1].tolist() if known else ())
    return tuple(None if p is None else next(adjusted) for p in p_values)
