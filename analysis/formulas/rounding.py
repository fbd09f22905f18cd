"""Rounding as regulations and printed bands mean it."""

import math
from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, decimals: int) -> Decimal:
    """A non-negative number rounded to so many decimals, a half upwards: 91.475 to 91.48."""
    return Decimal(math.floor(value * 10**decimals + Fraction(1, 2))).scaleb(-decimals)
