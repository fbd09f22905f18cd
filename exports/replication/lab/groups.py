"""Groups compared by other programs: means with Student's t interval, and the tests of means, of ranks and of spread.

Mann–Whitney's p is exact for few responses, as the method's is.
"""

from analysis.methods.groups.spec import GroupsOptions
from analysis.methods.pickers import outcomes, parts
from analysis.thresholds import LARGEST_EXACT
from exports.replication import exact_ranks
from exports.replication.lab_plan import Plan, chosen_scores, group_plan, question_plan
from exports.replication.lab_spss import groups_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: GroupsOptions) -> Plan:
    """The scores and outcomes, the column of the groups, and its answers in the questionnaire's order ([]: by their names)."""
    (by,) = parts(options, "by", instrument)
    scores = [*chosen_scores(instrument, options), *(question_plan(name) for name in outcomes(instrument))]
    return {
        "scores": scores,
        "profile": [group_plan(instrument, by)],
        "smallest": options.smallest,
        "largest_exact": LARGEST_EXACT,
    }


PYTHON = (
    exact_ranks.PYTHON
    + """
from statsmodels.stats.oneway import anova_oneway

by = plan["profile"][0]
labels = data[by["column"]]
names = by["choices"] or sorted(labels.dropna().astype(str).unique())
means, tests = [], []


def add(head, name, statistic, df1, df2, p):
    tests.append({**head, "test": name, "statistic": statistic, "df1": df1, "df2": df2, "p": p})


for s in plan["scores"]:
    x = score(s)
    samples = {g: x[(labels.astype(str) == g).to_numpy() & ~np.isnan(x)] for g in names}
    samples = {g: own for g, own in samples.items() if len(own) >= plan["smallest"]}
    for g, own in samples.items():
        row = {"scale": s["name"], "battery": s["battery"], "group": g, "median": np.median(own)}
        means.append(row | described(own))
    own, n = list(samples.values()), sum(map(len, samples.values()))
    if len(own) < 2:
        continue
    head = {"scale": s["name"], "battery": s["battery"], "n": n, "groups": len(own)}
    if len(own) == 2:
        for name, equal in (("student_t", True), ("welch_t", False)):
            t = stats.ttest_ind(*own, equal_var=equal)
            add(head, name, t.statistic, None, t.df, t.pvalue)
        u = stats.mannwhitneyu(*own, use_continuity=False, method="asymptotic")
        add(head, "mann_whitney", u.statistic, None, None, u.pvalue if n > plan["largest_exact"] else exact_mann_whitney(*own))
    else:
        for name, var in (("anova", "equal"), ("welch_anova", "unequal")):
            f = anova_oneway(own, use_var=var)
            add(head, name, f.statistic, f.df_num, f.df_denom, f.pvalue)
        h = stats.kruskal(*own)
        add(head, "kruskal_wallis", h.statistic, len(own) - 1, None, h.pvalue)
    spread = stats.levene(*own, center="median")
    add(head, "brown_forsythe", spread.statistic, len(own) - 1, n - len(own), spread.pvalue)
found = []
for name in {row["test"] for row in tests}:
    mine = [row for row in tests if row["test"] == name]
    found += with_holm(mine) if all(row["p"] is not None for row in mine) else mine
tables = {"lab_group_means": means, "lab_group_tests": found}
"""
)

R = (
    exact_ranks.R
    + """
by <- plan$profile[[1]]; labels <- as.character(data[[by$column]])
names_of <- if (length(by$choices)) unlist(by$choices) else sort(unique(labels[!is.na(labels) & labels != ""]), method = "radix")
means <- list(); tests <- list()
for (s in plan$scores) {
  x <- score(s); samples <- lapply(names_of, function(g) x[labels %in% g & !is.na(x)]); names(samples) <- names_of
  samples <- Filter(function(own) length(own) >= plan$smallest, samples)
  for (g in names(samples)) {
    row <- list(scale = s$name, battery = s$battery, group = g, median = median(samples[[g]]))
    means <- c(means, list(c(row, described(samples[[g]]))))
  }
  k <- length(samples); n <- sum(lengths(samples)); if (k < 2) next
  y <- unlist(samples, use.names = FALSE); g <- factor(rep(names(samples), lengths(samples)), names(samples))
  add <- function(test, statistic, df1, df2, p) tests <<- c(tests, list(list(scale = s$name, battery = s$battery, test = test,
    n = n, groups = k, statistic = statistic, df1 = df1, df2 = df2, p = p)))
  if (k == 2) {
    for (equal in c(TRUE, FALSE)) {
      t <- t.test(samples[[1]], samples[[2]], var.equal = equal)
      add(if (equal) "student_t" else "welch_t", t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
    }
    u <- wilcox.test(samples[[1]], samples[[2]], exact = FALSE, correct = FALSE)
    add("mann_whitney", u$statistic[[1]], NA, NA,
      if (n > plan$largest_exact) u$p.value else exact_mann_whitney(samples[[1]], samples[[2]]))
  } else {
    for (equal in c(TRUE, FALSE)) {
      f <- oneway.test(y ~ g, var.equal = equal)
      add(if (equal) "anova" else "welch_anova", f$statistic[[1]], f$parameter[[1]], f$parameter[[2]], f$p.value)
    }
    h <- kruskal.test(y, g); add("kruskal_wallis", h$statistic[[1]], h$parameter[[1]], NA, h$p.value)
  }
  spread <- anova(lm(abs(y - ave(y, g, FUN = median)) ~ g))
  add("brown_forsythe", spread$F[1], spread$Df[1], spread$Df[2], spread$P[1])
}
kind <- sapply(tests, function(row) row$test)
for (name in unique(kind)) {
  p <- sapply(tests[kind == name], function(row) row$p)
  if (!anyNA(p)) tests[kind == name] <- with_holm(tests[kind == name])
}
tables <- list(lab_group_means = means, lab_group_tests = tests)
"""
)

spss = groups_of_scores
