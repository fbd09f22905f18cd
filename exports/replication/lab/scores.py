"""Mean scores by other programs: mean, standard deviation and Student's t interval."""

from analysis.methods.scores.spec import ScoresOptions
from exports.replication.lab_plan import Plan, chosen_scores
from exports.replication.lab_spss import means_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: ScoresOptions) -> Plan:
    """The chosen scores."""
    return {"scores": chosen_scores(instrument, options)}


PYTHON = """
def row(s):
    x = score(s)
    x = x[~np.isnan(x)]
    n, mean, sd = len(x), x.mean(), x.std(ddof=1)
    half = stats.t.ppf(0.975, n - 1) * sd / math.sqrt(n)
    head = {"dimension": s["name"], "battery": s["battery"], "n": n}
    return head | {"mean": mean, "sd": sd, "lower": mean - half, "upper": mean + half}


tables = {"scores": [row(s) for s in plan["scores"]]}
"""

R = """
row <- function(s) {
  x <- na.omit(score(s)); t <- t.test(x)
  list(dimension = s$name, battery = s$battery, n = length(x), mean = mean(x), sd = sd(x),
    lower = t$conf.int[1], upper = t$conf.int[2])
}
tables <- list(scores = lapply(plan$scores, row))
"""

spss = means_of_scores
