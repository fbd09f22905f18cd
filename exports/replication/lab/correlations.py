"""Correlations by other programs: Pearson's r, Spearman's rho or Kendall's tau-b, or r and rho with others held constant."""

from itertools import combinations

from analysis.methods.correlations.spec import CorrelationsOptions
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import answers_of
from exports.replication.lab_plan import Plan, chosen_sets, question_plan, score_plan
from exports.replication.lab_spss import correlations_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: CorrelationsOptions) -> Plan:
    """The scores, the pairs that share no answer (as places among the scores), what is held constant, and the coefficient."""
    controls = parts(options, "controls", instrument)
    asked = [name for name in parts(options, "numbers", instrument) if name not in controls]
    sets = chosen_sets(instrument, options)
    scores = [*(score_plan(instrument, one) for one in sets), *(question_plan(name) for name in asked)]
    made_of = [*(answers_of(one) for one in sets), *(frozenset({(name, "")}) for name in asked)]
    pairs = [[i, j] for i, j in combinations(range(len(scores)), 2) if not made_of[i] & made_of[j]]
    held = [question_plan(name) for name in controls]
    return {"scores": scores, "pairs": pairs, "controls": held, "coefficient": options.coefficient}


PYTHON = """
scores = [score(s) for s in plan["scores"]]
held = [score(s) for s in plan["controls"]]
kind, k = plan["coefficient"], len(held)


def residuals(x, others):
    return sm.OLS(x, sm.add_constant(others)).fit().resid if k else x


def row(i, j):
    used = complete(np.column_stack([scores[i], scores[j], *held]))
    n = len(used)
    if kind == "kendall":
        x, y = used[:, 0], used[:, 1]
        exact = n <= 50 and len(set(x)) == len(set(y)) == n
        value, p = stats.kendalltau(x, y, method="exact" if exact else "asymptotic")
        se = math.sqrt(0.437 / (n - 4))
    else:
        used = np.apply_along_axis(stats.rankdata, 0, used) if kind == "spearman" else used
        value = stats.pearsonr(residuals(used[:, 0], used[:, 2:]), residuals(used[:, 1], used[:, 2:]))[0]
        p = 2 * stats.t.sf(abs(value) * math.sqrt((n - 2 - k) / (1 - value**2)), n - 2 - k)
        se = math.sqrt((1 + (value**2 / 2 if kind == "spearman" else 0)) / (n - 3 - k))
    half = stats.norm.ppf(0.975) * se
    names = {"pearson": "r", "spearman": "rho", "kendall": "tau_b"}
    a, b = plan["scores"][i], plan["scores"][j]
    head = {"term": a["name"], "battery": a["battery"], "other_term": b["name"], "other_battery": b["battery"], "n": n}
    z = math.atanh(value)
    return head | {names[kind]: value, "lower": math.tanh(z - half), "upper": math.tanh(z + half), "p": p}


tables = {"lab_correlations": with_holm([row(i, j) for i, j in plan["pairs"]])}
"""

R = """
scores <- lapply(plan$scores, score); held <- lapply(plan$controls, score); kind <- plan$coefficient; k <- length(held)
rest <- function(x, others) if (k) residuals(lm(x ~ others)) else x
row <- function(pair) {
  used <- complete(do.call(cbind, c(list(scores[[pair[[1]] + 1]], scores[[pair[[2]] + 1]]), held))); n <- nrow(used)
  if (kind == "kendall") {
    exact <- n <= 50 && !anyDuplicated(used[, 1]) && !anyDuplicated(used[, 2])
    t <- cor.test(used[, 1], used[, 2], method = "kendall", exact = exact, continuity = FALSE)
    value <- t$estimate[[1]]; p <- t$p.value; se <- sqrt(.437 / (n - 4))
  } else {
    if (kind == "spearman") used <- apply(used, 2, rank)
    others <- used[, -(1:2), drop = FALSE]; value <- cor(rest(used[, 1], others), rest(used[, 2], others))
    p <- 2 * pt(abs(value) * sqrt((n - 2 - k) / (1 - value^2)), n - 2 - k, lower.tail = FALSE)
    se <- sqrt((1 + if (kind == "spearman") value^2 / 2 else 0) / (n - 3 - k))
  }
  half <- qnorm(.975) * se; a <- plan$scores[[pair[[1]] + 1]]; b <- plan$scores[[pair[[2]] + 1]]
  row <- list(term = a$name, battery = a$battery, other_term = b$name, other_battery = b$battery, n = n, value = value,
    lower = tanh(atanh(value) - half), upper = tanh(atanh(value) + half), p = p)
  names(row)[6] <- c(pearson = "r", spearman = "rho", kendall = "tau_b")[[kind]]
  row
}
tables <- list(lab_correlations = with_holm(lapply(plan$pairs, row)))
"""

spss = correlations_of_scores
