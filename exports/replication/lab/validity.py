"""Item–total correlations by other programs, raw and corrected, against the r table."""

from analysis.methods.validity.spec import ValidityOptions
from exports.replication.lab_plan import Plan, chosen_sets, items_plan
from exports.replication.lab_spss import reliability_of_scales
from instruments.model import Instrument


def plan(instrument: Instrument, options: ValidityOptions) -> Plan:
    """Every scale of at least two items; the level, the tail and which correlation is judged."""
    scales = [items_plan(instrument, one) for one in chosen_sets(instrument, options) if len(one.items) > 1]
    level = options.level / 2 if options.tail == "two_tailed" else options.level
    return {
        "scores": scales,
        "level": level,
        "tails": 2 if options.tail == "two_tailed" else 1,
        "judged": options.judged,
    }


PYTHON = """
def rows_of(s):
    x = complete(answers_of(s))
    n, total = len(x), x.sum(axis=1)
    t = stats.t.ppf(1 - plan["level"], n - 2)
    for place, item in enumerate(s["items"]):
        own = x[:, place]
        r = {"item_total_r": np.corrcoef(own, total)[0, 1], "item_rest_r": np.corrcoef(own, total - own)[0, 1]}
        judged = r[plan["judged"]]
        test = judged * math.sqrt((n - 2) / (1 - judged**2))
        p = plan["tails"] * stats.t.sf(abs(test) if plan["tails"] == 2 else test, n - 2)
        head = {"scale": s["name"], "battery": s["battery"], "item": item, "n": n}
        yield head | r | {"critical_r": t / math.sqrt(t**2 + n - 2), "p": p}


tables = {"lab_validity": [row for s in plan["scores"] for row in rows_of(s)]}
"""

R = """
rows_of <- function(s) {
  x <- complete(answers_of(s))
  n <- nrow(x); total <- rowSums(x); t <- qt(1 - plan$level, n - 2)
  lapply(seq_along(s$items), function(i) {
    raw <- cor(x[, i], total); rest <- cor(x[, i], total - x[, i]); judged <- if (plan$judged == "item_total_r") raw else rest
    test <- judged * sqrt((n - 2) / (1 - judged^2)); if (plan$tails == 2) test <- abs(test)
    list(scale = s$name, battery = s$battery, item = s$items[[i]], n = n, item_total_r = raw, item_rest_r = rest,
      critical_r = t / sqrt(t^2 + n - 2), p = plan$tails * pt(test, n - 2, lower.tail = FALSE))
  })
}
tables <- list(lab_validity = unlist(lapply(plan$scores, rows_of), recursive = FALSE))
"""

spss = reliability_of_scales
