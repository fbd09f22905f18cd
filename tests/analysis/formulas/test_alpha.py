"""Alpha of resamples from moments: the same as alpha of the resampled rows."""

import numpy as np
import pytest

from analysis.formulas.alpha import alphas_from_moments, cronbach_alpha, moments_for_alpha


def test_the_alpha_of_a_resample_is_that_of_its_rows() -> None:
    rng = np.random.default_rng(1951)
    answers = rng.integers(1, 8, size=(12, 4)).astype(float)
    counts = rng.multinomial(12, np.full(12, 1 / 12), size=40)

    ours = alphas_from_moments(counts @ moments_for_alpha(answers) / 12)

    drawn = [np.repeat(answers, row, axis=0) for row in counts]
    assert ours == pytest.approx([cronbach_alpha(np.cov(rows, rowvar=False)) for rows in drawn], rel=1e-12)
