"""Reliability by other programs: alpha with Feldt's and Duhachek and Iacobucci's intervals, correlations, and gap scores.

What rests on a factor model (omega, composite reliability) is not among what the scripts compute, nor is ordinal alpha.
"""

from dataclasses import replace

from analysis.answers import GAP, PAIR, item_sets
from analysis.methods.reliability.spec import ReliabilityOptions
from exports.replication.lab_plan import Plan, chosen_sets, items_plan
from exports.replication.lab_spss import reliability_of_scales
from instruments.model import Instrument


def plan(instrument: Instrument, options: ReliabilityOptions) -> Plan:
    """Every scale of at least two items, and each dimension that is asked in both batteries."""
    scales = [items_plan(instrument, one) for one in chosen_sets(instrument, options) if len(one.items) > 1]
    pairs = [
        [items_plan(instrument, own) for own in sides]
        for gap in item_sets(instrument)
        if gap.battery == GAP and len(gap.items) > 1
        for sides in [(gap, *(replace(gap, battery=side) for side in PAIR))]
    ]
    return {"scores": scales, "pairs": pairs}


PYTHON = """
def alpha_of(c):
    k = len(c)
    return k / (k - 1) * (1 - np.trace(c) / c.sum())


def row(s):
    x = complete(answers_of(s))
    n, k = x.shape
    c, r = np.cov(x.T), np.corrcoef(x.T)
    alpha, df = alpha_of(c), (n - 1, (n - 1) * (k - 1))
    ends = [1 - (1 - alpha) * stats.f.ppf(point, *df) for point in (0.975, 0.025)]
    v = c / c.sum()
    inside = (v**2).sum() + np.trace(v) ** 2 - 2 * np.trace(v) * (v.sum(axis=0) ** 2).sum()
    half = stats.norm.ppf(0.975) * math.sqrt(2 * k**2 / (k - 1) ** 2 * inside / n)
    pairs = r[np.triu_indices(k, 1)]
    found = {"scale": s["name"], "battery": s["battery"], "n": n, "k": k, "alpha": alpha}
    found |= {"alpha_lower": ends[0], "alpha_upper": ends[1], "alpha_standardised": alpha_of(r)}
    found |= {"di_lower": alpha - half, "di_upper": min(alpha + half, 1)}
    return found | {"mean_r": pairs.mean(), "min_r": pairs.min(), "max_r": pairs.max()}


def gap_row(gap, expectation, perception):
    g, e, p = (answers_of(s) for s in (gap, expectation, perception))
    used = ~np.isnan(g).any(axis=1)
    ce, cp, cg = (np.cov(x[used].T) for x in (e, p, g))
    sums = np.cov(e[used].sum(axis=1), p[used].sum(axis=1))
    below = sums[0, 0] + sums[1, 1] - 2 * sums[0, 1]
    above = sums[0, 0] * alpha_of(ce) + sums[1, 1] * alpha_of(cp) - 2 * sums[0, 1]
    found = {"scale": gap["name"], "n": int(used.sum()), "alpha_expectation": alpha_of(ce), "alpha_perception": alpha_of(cp)}
    found |= {"alpha_gap": alpha_of(cg), "r_expectation_perception": sums[0, 1] / math.sqrt(sums[0, 0] * sums[1, 1])}
    return found | {"difference_reliability": above / below}


tables = {"reliability": [row(s) for s in plan["scores"]]}
"""

R = """
alpha_of <- function(c) nrow(c) / (nrow(c) - 1) * (1 - sum(diag(c)) / sum(c))
row <- function(s) {
  x <- complete(answers_of(s)); n <- nrow(x); k <- ncol(x); c <- cov(x); r <- cor(x)
  alpha <- alpha_of(c); ends <- 1 - (1 - alpha) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1)); v <- c / sum(c)
  inside <- sum(v^2) + sum(diag(v))^2 - 2 * sum(diag(v)) * sum(colSums(v)^2)
  half <- qnorm(.975) * sqrt(2 * k^2 / (k - 1)^2 * inside / n); pairs <- r[lower.tri(r)]
  list(scale = s$name, battery = s$battery, n = n, k = k, alpha = alpha, alpha_lower = ends[1], alpha_upper = ends[2],
    alpha_standardised = alpha_of(r), di_lower = alpha - half, di_upper = min(alpha + half, 1),
    mean_r = mean(pairs), min_r = min(pairs), max_r = max(pairs))
}
gap_row <- function(three) {
  x <- lapply(three, answers_of); used <- complete.cases(x[[1]]); x <- lapply(x, function(own) own[used, , drop = FALSE])
  a <- sapply(x, function(own) alpha_of(cov(own))); s <- cov(rowSums(x[[2]]), rowSums(x[[3]]))
  e <- var(rowSums(x[[2]])); p <- var(rowSums(x[[3]]))
  list(scale = three[[1]]$name, n = sum(used), alpha_expectation = a[2], alpha_perception = a[3], alpha_gap = a[1],
    r_expectation_perception = s / sqrt(e * p), difference_reliability = (e * a[2] + p * a[3] - 2 * s) / (e + p - 2 * s))
}
tables <- list(reliability = lapply(plan$scores, row))
"""
PYTHON += """if plan["pairs"]:
    tables["lab_gap_reliability"] = [gap_row(*three) for three in plan["pairs"]]
"""
R += """if (length(plan$pairs)) tables$lab_gap_reliability <- lapply(plan$pairs, gap_row)
"""

spss = reliability_of_scales
