"""Coverage of the graded response model's intervals, for `coverage`: by the observed information, a normal interval."""

from collections.abc import Callable, Iterator

import numpy as np

from analysis.formulas.graded_response import graded_response

Ends = tuple[float | None, float | None]
Row = tuple[str, str, str, float]
Rng = np.random.Generator

A, STEPS = 1.5, np.array([-1.2, 0.0, 1.2])  # of each of four items


def rows(rng: Rng, share: Callable[[Callable[[], Ends], float], float]) -> Iterator[Row]:
    """Every row; `share` draws its samples and counts those that hold the truth."""
    people = "four items of a = 1.5, four answers"
    for n in (100, 500):
        yield "Discrimination, by the information", people, str(n), share(lambda n=n: _ends(rng, n, of_a=True), A)
        held = share(lambda n=n: _ends(rng, n, of_a=False), float(STEPS[2]))
        yield "Threshold, by the information", people, str(n), held


def _ends(rng: Rng, n: int, *, of_a: bool) -> Ends:
    level = rng.standard_normal((n, 1, 1))
    X = 1.0 + (A * (level - STEPS) + rng.logistic(size=(n, 4, 1)) > 0).sum(axis=2)
    model = graded_response(X)
    if model is None or len(model.items[0].b) < len(STEPS):
        return None, None
    item = model.items[0]
    value, error = (item.a, item.a_error) if of_a else (float(item.b[2]), float(item.b_errors[2]))
    return value - 1.959964 * error, value + 1.959964 * error
