"""Cohen's indicators by other programs: means and alpha of each, and their correlations with the other questionnaires.

The steps from awareness to satisfaction are those of `funnels`.
"""

from collections.abc import Iterator

from analysis.answers import GAP, ItemSet, batteries, dimension_sets
from analysis.methods.cohen.run import FAMILY
from analysis.methods.cohen.spec import CohenOptions
from exports.replication.lab_plan import Plan, score_plan
from exports.replication.lab_spss import means_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: CohenOptions) -> Plan:
    """The indicators in every battery, and the dimensions that they are set beside."""
    family = options.family or FAMILY
    own = [one for battery in batteries(instrument) for one in dimension_sets(instrument, family, battery)]
    others = [score_plan(instrument, one) for one in _others(instrument, family)]
    return {"scores": [score_plan(instrument, one) for one in own], "others": others}


def _others(instrument: Instrument, family: str) -> Iterator[ItemSet]:
    for battery in batteries(instrument):
        if battery in ("perception", GAP):
            for name in instrument.families:
                if name != family:
                    yield from dimension_sets(instrument, name, battery)


PYTHON = """
def row(s):
    x = complete(answers_of(s))
    n, k = x.shape
    found = {"dimension": s["name"], "battery": s["battery"]} | described(x.mean(axis=1))
    if k > 1:
        c = np.cov(x.T)
        alpha, df = k / (k - 1) * (1 - np.trace(c) / c.sum()), (n - 1, (n - 1) * (k - 1))
        ends = [1 - (1 - alpha) * stats.f.ppf(point, *df) for point in (0.975, 0.025)]
        found |= {"alpha": alpha, "alpha_lower": ends[0], "alpha_upper": ends[1]}
    return found


def relation(one, other):
    x = complete(np.column_stack([score(one), score(other)]))
    r = stats.pearsonr(x[:, 0], x[:, 1])
    ends = r.confidence_interval(0.95)
    head = {"dimension": one["name"], "other_dimension": other["name"], "battery": other["battery"], "n": len(x)}
    tested = {"r": r.statistic, "lower": ends.low, "upper": ends.high, "p": r.pvalue}
    return head | tested | {"rho": stats.spearmanr(x[:, 0], x[:, 1]).statistic}


indicators = [s for s in plan["scores"] if s["battery"] == "perception"]
rows = [relation(one, other) for one in indicators for other in plan["others"]]
tables = {"lab_cohen_scores": [row(s) for s in plan["scores"]]}
if rows:
    tables["lab_cohen_relation"] = with_holm(rows)
"""

R = """
row <- function(s) {
  x <- complete(answers_of(s)); n <- nrow(x); k <- ncol(x)
  found <- c(list(dimension = s$name, battery = s$battery), described(rowMeans(x)))
  if (k > 1) {
    c <- cov(x); alpha <- k / (k - 1) * (1 - sum(diag(c)) / sum(c))
    ends <- 1 - (1 - alpha) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1))
    found <- c(found, list(alpha = alpha, alpha_lower = ends[1], alpha_upper = ends[2]))
  }
  found
}
relation <- function(one, other) {
  x <- complete(cbind(score(one), score(other))); r <- cor.test(x[, 1], x[, 2])
  list(dimension = one$name, other_dimension = other$name, battery = other$battery, n = nrow(x), r = r$estimate[[1]],
    lower = r$conf.int[1], upper = r$conf.int[2], p = r$p.value, rho = cor(x[, 1], x[, 2], method = "spearman"))
}
indicators <- Filter(function(s) s$battery == "perception", plan$scores)
rows <- unlist(lapply(indicators, function(one) lapply(plan$others, function(other) relation(one, other))), recursive = FALSE)
tables <- list(lab_cohen_scores = lapply(plan$scores, row)); if (length(rows)) tables$lab_cohen_relation <- with_holm(rows)
"""

spss = means_of_scores
