"""Rank tests of few responses for the scripts, in Python and in R: every way is counted, ties at their mean ranks.

Twice the mean ranks are whole numbers, so the ways are counted by their sum.
"""

PYTHON = '''
def doubled_ranks(x):
    return np.rint(2 * stats.rankdata(x)).astype(int)


def exact_signed_ranks(moved):
    """Two-sided p over all ways to sign the ranks of the differences; zeros are left out before."""
    ranks, ways = doubled_ranks(abs(moved)), np.ones(1)
    for rank in ranks:
        ways = np.append(ways, np.zeros(rank)) + np.append(np.zeros(rank), ways)
    w = min(ranks[moved > 0].sum(), ranks[moved < 0].sum())
    return min(1.0, 2 * ways[: w + 1].sum() / 2 ** len(ranks))


def exact_mann_whitney(first, second):
    """Two-sided p over all ways to choose the first group out of both."""
    ranks, size = doubled_ranks(np.concatenate([first, second])), len(first)
    total, sums = ranks.sum(), np.arange(ranks.sum() + 1)
    ways = np.zeros((size + 1, total + 1))
    ways[0, 0] = 1
    for rank in ranks:
        ways[1:, rank:] = ways[1:, rank:] + ways[:-1, : total + 1 - rank]
    middle = size * total / len(ranks)
    as_far = abs(sums - middle) >= abs(ranks[:size].sum() - middle) - 1e-6
    return ways[size, as_far].sum() / ways[size].sum()

'''

R = """
# Rank tests of few responses: all ways to sign the ranks, or to choose the first group; ties at their mean ranks.
exact_signed_ranks <- function(moved) {
  ranks <- round(2 * rank(abs(moved))); ways <- 1
  for (r in ranks) ways <- c(ways, numeric(r)) + c(numeric(r), ways)
  w <- min(sum(ranks[moved > 0]), sum(ranks[moved < 0]))
  min(1, 2 * sum(ways[1:(w + 1)]) / 2^length(ranks))
}
exact_mann_whitney <- function(first, second) {
  ranks <- round(2 * rank(c(first, second))); size <- length(first); total <- sum(ranks)
  ways <- matrix(0, size + 1, total + 1); ways[1, 1] <- 1
  for (r in ranks) {
    to <- (r + 1):(total + 1); from <- 1:(total + 1 - r)
    ways[-1, to] <- ways[-1, to] + ways[-(size + 1), from]
  }
  middle <- size * total / length(ranks)
  as_far <- abs(0:total - middle) >= abs(sum(ranks[1:size]) - middle) - 1e-6
  sum(ways[size + 1, as_far]) / sum(ways[size + 1, ])
}
"""
