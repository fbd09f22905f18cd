"""How many responses to ask for, before the first interview: Krejcie–Morgan and Slovin.

Both are for a simple random sample of a population whose size is known. Plain arithmetic: the window shows these
numbers on a counter computer, so nothing here imports numpy.
"""

from fractions import Fraction

CHI_SQUARE = Fraction("3.841")  # one degree of freedom, 95 %
PROPORTION = Fraction(1, 2)  # the share that asks for the largest sample
MARGIN = Fraction("0.05")


def krejcie_morgan(population: int) -> int:
    """The sample of Krejcie and Morgan's table for a population of N, at 95 % and a margin of 5 points.

    s = χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P)), with χ² = 3.841, P = 0.5, d = 0.05, rounded to the nearest whole number as the
    table is: 100 → 80, 10,000 → 370. It never rises above 384.

    Raises:
        ValueError: the population is below 1.

    Reference: Krejcie & Morgan (1970), Educational and Psychological Measurement 30, 607–610.
    """
    _need_population(population)
    spread = CHI_SQUARE * PROPORTION * (1 - PROPORTION)
    return round(spread * population / (MARGIN**2 * (population - 1) + spread))


def slovin(population: int, margin: float) -> int:
    """The sample of Slovin's formula, n = N / (1 + N·e²), for a population of N and a margin e (0.05 is 5 points).

    Rounded up, because a smaller whole number would miss the margin; computed with the margin as it is written, so that a
    sample of exactly 200 does not become 201 by binary fractions.

    Raises:
        ValueError: the population is below 1, or the margin is not above 0 and below 1.

    Reference: the formula as Indonesian studies use it; it is Yamane's (1967) for 95 % with z rounded to 2 and P = 0.5.
    """
    _need_population(population)
    if not 0 < margin < 1:
        raise ValueError(f"a margin lies between 0 and 1, not at {margin}")
    exact = population / (1 + population * Fraction(str(margin)) ** 2)
    return -(-exact.numerator // exact.denominator)


def _need_population(population: int) -> None:
    if population < 1:
        raise ValueError(f"a population has at least one member, not {population}")
