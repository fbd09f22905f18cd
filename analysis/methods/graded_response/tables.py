"""The tables of the graded response models, and the picture of their information."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from analysis.formulas.graded_response import GradedItem, GradedResponse
from analysis.methods.table_builder import alike, count, number, part, table
from analysis.table import Sample, Table
from analysis.thresholds import CONFIDENCE
from instruments.model import Item

LEVELS = np.linspace(-3, 3, 13)  # θ of the test's information
ITEM_LEVELS = {"minus_2": -2.0, "minus_1": -1.0, "plus_0": 0.0, "plus_1": 1.0, "plus_2": 2.0}

MODELS = (
    part("dimension", "dimension"),
    *alike(count, "n", "k"),
    number("marginal_reliability", 3),
    count("unknowns"),
    number("log_likelihood"),
    *alike(number, "aic", "bic", decimals=1),
)
ITEMS = (
    part("item", "item"),
    *alike(count, "n", "categories"),
    *alike(number, "discrimination", "se", "lower", "upper"),
    *(number(f"information_{level}") for level in ITEM_LEVELS),
)
THRESHOLDS = (part("item", "item"), number("from_answer", 0), *alike(number, "threshold", "se", "lower", "upper"))
INFORMATION = (part("dimension", "dimension"), number("theta", 1), number("information"), number("theta_se"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedDimension:
    """A dimension's model; how many `answered` each of its items."""

    dimension: str
    items: tuple[Item, ...]
    model: GradedResponse
    answered: npt.NDArray[np.intp]

    def each(self) -> "Sequence[tuple[str, int, GradedItem]]":
        ids = (item.id for item in self.items)
        return list(zip(ids, self.answered.tolist(), self.model.items, strict=True))


def fitted_tables(fitted: Sequence[FittedDimension], about: Mapping[str, str], started: int) -> tuple[Table, ...]:
    """Models, items, thresholds, information; the last is what the picture is drawn from."""
    everyone = max(own.model.n for own in fitted)
    sample = Sample(started=started, complete=everyone, used=everyone, rule="any_answer")
    each = [found for own in fitted for found in own.each()]
    rows = {
        "lab_grades": (MODELS, [_model(own) for own in fitted]),
        "lab_grades_items": (ITEMS, [_item(*found) for found in each]),
        "lab_grades_thresholds": (THRESHOLDS, [row for name, _n, own in each for row in _thresholds(name, own)]),
        "lab_grades_information": (INFORMATION, [row for own in fitted for row in _information(own)]),
    }
    return tuple(
        table(name, columns, cells, sample=sample, method="graded_response", params=about)
        for name, (columns, cells) in rows.items()
    )


def _model(own: FittedDimension) -> tuple[object, ...]:
    model = own.model
    deviance, unknowns = -2 * model.log_likelihood, model.parameters
    criteria = deviance + 2 * unknowns, deviance + unknowns * math.log(model.n)
    head = (own.dimension, model.n, len(own.items), model.marginal_reliability())
    return (*head, unknowns, model.log_likelihood, *criteria)


def _item(name: str, n: int, own: GradedItem) -> tuple[object, ...]:
    information = own.information(np.array(list(ITEM_LEVELS.values())))
    return (name, n, len(own.categories), own.a, own.a_error, *_interval(own.a, own.a_error), *information)


def _thresholds(name: str, own: GradedItem) -> list[tuple[object, ...]]:
    each = zip(own.categories[1:], own.b.tolist(), own.b_errors.tolist(), strict=True)
    return [(name, answer, b, error, *_interval(b, error)) for answer, b, error in each]


def _information(own: FittedDimension) -> list[tuple[object, ...]]:
    each = zip(LEVELS, own.model.information(LEVELS), strict=True)
    return [(own.dimension, theta, information, 1 / math.sqrt(information)) for theta, information in each]


def _interval(value: float, error: float) -> tuple[float, float]:
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * error
    return value - half, value + half
