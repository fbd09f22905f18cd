"""Means against a target by other programs: Student's t, d, and two one-sided tests; Holm's correction over the rows."""

import numpy as np

from analysis.methods.one_sample.run import middle
from analysis.methods.one_sample.spec import OneSampleOptions
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import ScoreColumn, answers_of
from exports.replication.lab_plan import Plan, chosen_sets, question_plan, score_plan
from exports.replication.lab_spss import tests_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: OneSampleOptions) -> Plan:
    """The chosen scores, each with its target; those without a middle are left out, as the method does."""
    sets = [
        (score_plan(instrument, one), one.id, one.battery, answers_of(one)) for one in chosen_sets(instrument, options)
    ]
    sets += [(question_plan(n), n, "", frozenset({(n, "")})) for n in parts(options, "numbers", instrument)]
    scores = []
    for score, name, battery, made_of in sets:
        column = ScoreColumn(name=name, battery=battery, values=np.empty(0), answers=made_of)
        target = options.target if options.against == "one_target" else middle(column, instrument)
        if target is not None:
            scores.append({**score, "target": target})
    return {"scores": scores, "margin": options.margin}


PYTHON = """
def both(s):
    x = score(s)
    x = x[~np.isnan(x)]
    n, mean, sd, target, margin = len(x), x.mean(), x.std(ddof=1), s["target"], plan["margin"]
    se, difference = sd / math.sqrt(n), mean - target
    half, wide = (stats.t.ppf(q, n - 1) * se for q in (0.975, 0.95))
    t, p = stats.ttest_1samp(x, target)
    head = {"scale": s["name"], "battery": s["battery"], "n": n, "target": target, "difference": difference}
    ends = {"lower": difference - half, "upper": difference + half}
    tested = head | {"mean": mean, "sd": sd, "t": t, "df": n - 1, "p": p, "cohen_d": difference / sd} | ends
    above, below = (difference + margin) / se, (difference - margin) / se
    p_above, p_below = stats.t.sf(above, n - 1), stats.t.cdf(below, n - 1)
    shown = {"equivalence_lower": difference - wide, "equivalence_upper": difference + wide}
    tests = {"t_above": above, "p_above": p_above, "t_below": below, "p_below": p_below, "p_equivalence": max(p_above, p_below)}
    return tested, head | shown | tests


rows = [both(s) for s in plan["scores"]]
tested, equivalent = [r[0] for r in rows], [r[1] for r in rows]
for row, p in zip(tested, holm([row["p"] for row in tested])):
    row["p_holm"] = p
for row, p in zip(equivalent, holm([row["p_equivalence"] for row in equivalent])):
    row["p_holm"] = p
tables = {"lab_one_sample": tested, "lab_equivalence": equivalent}
"""

R = """
sample_of <- function(s) as.numeric(na.omit(score(s)))
tested <- function(s) {
  x <- sample_of(s); t <- t.test(x, mu = s$target); d <- mean(x) - s$target
  list(scale = s$name, battery = s$battery, n = length(x), mean = mean(x), sd = sd(x), target = s$target, difference = d,
    lower = t$conf.int[1] - s$target, upper = t$conf.int[2] - s$target,
    t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, cohen_d = d / sd(x))
}
equivalent <- function(s) {
  x <- sample_of(s); above <- t.test(x, mu = s$target - plan$margin, alternative = "greater")
  below <- t.test(x, mu = s$target + plan$margin, alternative = "less"); ends <- t.test(x, conf.level = .9)$conf.int - s$target
  list(scale = s$name, battery = s$battery, n = length(x), target = s$target, difference = mean(x) - s$target,
    equivalence_lower = ends[1], equivalence_upper = ends[2], t_above = above$statistic[[1]], p_above = above$p.value,
    t_below = below$statistic[[1]], p_below = below$p.value, p_equivalence = max(above$p.value, below$p.value))
}
equivalence <- lapply(plan$scores, equivalent)
adjusted <- p.adjust(sapply(equivalence, function(row) row$p_equivalence), "holm")
tables <- list(lab_one_sample = with_holm(lapply(plan$scores, tested)),
  lab_equivalence = Map(function(row, p) c(row, list(p_holm = p)), equivalence, adjusted))
"""

spss = tests_of_scores
