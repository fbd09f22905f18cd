"""`make coverage`: how often the intervals that the program prints hold the truth, by simulation; writes `docs/coverage.md`.

Each row draws many samples from a population whose truth is known by counting or by its formula, and says in what share of them
the 95 % interval holds it. A share of S samples has the standard error √(.95·.05/S): .007 for 1,000.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np

from analysis.formulas.alpha import cronbach_alpha, feldt_interval
from analysis.formulas.comparisons import cohen_d_interval, welch_interval
from analysis.formulas.moments import t_interval
from analysis.formulas.proportions import wilson_interval
from analysis.methods.skm.index_interval import index_interval
from analysis.tally.distribution import Distribution
from analysis.tally.pairs import Pairs
from tests.validation import coverage_of_grades, coverage_of_methods, coverage_of_models, coverage_of_priorities

DOCUMENT = Path(__file__).parents[2] / "docs" / "coverage.md"
SAMPLES = 1000
PRIORITIES = 200
NINTH = Fraction(1, 9)
Ends = tuple[float | None, float | None]

HEAD = f"""# Coverage of the intervals

Made by `make coverage`, never by hand: {SAMPLES} samples a row, a fixed seed. The share of samples whose 95 % interval holds the
true value (90 % where the row says so); an undefined interval counts as one that does not. Of a stable quadrant and a place that
is called sure: the share that is so in the population ({PRIORITIES} samples). `tests/validation/intervals.py` says of every
column of every table which row is about it.

| Interval | Population | n | Coverage |
| --- | --- | --- | --- |
"""


def main() -> None:
    with ProcessPoolExecutor(3) as pool:
        found = [row for part in pool.map(_part, range(len(_PARTS))) for row in part]
    rows = [f"| {name} | {population} | {n} | {share:.3f} |" for name, population, n, share in found]
    DOCUMENT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def _of_models() -> Iterator[tuple[str, str, str, float]]:
    return coverage_of_models.rows(np.random.default_rng(1988), partial(share_that_holds, SAMPLES))


def _of_priorities() -> Iterator[tuple[str, str, str, float]]:
    return coverage_of_priorities.rows(np.random.default_rng(1977), PRIORITIES)


def _of_grades() -> Iterator[tuple[str, str, str, float]]:
    return coverage_of_grades.rows(np.random.default_rng(1969), partial(share_that_holds, SAMPLES))


def _part(number: int) -> list[tuple[str, str, str, float]]:
    """The rows of one part, in a process of its own."""
    return list(_PARTS[number]())


def coverages(samples: int) -> Iterator[tuple[str, str, str, float]]:
    """Name, population, sizes and the share of samples whose interval holds the truth."""
    rng = np.random.default_rng(20170414)
    for spread in (0.3, 1.0):
        people = skm_population(rng, spread)
        for n in (5, 10, 30, 100):
            held = share_that_holds(samples, lambda n=n, p=people: _index(rng, p, n), 25 * float(people.mean()))
            yield "IKM, t over respondents", f"answers 1–4, people differ by {spread}", str(n), held
    likert = np.array([1, 2, 3, 4, 5, 6, 7]), np.array([0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.3])
    truth = float(likert[0] @ likert[1])
    for n in (5, 10, 30, 100):
        held = share_that_holds(samples, lambda n=n: _mean(rng.choice(likert[0], n, p=likert[1])), truth)
        yield "Mean, Student's t", "answers 1–7, piled up at the top", str(n), held
    for n in (5, 10, 30):
        held = share_that_holds(samples, lambda n=n: _pair(rng, n, welch_interval), 0.5)
        yield "Change of a mean, Welch's t", "normal, 0.5 apart, deviations 1 and 1.5", f"{n} + {n}", held
        held = share_that_holds(samples, lambda n=n: _pair(rng, n, cohen_d_interval, second=1.0), 0.5)
        yield "Cohen's d, noncentral t", "normal, 0.5 apart, deviations 1", f"{n} + {n}", held
    for n in (10, 30, 100):
        yield (
            "Alpha, Feldt",
            "four normal items, r = .5",
            str(n),
            share_that_holds(samples, lambda n=n: _alpha(rng, n), 0.8),
        )
    for n in (10, 30, 100):
        held = share_that_holds(samples, lambda n=n: wilson_interval(int(rng.binomial(n, 0.3)), n), 0.3)
        yield "Share, Wilson", "30 % say yes", str(n), held
    yield from coverage_of_methods.rows(rng, partial(share_that_holds, samples))


def skm_population(rng: np.random.Generator, spread: float) -> np.ndarray:
    """40,000 people's answers to nine elements, 1–4, about 3.1."""
    person = spread * rng.standard_normal((40_000, 1))
    return np.clip(np.round(3.1 + person + 0.6 * rng.standard_normal((40_000, 9))), 1, 4)


def _index(rng: np.random.Generator, people: np.ndarray, n: int) -> Ends:
    X = people[rng.integers(0, len(people), n)]
    ikm = Fraction(25 * int(X.sum()), X.size)
    found = index_interval(ikm, Pairs.of(X, X > 0), NINTH)
    return (found.lower, found.upper) if found else (None, None)


def _mean(answers: np.ndarray) -> Ends:
    scores = Distribution.of(answers)
    return t_interval(scores.mean, scores.sd, scores.n)


def _alpha(rng: np.random.Generator, n: int) -> Ends:
    """Alpha is 4·.5/(1 + 3·.5) = .8."""
    X = np.sqrt(0.5) * (rng.standard_normal((n, 1)) + rng.standard_normal((n, 4)))
    return feldt_interval(cronbach_alpha(np.cov(X, rowvar=False)), n, 4)


def _pair(rng: np.random.Generator, n: int, interval: Callable[..., Ends], second: float = 1.5) -> Ends:
    return interval((0.5 + rng.standard_normal(n), second * rng.standard_normal(n)))


def share_that_holds(samples: int, draw: Callable[[], Ends], truth: float) -> float:
    """The share of samples whose interval holds the truth."""
    held = 0
    for _ in range(samples):
        lower, upper = draw()
        held += lower is not None and upper is not None and lower <= truth <= upper
    return held / samples


_PARTS = (partial(coverages, SAMPLES), _of_models, _of_priorities, _of_grades)

if __name__ == "__main__":
    main()
