"""A small seeded part of `make coverage`: no interval is far from its 95 %; and each interval that is printed has its row."""

import re
from functools import partial
from pathlib import Path

import numpy as np

from tests.validation import coverage_of_grades, coverage_of_models
from tests.validation.coverage import DOCUMENT, coverages, share_that_holds
from tests.validation.intervals import INTERVALS, LEFT_OUT

ANALYSIS = Path(__file__).parents[2] / "analysis"
MADE = re.compile(r"(?:number|share|alike)\(([^()]*)\)")  # the columns of a table
PRINTED = re.compile(r'"((?:\w+_)?lower(?:_bound|_hc3)?)"')


def test_every_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """150 samples a row: the standard error is .018, and the normal interval of a skewed mean at n = 5 covers .90."""
    rows = list(coverages(150))
    assert [row for row in rows if not row[-1] > 0.84] == []
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"| {name} | {population} | {n} |" in text for name, population, n, _share in rows)


def test_intervals_of_models_are_not_far_off() -> None:
    """Ten samples a row: fewer than six that hold the truth would come of one interval in ten thousand."""
    text = DOCUMENT.read_text(encoding="utf-8")
    rng, ten = np.random.default_rng(7), partial(share_that_holds, 10)
    for name, population, n, share in (*coverage_of_models.rows(rng, ten), *coverage_of_grades.rows(rng, ten)):
        assert share > 5 / 10, name
        assert f"| {name} | {population} | {n} |" in text


def test_each_interval_of_a_table_has_its_row() -> None:
    printed = {
        (str(file.relative_to(ANALYSIS)), column)
        for file in ANALYSIS.rglob("*.py")
        for columns in MADE.findall(file.read_text(encoding="utf-8"))
        for column in PRINTED.findall(columns)
    }
    text = DOCUMENT.read_text(encoding="utf-8")

    assert printed == {*INTERVALS, *LEFT_OUT}
    assert [row for row in INTERVALS.values() if f"| {row} |" not in text] == []
