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
    return {"dimension": s["name"], "battery": s["battery"]} | described(x[~np.isnan(x)])


tables = {"scores": [row(s) for s in plan["scores"]]}
"""

R = """
row <- function(s) c(list(dimension = s$name, battery = s$battery), described(as.numeric(na.omit(score(s)))))
tables <- list(scores = lapply(plan$scores, row))
"""

spss = means_of_scores
