"""Priorities by other programs: importance and performance, satisfaction index (CSI), potential gain (PGCV).

What rests on resampled responses (stability, the lists to mend and to keep) is not among what the scripts compute.
"""

from analysis.methods.priorities.importance_performance import PERFORMANCE, importance_battery, paired_items
from analysis.methods.priorities.spec import PrioritiesOptions
from exports.replication.lab_plan import Plan, answer_plan
from exports.replication.lab_spss_tests import means_of_items
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: PrioritiesOptions) -> Plan:
    """Each item's importance and performance, and the top of its scale.

    Raises:
        DataError: no item has both.
    """
    battery, items = importance_battery(instrument), paired_items(instrument)
    if battery is None or not items:
        raise DataError(
            _("The scripts compute importance and performance; this questionnaire asks for one of them alone.")
        )
    rows = [
        {
            "item": item.id,
            "dimension": item.dimension,
            "importance": answer_plan(instrument, item, battery),
            "performance": answer_plan(instrument, item, PERFORMANCE),
            "top": instrument.scale_of(item, PERFORMANCE).max,
        }
        for item in items
    ]
    return {"items": rows}


PYTHON = """
ipa, pgcv = [], []
for i in plan["items"]:
    x = complete(matrix([i["importance"], i["performance"]]))
    importance, performance = x.mean(axis=0)
    row = {"item": i["item"], "dimension": i["dimension"], "n": len(x), "importance": importance, "performance": performance}
    ipa.append(row | {"conformity": 100 * performance / importance})
    pgcv.append({"item": i["item"], "pgcv": importance * (i["top"] - performance)})
tables = {"ipa": ipa, "pgcv": pgcv}
if len({i["top"] for i in plan["items"]}) == 1:
    products = sum(row["importance"] * row["performance"] for row in ipa)
    tables["csi"] = [{"csi": 100 * products / sum(row["importance"] for row in ipa) / plan["items"][0]["top"]}]
"""

R = """
ipa <- lapply(plan$items, function(i) {
  x <- complete(matrix_of(list(i$importance, i$performance))); m <- colMeans(x)
  list(item = i$item, dimension = i$dimension, n = nrow(x), importance = m[[1]],
    performance = m[[2]], conformity = 100 * m[[2]] / m[[1]])
})
pgcv <- Map(function(i, row) list(item = i$item, pgcv = row$importance * (i$top - row$performance)), plan$items, ipa)
tables <- list(ipa = ipa, pgcv = unname(pgcv)); tops <- sapply(plan$items, function(i) i$top)
w <- sapply(ipa, function(row) row$importance); x <- sapply(ipa, function(row) row$performance)
if (length(unique(tops)) == 1) tables$csi <- list(list(csi = 100 * sum(w * x) / sum(w) / tops[1]))
"""

spss = means_of_items
