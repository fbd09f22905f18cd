"""A cross-table by other programs: counts, shares with Wilson's intervals, standardised residuals, Pearson's test, Cramér's V.

The scripts count everybody: where the program hides cells of few people they show them, so keep their files in the office.
"""

from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.pickers import counted_questions, parts
from analysis.thresholds import LEAST_EXPECTED
from exports.replication.lab_plan import Plan, group_plan
from exports.replication.lab_spss_tests import crossed_answers
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: CrosstabsOptions) -> Plan:
    """The question's answers in their order, the groups, and the smallest one that is shown.

    Raises:
        DataError: a question of several choices, which the scripts do not count.
    """
    by = parts(options, "by", instrument)[0]
    asked = parts(options, "question", instrument) or tuple(q for q in counted_questions(instrument) if q != by)[:1]
    if instrument.question(asked[0]).traits.several:
        raise DataError(_("The scripts cross a question of one choice; choose one."))
    both = [group_plan(instrument, name) for name in (asked[0], by)]
    return {"profile": both, "smallest": options.smallest, "least_expected": LEAST_EXPECTED}


PYTHON = """
said, by = (data[q["column"]].astype("object") for q in plan["profile"])
known = said.notna() & by.notna()
answers = plan["profile"][0]["choices"]
groups = plan["profile"][1]["choices"] or sorted(by[known].astype(str).unique())
counts = np.array([[int(((said == a) & (by.astype(str) == g))[known].sum()) for g in groups] for a in answers])
shown = [place for place, n in enumerate(counts.sum(axis=0)) if n >= plan["smallest"]]
counts, groups = counts[:, shown], [groups[place] for place in shown]
n, whole = counts.sum(axis=0), counts.sum()
expected = np.outer(counts.sum(axis=1), n) / whole
spread = np.outer(1 - counts.sum(axis=1) / whole, 1 - n / whole)
with np.errstate(invalid="ignore", divide="ignore"):
    residuals = (counts - expected) / np.sqrt(expected * spread)
rows = []
for i, a in enumerate(answers):
    for j, g in enumerate(groups):
        ends = stats.binomtest(int(counts[i, j]), int(n[j])).proportion_ci(0.95, method="wilson")
        row = {"answer": a, "group": g, "n": int(n[j]), "count": int(counts[i, j]), "share": counts[i, j] / n[j]}
        rows.append(row | {"lower": ends.low, "upper": ends.high, "residual": residuals[i, j]})
tables = {"lab_crosstab": rows}
filled = counts[counts.sum(axis=1) > 0]
test = stats.chi2_contingency(filled, correction=False)
if test.expected_freq.min() >= plan["least_expected"]:
    v = math.sqrt(test.statistic / whole / (min(filled.shape) - 1))
    row = {"test": "chi_square", "n": int(whole), "statistic": test.statistic, "df": test.dof, "p": test.pvalue}
    tables["lab_crosstab_tests"] = [row | {"least_expected": test.expected_freq.min(), "cramers_v": v}]
"""

R = """
said <- as.character(data[[plan$profile[[1]]$column]]); by <- as.character(data[[plan$profile[[2]]$column]])
said[said == ""] <- NA; by[by == ""] <- NA; known <- !is.na(said) & !is.na(by); answers <- unlist(plan$profile[[1]]$choices)
groups <- unlist(plan$profile[[2]]$choices); if (!length(groups)) groups <- sort(unique(by[known]), method = "radix")
counts <- unclass(table(factor(said[known], answers), factor(by[known], groups)))
counts <- counts[, colSums(counts) >= plan$smallest, drop = FALSE]; n <- colSums(counts); whole <- sum(n)
expected <- outer(rowSums(counts), n) / whole
residuals <- (counts - expected) / sqrt(expected * outer(1 - rowSums(counts) / whole, 1 - n / whole))
cells <- list()
for (a in rownames(counts)) for (g in colnames(counts)) {
  ends <- suppressWarnings(prop.test(counts[a, g], n[[g]], correct = FALSE))$conf.int
  cells <- c(cells, list(list(answer = a, group = g, n = n[[g]], count = counts[a, g], share = counts[a, g] / n[[g]],
    lower = ends[1], upper = ends[2], residual = residuals[a, g])))
}
tables <- list(lab_crosstab = cells); filled <- counts[rowSums(counts) > 0, , drop = FALSE]
test <- suppressWarnings(chisq.test(filled, correct = FALSE))
if (min(test$expected) >= plan$least_expected) tables$lab_crosstab_tests <- list(list(test = "chi_square", n = whole,
  statistic = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, least_expected = min(test$expected),
  cramers_v = sqrt(test$statistic[[1]] / whole / (min(dim(filled)) - 1))))
"""

spss = crossed_answers
