"""Gaps by other programs: Student's t, Wilcoxon's signed ranks and d of every item and dimension, and the overall gap.

The bootstrap is not among what the scripts compute.
"""

from analysis.answers import GAP, PAIR, ItemSet, dimension_sets, family_with
from analysis.methods.gaps.spec import GapsOptions
from analysis.thresholds import LARGEST_EXACT
from exports.replication import exact_ranks
from exports.replication.lab_plan import Plan, score_plan
from exports.replication.lab_spss import tests_of_scores
from instruments.columns import weight_variables
from instruments.model import Instrument


def plan(instrument: Instrument, options: GapsOptions) -> Plan:
    """The gap of each item and dimension, and of a family on the whole; the target is no gap."""
    sets = [one for family in instrument.families for one in dimension_sets(instrument, family, GAP)]
    items = [ItemSet(id=item.id, battery=GAP, parts=((item,),)) for one in sets for item in one.items]
    family = family_with(instrument, *PAIR) or ""
    whole = tuple(one.items for one in dimension_sets(instrument, family, GAP))
    overall = [ItemSet(id=name, battery=GAP, parts=whole) for name in ("unweighted", "servperf")] if whole else []
    named = (("gap_items", "item", items), ("gap_dimensions", "dimension", sets), ("gap_overall", "measure", overall))
    scores = [
        {**score_plan(instrument, one), "table": table, "key": key, "dimension": one.items[0].dimension, "target": 0}
        for table, key, scales in named
        for one in scales
    ]
    return {"scores": scores, "points": _points(instrument, family), "largest_exact": LARGEST_EXACT}


def _points(instrument: Instrument, family: str) -> list[Plan]:
    """The column of the points that each dimension got, beside its gap; [] where they are not asked, or of others."""
    sets = {one.id: one for one in dimension_sets(instrument, family, GAP)}
    asked = [v for v in weight_variables(instrument) if v.dimension is not None] if instrument.weights else []
    if not instrument.weights or {v.dimension.id for v in asked if v.dimension} != set(sets):
        return []
    total = instrument.weights.total
    return [
        {"column": v.name, "total": total, "score": score_plan(instrument, sets[v.dimension.id])}
        for v in asked
        if v.dimension
    ]


PYTHON = (
    exact_ranks.PYTHON
    + """
def side(s, minus):
    parts = [{"times": p["times"], "answers": [side_of(a, minus) for a in p["answers"]]} for p in s["parts"]]
    return score({"parts": parts, "over": s["over"]})


def side_of(a, minus):
    turned = {"turn": a["turn"]} if "turn" in a else {}
    return {"column": a["minus"] if minus else a["column"], **turned}


def row(s):
    x = score(s)
    known = ~np.isnan(x)
    x, n = (side(s, False) if s["name"] == "servperf" else x)[known], int(known.sum())
    if s["table"] == "gap_overall":
        return {"measure": s["name"]} | t_interval(x)
    t = stats.ttest_1samp(x, 0)
    found = {"dimension": s["dimension"], s["key"]: s["name"], "expectation": side(s, True)[known].mean()}
    found |= {"perception": side(s, False)[known].mean()} | described(x, "gap")
    found |= {"t": t.statistic, "df": n - 1, "p": t.pvalue, "cohen_dz": x.mean() / x.std(ddof=1)}
    moved = x[x != 0]
    ranks = stats.rankdata(abs(moved))
    found["wilcoxon_w"] = min(ranks[moved > 0].sum(), ranks[moved < 0].sum())
    if len(moved) <= plan["largest_exact"]:
        found["wilcoxon_exact_p"] = exact_signed_ranks(moved)
    if len(moved) > plan["largest_exact"] or len(set(abs(moved))) < n:
        found["wilcoxon_p"] = stats.wilcoxon(moved, correction=False, method="asymptotic").pvalue
    else:
        found["wilcoxon_p"] = found["wilcoxon_exact_p"]
    return found


tables = {}
if plan["points"]:
    x = sum(data[p["column"]].to_numpy(float) * score(p["score"]) / p["total"] for p in plan["points"])
    tables["gap_overall"] = [{"measure": "weighted"} | t_interval(x[~np.isnan(x)])]
for s in plan["scores"]:
    tables.setdefault(s["table"], []).append(row(s))
for name in ("gap_items", "gap_dimensions"):
    tables[name] = with_holm(tables.get(name, []))
"""
)

R = (
    exact_ranks.R
    + """
side <- function(s, minus) {
  s$parts <- lapply(s$parts, function(part) {
    part$answers <- lapply(part$answers, function(a) { if (minus) a$column <- a$minus; a$minus <- NULL; a }); part
  })
  score(s)
}
row <- function(s) {
  x <- score(s); known <- !is.na(x)
  if (s$name == "servperf") x <- side(s, FALSE)
  x <- x[known]; n <- length(x); t <- t.test(x)
  if (s$table == "gap_overall") return(c(list(measure = s$name), t_interval(x)))
  moved <- x[x != 0]; w <- wilcox.test(moved, exact = FALSE, correct = FALSE)
  counted <- if (length(moved) <= plan$largest_exact) exact_signed_ranks(moved) else NA
  found <- c(described(x, "gap"), list(dimension = s$dimension,
    expectation = mean(side(s, TRUE)[known]), perception = mean(side(s, FALSE)[known]),
    t = t$statistic[[1]], df = n - 1, p = t$p.value, cohen_dz = mean(x) / sd(x),
    wilcoxon_w = min(w$statistic[[1]], length(moved) * (length(moved) + 1) / 2 - w$statistic[[1]]),
    wilcoxon_p = if (is.na(counted) || length(unique(abs(moved))) < n) w$p.value else counted, wilcoxon_exact_p = counted))
  if (s$key == "item") c(list(item = s$name), found) else found
}
tables <- list(gap_items = list(), gap_dimensions = list(), gap_overall = list())
if (length(plan$points)) {
  x <- Reduce(`+`, lapply(plan$points, function(p) data[[p$column]] * score(p$score) / p$total))
  tables$gap_overall <- list(c(list(measure = "weighted"), t_interval(as.numeric(na.omit(x)))))
}
for (s in plan$scores) tables[[s$table]] <- c(tables[[s$table]], list(row(s)))
for (name in c("gap_items", "gap_dimensions")) tables[[name]] <- with_holm(tables[[name]])
"""
)

spss = tests_of_scores
