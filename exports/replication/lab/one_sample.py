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
    n, sd, target, margin = len(x), x.std(ddof=1), s["target"], plan["margin"]
    se, difference = sd / math.sqrt(n), x.mean() - target
    wide = stats.t.ppf(0.95, n - 1) * se
    t, p = stats.ttest_1samp(x, target)
    head = {"scale": s["name"], "battery": s["battery"], "n": n, "target": target, "difference": difference}
    mean = described(x)
    ends = {"lower": mean["lower"] - target, "upper": mean["upper"] - target}
    tested = head | mean | ends | {"t": t, "df": n - 1, "p": p, "cohen_d": difference / sd}
    above, below = (difference + margin) / se, (difference - margin) / se
    p_above, p_below = stats.t.sf(above, n - 1), stats.t.cdf(below, n - 1)
    shown = {"equivalence_lower": difference - wide, "equivalence_upper": difference + wide}
    tests = {"t_above": above, "p_above": p_above, "t_below": below, "p_below": p_below, "p_equivalence": max(p_above, p_below)}
    return tested, head | shown | tests


rows = [both(s) for s in plan["scores"]]
tables = {"lab_one_sample": with_holm([row for row, _other in rows])}
tables["lab_equivalence"] = with_holm([row for _other, row in rows], "p_equivalence")
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
tables <- list(lab_one_sample = with_holm(lapply(plan$scores, tested)),
  lab_equivalence = with_holm(lapply(plan$scores, equivalent), "p_equivalence"))
"""

spss = tests_of_scores
