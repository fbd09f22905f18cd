"""Means of resamples: of all rows at once or part by part, drawn as n rows with replacement are."""

import numpy as np
import pytest

from analysis.formulas.resampling import resample_counts, resampled_means
from analysis.item_matrices import AT_ONCE

N, RESAMPLES = AT_ONCE + 5_000, 400


@pytest.mark.parametrize(("n", "distinct"), [(N, N), (500, 500), (500, 5)])
def test_every_resample_has_as_many_rows_as_the_sample(n: int, distinct: int) -> None:
    """Part by part, all rows at once, and by the counts of few distinct rows."""
    columns = np.column_stack([np.ones(n), np.random.default_rng(3).random(distinct)[np.arange(n) % distinct]])

    means = resampled_means(columns, RESAMPLES, seed=1)

    assert means.shape == (RESAMPLES, 2)
    assert means[:, 0] == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("column", ["noise", "which_part"])
def test_means_vary_as_their_standard_error_says(column: str) -> None:
    """Also where all that varies is the part in which a row lies."""
    distinct = np.random.default_rng(3).random(N)  # so that the rows are not few distinct ones
    values = distinct if column == "noise" else (np.arange(N) < AT_ONCE).astype(np.float64)

    means = resampled_means(np.column_stack([values, distinct]), RESAMPLES, seed=1)[:, 0]

    error = values.std() / np.sqrt(N)
    assert means.mean() == pytest.approx(values.mean(), abs=4 * error / np.sqrt(RESAMPLES))
    assert means.std() == pytest.approx(error, rel=0.15)
    assert (resampled_means(np.column_stack([values, distinct]), RESAMPLES, seed=1)[:, 0] == means).all()


@pytest.mark.parametrize("n", [0, 1, 7, 150, 9_000])
def test_counts_are_those_of_rows_that_are_drawn_one_resample_after_the_other(n: int) -> None:
    rng = np.random.default_rng(3)
    one_by_one = [np.bincount(rng.integers(0, n, n, dtype=np.int32), minlength=n) for _resample in range(130)]

    counts = np.concatenate([block.copy() for block in resample_counts(n, 130, seed=3)])

    assert np.array_equal(counts, np.array(one_by_one))
