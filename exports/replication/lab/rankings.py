"""Choices put in order by other programs: mean places with Student's t interval, who stood first, and Friedman's test.

The scripts count everybody: where the program hides how few stood first they show it, so keep their files in the office.
"""

from analysis.methods.pickers import parts
from analysis.methods.rankings.spec import RankingsOptions
from exports.replication.lab_plan import Plan, group_plan
from exports.replication.lab_spss_tests import counted_steps
from instruments.model import Instrument


def plan(instrument: Instrument, options: RankingsOptions) -> Plan:
    """Each ranking with its choices in the questionnaire's order."""
    names = parts(options, "questions", instrument)
    return {
        "profile": [group_plan(instrument, name) for name in names],
        "chains": [{"steps": list(names)}],
        "smallest": options.smallest,
    }


PYTHON = """
ranking, agreement = [], []
for q in plan["profile"]:
    orders = [str(cell).split(";") for cell in data[q["column"]].dropna()]
    x = np.array([[order.index(choice) + 1 for choice in q["choices"]] for order in orders], dtype=float)
    n, k = len(x), len(q["choices"])
    if n < plan["smallest"]:
        continue
    for j, choice in enumerate(q["choices"]):
        own, first = x[:, j], int((x[:, j] == 1).sum())
        ends = stats.binomtest(first, n).proportion_ci(0.95, method="wilson")
        row = {"variable": q["column"], "answer": choice} | described(own, "mean_place")
        row |= {"first": first, "share": first / n}
        ranking.append(row | {"share_lower": ends.low, "share_upper": ends.high})
    q_of_all = 12 * n / (k * (k + 1)) * ((x.mean(axis=0) - (k + 1) / 2) ** 2).sum()
    row = {"variable": q["column"], "n": n, "choices": k, "chi2": q_of_all, "df": k - 1}
    agreement.append(row | {"p": stats.chi2.sf(q_of_all, k - 1), "kendall_w": q_of_all / (n * (k - 1))})
tables = {"lab_ranking": ranking, "lab_ranking_agreement": agreement}
"""

R = """
ranking <- list(); agreement <- list()
for (q in plan$profile) {
  cells <- data[[q$column]]; cells <- cells[!is.na(cells) & cells != ""]; choices <- unlist(q$choices)
  x <- t(sapply(strsplit(cells, ";"), function(order) match(choices, order))); n <- nrow(x); k <- length(choices)
  if (n < plan$smallest) next
  for (j in seq_len(k)) {
    own <- x[, j]; first <- sum(own == 1)
    ends <- suppressWarnings(prop.test(first, n, correct = FALSE))$conf.int
    ranking <- c(ranking, list(c(described(own, "mean_place"), list(variable = q$column, answer = choices[j],
      first = first, share = first / n, share_lower = ends[1], share_upper = ends[2]))))
  }
  f <- friedman.test(x)
  agreement <- c(agreement, list(list(variable = q$column, n = n, choices = k, chi2 = f$statistic[[1]], df = k - 1,
    p = f$p.value, kendall_w = f$statistic[[1]] / (n * (k - 1)))))
}
tables <- list(lab_ranking = ranking, lab_ranking_agreement = agreement)
"""

spss = counted_steps
