"""Trend by other programs: means of each wave, and Welch's t, d and Mann–Whitney's test between two waves.

The waves that are compared must be named; Mann–Whitney's p is exact for few responses, as the method's is. The interval of d is
not computed.
"""

from analysis.methods.pickers import outcomes
from analysis.methods.trend.spec import TrendOptions
from analysis.thresholds import LARGEST_EXACT
from exports.replication import exact_ranks
from exports.replication.lab_plan import Plan, chosen_scores, question_plan
from exports.replication.lab_spss_tests import waves_of_scores
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: TrendOptions) -> Plan:
    """The scores and outcomes, and both waves.

    Raises:
        DataError: a wave is not named.
    """
    if not (options.before and options.after):
        raise DataError(_("Name both waves for the scripts: --set before=… --set after=…"))
    scores = [*chosen_scores(instrument, options), *(question_plan(name) for name in outcomes(instrument))]
    return {
        "scores": scores,
        "profile": [{"column": "sqd_wave"}],
        "before": options.before,
        "after": options.after,
        "smallest": options.smallest,
        "largest_exact": LARGEST_EXACT,
    }


PYTHON = (
    exact_ranks.PYTHON
    + """
waves = pd.read_csv("data.csv", dtype=str)["sqd_wave"]
trend, outcomes, changes = [], [], []
for s in plan["scores"]:
    x = score(s)
    samples = {w: x[(waves == w).to_numpy() & ~np.isnan(x)] for w in sorted(waves.dropna().unique())}
    samples = {w: own for w, own in samples.items() if len(own) >= plan["smallest"]}
    for w, own in samples.items():
        row = {"scale": s["name"], "wave": w} | described(own)
        (trend if s["battery"] else outcomes).append(row | ({"battery": s["battery"]} if s["battery"] else {}))
    if plan["before"] not in samples or plan["after"] not in samples:
        continue
    before, after = samples[plan["before"]], samples[plan["after"]]
    welch = stats.ttest_ind(after, before, equal_var=False)
    ends, u = welch.confidence_interval(0.95), stats.mannwhitneyu(after, before, use_continuity=False, method="asymptotic")
    row = {"scale": s["name"], "battery": s["battery"], "n": len(before) + len(after), "n_before": len(before)}
    row |= {"n_after": len(after), "before": before.mean(), "after": after.mean(), "difference": after.mean() - before.mean()}
    row |= {"lower": ends.low, "upper": ends.high, "t": welch.statistic, "df": welch.df, "p": welch.pvalue}
    row["mann_whitney_u"] = u.statistic
    few = len(before) + len(after) <= plan["largest_exact"]
    row["mann_whitney_p"] = exact_mann_whitney(after, before) if few else u.pvalue
    changes.append(row)
tables = {"lab_trend": trend, "lab_trend_outcomes": outcomes, "lab_change": with_holm(changes)}
"""
)

R = (
    exact_ranks.R
    + """
waves <- read.csv("data.csv", colClasses = "character", check.names = FALSE)$sqd_wave
trend <- list(); outcomes <- list(); changes <- list()
for (s in plan$scores) {
  x <- score(s); names <- sort(unique(waves[waves != ""]), method = "radix")
  samples <- lapply(names, function(w) x[waves == w & !is.na(x)]); names(samples) <- names
  samples <- Filter(function(own) length(own) >= plan$smallest, samples)
  for (w in names(samples)) {
    row <- c(list(scale = s$name, wave = w), described(samples[[w]]))
    if (nzchar(s$battery)) trend <- c(trend, list(c(row, list(battery = s$battery)))) else outcomes <- c(outcomes, list(row))
  }
  before <- samples[[plan$before]]; after <- samples[[plan$after]]; if (is.null(before) || is.null(after)) next
  t <- t.test(after, before); u <- wilcox.test(after, before, exact = FALSE, correct = FALSE); n <- length(before) + length(after)
  changes <- c(changes, list(list(scale = s$name, battery = s$battery, n = n, n_before = length(before), n_after = length(after),
    before = mean(before), after = mean(after), difference = mean(after) - mean(before), lower = t$conf.int[1],
    upper = t$conf.int[2], t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, mann_whitney_u = u$statistic[[1]],
    mann_whitney_p = if (n > plan$largest_exact) u$p.value else exact_mann_whitney(after, before))))
}
tables <- list(lab_trend = trend, lab_trend_outcomes = outcomes, lab_change = with_holm(changes))
"""
)

spss = waves_of_scores
