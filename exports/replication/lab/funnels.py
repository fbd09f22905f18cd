"""Steps of a service by other programs: shares of those who came so far with Wilson's intervals, exact tests of benchmarks.

The scripts count everybody: where the program hides steps of few people they show them, so keep their files in the office.
"""

from analysis.methods.funnels.benchmarks import read_benchmarks
from analysis.methods.funnels.chains import chains
from analysis.methods.funnels.spec import FunnelsOptions
from exports.replication.lab_plan import Plan
from exports.replication.lab_spss_tests import counted_steps
from instruments.model import Instrument


def plan(instrument: Instrument, options: FunnelsOptions) -> Plan:
    """The chains of steps; a step is passed by a yes, one on a scale by more than its middle; benchmarks by step."""
    steps = {name: instrument.question(name) for chain in chains(instrument) for name in chain}
    middles = {name: (q.scale.min + q.scale.max) / 2 for name, q in steps.items() if q.scale is not None}
    yes_no = [{"column": name} for name in steps if name not in middles]
    scaled = [{"column": name} for name in middles]
    shares = dict(read_benchmarks(options.benchmarks).shares)
    return {
        "chains": [{"steps": list(chain)} for chain in chains(instrument)],
        "profile": yes_no,
        "scaled": scaled,
        "middles": middles,
        "benchmarks": shares,
    }


PYTHON = """
def wilson(x, n):
    ends = stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    return ends.low, ends.high


rows = []
for chain in plan["chains"]:
    inside, first = np.ones(len(data), dtype=bool), None
    for step in chain["steps"]:
        given, middle = data[step], plan["middles"].get(step)
        asked = inside & given.notna().to_numpy()
        inside = asked & (given > middle if middle is not None else given == "yes").to_numpy()
        n, x = int(asked.sum()), int(inside.sum())
        first = n if first is None else first
        (lower, upper), (low, high) = wilson(x, n), wilson(x, first)
        row = {"beginning": chain["steps"][0], "question": step, "n": n, "count": x, "share": x / n, "lower": lower}
        row |= {"upper": upper, "stopped": n - x, "share_of_all": x / first, "all_lower": low, "all_upper": high}
        if step in plan["benchmarks"]:
            row["p"] = stats.binomtest(x, n, plan["benchmarks"][step]).pvalue
        rows.append(row)
tables = {"lab_funnel": rows}
"""

R = """
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
rows <- list()
for (chain in plan$chains) {
  inside <- rep(TRUE, nrow(data)); first <- NULL
  for (step in unlist(chain$steps)) {
    given <- data[[step]]; middle <- plan$middles[[step]]; asked <- inside & !is.na(given) & given != ""
    inside <- asked & (if (is.null(middle)) given %in% "yes" else !is.na(given) & given > middle)
    n <- sum(asked); x <- sum(inside); if (is.null(first)) first <- n; ends <- wilson(x, n); of_all <- wilson(x, first)
    row <- list(beginning = chain$steps[[1]], question = step, n = n, count = x, share = x / n, lower = ends[1], upper = ends[2],
      stopped = n - x, share_of_all = x / first, all_lower = of_all[1], all_upper = of_all[2])
    if (!is.null(plan$benchmarks[[step]])) row$p <- binom.test(x, n, plan$benchmarks[[step]])$p.value
    rows <- c(rows, list(row))
  }
}
tables <- list(lab_funnel = rows)
"""

spss = counted_steps
