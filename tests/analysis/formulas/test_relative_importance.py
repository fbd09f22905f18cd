"""Products of resamples about the means of the resample itself, not of the whole."""

import numpy as np
import pytest

from analysis.formulas.relative_importance import resampled_products

RESAMPLES = 400


def test_each_resample_of_a_yes_no_question_has_the_variance_of_its_own_share() -> None:
    columns = np.array([[0.0, 1.0], [0.0, 2.0], [0.0, 3.0], [1.0, 4.0]])
    found = resampled_products(columns, RESAMPLES, seed=1)[:, 0, 0]
    possible = {round(p * (1 - p), 6) for p in (0, 0.25, 0.5, 0.75, 1)}
    assert set(np.round(found, 6)) == possible
    # Nobody who said yes is drawn in (3/4)⁴ of all resamples, nobody else in (1/4)⁴.
    assert (found == 0).mean() == pytest.approx(0.75**4 + 0.25**4, abs=0.08)
