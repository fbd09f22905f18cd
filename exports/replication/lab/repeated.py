"""Dimensions side by side by other programs: repeated measures with Greenhouse and Geisser's correction, Friedman, paired t."""

from analysis.answers import dimension_sets
from analysis.methods.pickers import parts
from analysis.methods.repeated.spec import RepeatedOptions
from exports.replication.lab_plan import Plan, score_plan
from exports.replication.lab_spss_tests import ranks_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: RepeatedOptions) -> Plan:
    """The dimensions of each chosen questionnaire and battery that has at least two."""
    families, measures = (parts(options, name, instrument) for name in ("families", "measures"))
    found = [(f, b, dimension_sets(instrument, f, b)) for f in families for b in measures]
    blocks = [
        {"family": f, "battery": b, "scores": [score_plan(instrument, one) for one in sets]}
        for f, b, sets in found
        if len(sets) > 1
    ]
    return {"blocks": blocks}


PYTHON = """
means, tests, effects, pairs = [], [], [], []
for block in plan["blocks"]:
    x = complete(np.column_stack([score(s) for s in block["scores"]]))
    n, k = x.shape
    names, head = [s["name"] for s in block["scores"]], {"family": block["family"], "battery": block["battery"]}
    ranks = stats.rankdata(np.round(x, 12), axis=1)
    for j, name in enumerate(names):
        means.append({**head, "dimension": name, "mean_rank": ranks[:, j].mean()} | described(x[:, j]))
    between = k * ((x.mean(axis=1) - x.mean()) ** 2).sum()
    ss = n * ((x.mean(axis=0) - x.mean()) ** 2).sum()
    left = ((x - x.mean()) ** 2).sum() - between - ss
    df1, df2 = k - 1, (n - 1) * (k - 1)
    f = (ss / df1) / (left / df2)
    c = np.linalg.svd(np.eye(k) - 1 / k)[0][:, : k - 1]
    s = c.T @ np.cov(x.T) @ c
    epsilon = np.trace(s) ** 2 / ((k - 1) * (s**2).sum())

    def add(test, statistic, a, b, p):
        row = {**head, "test": test, "n": n, "dimensions": k}
        tests.append(row | {"statistic": statistic, "df1": a, "df2": b, "p": p})

    add("repeated_anova", f, df1, df2, stats.f.sf(f, df1, df2))
    if k > 2:
        add("greenhouse_geisser", f, df1 * epsilon, df2 * epsilon, stats.f.sf(f, df1 * epsilon, df2 * epsilon))
        add("mauchly", np.linalg.det(s) / (np.trace(s) / (k - 1)) ** (k - 1), None, None, None)
    ties = sum((t**3 - t).sum() for t in (np.unique(row, return_counts=True)[1] for row in ranks))
    q = 12 * n / (k * (k + 1)) * ((ranks.mean(axis=0) - (k + 1) / 2) ** 2).sum() / (1 - ties / (n * (k**3 - k)))
    add("friedman", q, k - 1, None, stats.chi2.sf(q, k - 1))
    named = {"eta_partial": ss / (ss + left), "eta_general": ss / (ss + left + between), "epsilon_gg": epsilon}
    named["kendall_w"] = q / (n * (k - 1))
    effects += [{**head, "effect": name, "n": n, "value": value} for name, value in named.items()]
    mine = []
    for i in range(k):
        for j in range(i + 1, k):
            d = x[:, i] - x[:, j]
            t = stats.ttest_1samp(d, 0)
            row = {**head, "dimension": names[i], "other_dimension": names[j]}
            row |= t_interval(d, "difference")
            mine.append(row | {"t": t.statistic, "df": n - 1, "p": t.pvalue, "cohen_dz": d.mean() / d.std(ddof=1)})
    pairs += with_holm(mine)
tables = {"lab_repeated_means": means, "lab_repeated_tests": tests, "lab_repeated_effects": effects, "lab_repeated_pairs": pairs}
"""

R = """
means <- list(); tests <- list(); effects <- list(); pairs <- list()
for (block in plan$blocks) {
  x <- complete(do.call(cbind, lapply(block$scores, score))); n <- nrow(x); k <- ncol(x)
  names <- sapply(block$scores, function(s) s$name); head <- list(family = block$family, battery = block$battery)
  ranks <- t(apply(round(x, 12), 1, rank))
  for (j in seq_len(k))
    means <- c(means, list(c(head, list(dimension = names[j], mean_rank = mean(ranks[, j])), described(x[, j]))))
  long <- data.frame(y = as.vector(x), who = factor(rep(seq_len(n), k)), what = factor(rep(seq_len(k), each = n)))
  a <- anova(lm(y ~ who + what, long)); f <- a$F[2]; df1 <- k - 1; df2 <- (n - 1) * (k - 1)
  m <- lm(x ~ 1); e <- if (k > 2) mauchly.test(m, X = ~1) else NULL
  p <- diag(k) - 1 / k; s <- p %*% cov(x) %*% p; epsilon <- sum(diag(s))^2 / ((k - 1) * sum(s^2))
  add <- function(test, statistic, a, b, p) tests <<- c(tests, list(c(head, list(test = test, n = n, dimensions = k,
    statistic = statistic, df1 = a, df2 = b, p = p))))
  add("repeated_anova", f, df1, df2, a$`Pr(>F)`[2])
  if (k > 2) {
    add("greenhouse_geisser", f, df1 * epsilon, df2 * epsilon, pf(f, df1 * epsilon, df2 * epsilon, lower.tail = FALSE))
    add("mauchly", e$statistic[[1]], NA, NA, e$p.value)
  }
  q <- friedman.test(round(x, 12)); add("friedman", q$statistic[[1]], k - 1, NA, q$p.value); ss <- a$`Sum Sq`
  named <- list(eta_partial = ss[2] / (ss[2] + ss[3]), eta_general = ss[2] / sum(ss), epsilon_gg = epsilon,
    kendall_w = q$statistic[[1]] / (n * (k - 1)))
  for (name in names(named)) effects <- c(effects, list(c(head, list(effect = name, n = n, value = named[[name]]))))
  mine <- list()
  for (i in seq_len(k - 1)) for (j in (i + 1):k) {
    d <- x[, i] - x[, j]; t <- t.test(d)
    mine <- c(mine, list(c(head, list(dimension = names[i], other_dimension = names[j]), t_interval(d, "difference"),
      list(t = t$statistic[[1]], df = n - 1, p = t$p.value, cohen_dz = mean(d) / sd(d)))))
  }
  pairs <- c(pairs, with_holm(mine))
}
tables <- list(lab_repeated_means = means, lab_repeated_tests = tests, lab_repeated_effects = effects, lab_repeated_pairs = pairs)
"""

spss = ranks_of_scores
