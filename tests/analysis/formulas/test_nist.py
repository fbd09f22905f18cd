"""NIST's Statistical Reference Datasets for linear least squares: certified values, so many correct digits."""

import csv
import json
import math
from typing import Any

import numpy as np
import pytest

from analysis.methods.regression.linear_model import Regression, regress
from tests.references import REFERENCES, needs_references
from tests.validation.ledger import record

pytestmark = needs_references

# Digits of the worst coefficient that SOURCE.md asks for, QR in double precision being able to give them.
DIGITS = {
    "Norris": 11,
    "Pontius": 11,
    "NoInt1": 14,
    "NoInt2": 14,
    "Filip": 7,
    "Longley": 10,
    "Wampler1": 8,
    "Wampler2": 12,
    "Wampler3": 8,
    "Wampler4": 7,
    "Wampler5": 5,
}
EXACT_FITS = ("Wampler1", "Wampler2")  # certified: sigma and every standard error are 0, F is infinite


def read(name: str) -> tuple[Regression, Any]:
    """Our regression of a set and its certified values; powers of x are made here, as its terms say."""
    certified = json.loads((REFERENCES / "nist" / f"{name}.json").read_text())["regression"][0]
    with (REFERENCES / "nist" / f"{name}.csv").open() as file:
        rows = list(csv.DictReader(file))
    columns = {key: np.array([float(row[key]) for row in rows]) for key in rows[0]}
    terms = [term["term"] for term in certified["terms"] if term["term"] != "const"]
    X = np.column_stack([_column(columns, term) for term in terms])
    intercept = len(terms) < len(certified["terms"])
    return regress(columns["y"], X, terms, intercept=intercept), certified


def _column(columns: dict[str, Any], term: str) -> Any:
    base, _, power = term.partition("^")
    return columns[base] ** int(power or 1)


def digits(ours: float | None, certified: float) -> float:
    """Correct significant digits: −log₁₀ of the relative error."""
    assert ours is not None
    error = abs(ours - certified) / abs(certified)
    return 15.0 if error == 0 else -math.log10(error)


@pytest.mark.parametrize("name", DIGITS)
def test_coefficients(name: str) -> None:
    model, certified = read(name)
    worst = min(digits(ours.b, term["b"]) for ours, term in zip(model.terms, certified["terms"], strict=True))
    record(10**-worst, values=len(model.terms), case=name)
    assert worst >= DIGITS[name]


@pytest.mark.parametrize("name", [name for name in DIGITS if name not in EXACT_FITS])
def test_standard_errors_and_fit(name: str) -> None:
    model, certified = read(name)
    asked = min(DIGITS[name], 11)
    worst = min(digits(ours.se, term["se"]) for ours, term in zip(model.terms, certified["terms"], strict=True))
    fit = [digits(getattr(model, statistic), certified[statistic]) for statistic in ("r2", "f", "sigma")]
    record(10 ** -min(worst, *fit), values=len(model.terms) + len(fit), case=name)
    assert min(worst, *fit) >= asked


@pytest.mark.parametrize("name", EXACT_FITS)
def test_an_exact_fit_has_no_error_left(name: str) -> None:
    model, certified = read(name)
    assert (model.sigma, model.f, model.r2) == (certified["sigma"], certified["f"], certified["r2"]) == (0, None, 1)
    assert all(term.se == 0 for term in model.terms)
    assert [note.code for note in model.notes] == ["perfect_fit"]
