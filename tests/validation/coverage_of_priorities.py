"""How often what priorities say of their certainty is true: stable quadrants, sure places, the interval of a benefit.

Samples of a population whose truth is what the same method says of very many of its people. Minutes: `make coverage` alone.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from analysis.methods import METHODS, Outcome
from tests.analysis.methods.survey import small

MANY = 60_000
ITEMS = ("a1", "a2", "a3", "b1", "b2", "b3")
IMPORTANCE, PERFORMANCE = (6.3, 5.6, 6.0, 5.4, 6.2, 5.8), (4.2, 4.5, 4.7, 4.9, 5.6, 6.0)
STABLE = 0.90


def rows(rng: np.random.Generator, samples: int) -> Iterator[tuple[str, str, str, float]]:
    """Of the items that are called stable or sure, the share that is so; of all to mend, that whose benefit is held."""
    population = "six items, answers 1–7"
    for n in (50, 200):
        found = [_found(_survey(rng, n)) for _sample in range(samples)]
        yield f"IPA quadrant, stability {STABLE:.0%} or more", population, str(n), _share(_stable(one) for one in found)
        yield "Priority called sure, among the first three", population, str(n), _share(_sure(one) for one in found)
        yield "Benefit of mending, normal draws", population, str(n), _share(_benefits(one) for one in found)


def _survey(rng: np.random.Generator, n: int) -> pd.DataFrame:
    """People differ by half a point in all answers, and by one in each."""
    person = 0.5 * rng.standard_normal((n, 1))
    sides = {"e": np.array(IMPORTANCE), "p": np.array(PERFORMANCE)}
    columns = {}
    for side, means in sides.items():
        answers = np.clip(np.round(means + person + rng.standard_normal((n, len(ITEMS)))), 1, 7)
        columns |= {f"{item}_{side}": answers[:, j] for j, item in enumerate(ITEMS)}
    return pd.DataFrame(columns)


def _found(frame: pd.DataFrame) -> Outcome:
    method = METHODS["priorities"]
    return method.run(frame, small(a=ITEMS[:3], b=ITEMS[3:]), method.options())


@cache
def _truth() -> Outcome:
    return _found(_survey(np.random.default_rng(1), MANY))


def _rows(found: Outcome, table: str) -> dict[str, dict[str, Any]]:
    own = found.table(table)
    rows = (dict(zip([column.id for column in own.columns], cells, strict=True)) for cells in own.rows)
    return {row["item"]: row for row in rows}


def _stable(found: Outcome) -> list[bool]:
    truth = _rows(_truth(), "ipa")
    return [
        row["quadrant"] == truth[i]["quadrant"] for i, row in _rows(found, "ipa").items() if row["stability"] >= STABLE
    ]


def _sure(found: Outcome) -> list[bool]:
    first = list(_rows(_truth(), "mend"))[:3]
    return [item in first for item, row in _rows(found, "mend").items() if row["certainty"] == "sure"]


def _benefits(found: Outcome) -> list[bool]:
    truth = _rows(_truth(), "mend")
    return [
        row["lower"] <= truth[item]["benefit"] <= row["upper"]
        for item, row in _rows(found, "mend").items()
        if item in truth
    ]


def _share(marks: Iterator[list[bool]]) -> float:
    every = [mark for own in marks for mark in own]
    return sum(every) / len(every) if every else float("nan")
