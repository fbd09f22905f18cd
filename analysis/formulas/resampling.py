"""The bootstrap: rows drawn with replacement, seeded, in blocks of bounded memory."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import AT_ONCE, Matrix, some_rows
from analysis.thresholds import CONFIDENCE
from instruments.progress import UNWATCHED, Progress

Columns = Matrix | npt.NDArray[np.float32]  # whole numbers need no more

_BLOCK_CELLS = 4_000_000  # 32 MB of float64
_DRAWS_AT_ONCE = 8192  # of several resamples of few rows, counted by one call, in the processor's cache
_RESAMPLES_AT_ONCE = 250  # of a part of the rows: 32 MB of counts
_FEW_DISTINCT = 40  # rows a distinct one from which drawing the counts of the distinct rows is the faster way


def resample_counts(n: int, resamples: int, seed: int, progress: Progress = UNWATCHED) -> Iterator[Matrix]:
    """How often each of n rows was drawn, block by block: arrays of shape (b, n) with row sums n.

    A weighted statistic of the original rows, with these counts as weights, is the statistic of the resample (Efron 1979). The
    blocks hold at most 32 MB, whatever n and the number of resamples are, and each is the same memory: use it before the next.
    The same seed gives the same draws.
    """
    rng = np.random.default_rng(seed)
    size = min(resamples, max(1, _BLOCK_CELLS // max(n, 1)))
    block, together = np.empty((size, n)), max(1, _DRAWS_AT_ONCE // max(n, 1))
    for done in range(0, resamples, size):
        rows = min(size, resamples - done)
        for start in range(0, rows, together):
            some = block[start : min(start + together, rows)]
            drawn = rng.integers(0, n, some.shape, dtype=np.int32) + n * np.arange(len(some))[:, np.newaxis]
            some[:] = np.bincount(drawn.ravel(), minlength=some.size).reshape(some.shape)
        yield block[:rows]
        progress((done + rows) / resamples)


def resampled_means(columns: Columns, resamples: int, seed: int, progress: Progress = UNWATCHED) -> Matrix:
    """Means of each column over bootstrap resamples of the rows.

    Args:
        columns: shape (n, m), no NaN. Any statistic that is a function of means (a variance from x and x², a covariance from
            products, a mean with gaps from x·present and present) follows from these by arithmetic. Where few rows are distinct
            their counts are drawn from the multinomial distribution, which is the same thing.

    Returns:
        Shape (resamples, m).
    """
    n = len(columns)
    distinct, copies = _distinct(columns)
    if len(distinct) * _FEW_DISTINCT <= n:
        rng = np.random.default_rng(seed)
        return np.asarray(rng.multinomial(n, copies / n, size=resamples) @ distinct / n, dtype=np.float64)
    if n > AT_ONCE:
        return _sums_by_parts(columns, resamples, np.random.default_rng(seed), progress) / n
    blocks = [counts @ columns for counts in resample_counts(n, resamples, seed, progress)]
    return np.asarray(np.concatenate(blocks) / n, dtype=np.float64)


def _sums_by_parts(columns: Columns, resamples: int, random: np.random.Generator, progress: Progress) -> Matrix:
    """Sums of each column over the resamples, shape (resamples, m), some thousand rows at a time.

    How many of its n draws a resample has in each part is multinomial, and where they fall within the part is uniform: the same
    as n draws from all rows, but what is counted stays in the processor's cache.
    """
    parts = list(some_rows(len(columns)))
    sizes = [len(columns[part]) for part in parts]
    drawn = random.multinomial(len(columns), np.array(sizes) / len(columns), size=resamples)
    sums = np.zeros((resamples, columns.shape[1]))
    for place, part in enumerate(parts):
        own, size = columns[part].astype(np.float64), sizes[place]
        for start in range(0, resamples, _RESAMPLES_AT_ONCE):
            draws = drawn[start : start + _RESAMPLES_AT_ONCE, place]
            counts = [np.bincount(random.integers(0, size, n), minlength=size) for n in draws]
            sums[start : start + len(counts)] += np.array(counts, dtype=np.float64) @ own
        progress((place + 1) / len(parts))
    return sums


def _distinct(columns: Columns) -> tuple[Matrix, Matrix]:
    """The distinct rows and how often each occurs. Answers on a scale are few: n rows are soon the same few hundred.

    Rows are told apart by their projection on a random direction, which two different rows share with probability 0 and
    which is sorted far faster than whole rows.
    """
    direction = np.random.default_rng(0).standard_normal(columns.shape[1])
    keys = np.concatenate(
        [(columns[part] * direction).sum(axis=1) for part in some_rows(len(columns))] or [np.empty(0)]
    )
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    return columns[first].astype(np.float64), counts.astype(np.float64)


def percentile_interval(values: Matrix) -> tuple[float, float]:
    """The bootstrap's percentile interval: the 2.5 % and 97.5 % quantiles (R's type 7) of the defined values.

    (NaN, NaN) where no value is defined.
    """
    defined = values[np.isfinite(values)]
    if not len(defined):
        return (np.nan, np.nan)
    lower, upper = np.quantile(defined, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(lower), float(upper)


def mean_interval(values: Matrix, resamples: int, seed: int, progress: Progress = UNWATCHED) -> tuple[float, float]:
    """The percentile interval of a mean, values of shape (n,). R: `boot::boot.ci(type = "perc")`, up to the draws."""
    return percentile_interval(resampled_means(values[:, None], resamples, seed, progress)[:, 0])
