"""The satisfaction index by other programs: its elements, index and interval, with the weight that was chosen."""

from analysis.methods.skm.satisfaction_index import element_battery, skm_items
from analysis.methods.skm.spec import SkmOptions
from analysis.thresholds import SKM_CLASSES
from exports.replication.lab_plan import Plan, answer_plan
from exports.replication.lab_spss import index_of_elements
from instruments.model import Instrument


def plan(instrument: Instrument, options: SkmOptions) -> Plan:
    """The elements in the order of the questionnaire, and what an element weighs (null: one over their number)."""
    items = list(skm_items(instrument))
    elements = [{"element": item.id, **answer_plan(instrument, item, element_battery(item))} for item in items]
    weight = None if options.weight == "1/9" else float(options.weight)
    limits = [float(lowest) for lowest, _letter in SKM_CLASSES[:-1]]
    return {"elements": elements, "weight": weight, "limits": limits}


PYTHON = """
x = np.column_stack([answer(e) for e in plan["elements"]])
counts, nrr, k = (~np.isnan(x)).sum(axis=0), np.nanmean(x, axis=0), x.shape[1]
weight = 1 / k if plan["weight"] is None else plan["weight"]
rows = x[~np.isnan(x).all(axis=1)]
n, ikm = len(rows), 25 * weight * nrr.sum()
added = np.nansum((rows - nrr) * (25 * weight * n / counts), axis=1)
half = stats.t.ppf(0.975, n - 1) * math.sqrt((added**2).sum() / (n - 1) / n)
rounded = math.floor(ikm * 100 + 0.5 + 1e-9) / 100
index = {"n": n, "ikm_rounded": rounded, "lower": max(ikm - half, 25 * k * weight), "upper": min(ikm + half, 100 * k * weight)}
se = half / stats.t.ppf(0.975, n - 1)
above = [0.0, *(stats.t.sf((limit - 0.005 - ikm) / se, n - 1) for limit in plan["limits"]), 1.0]
index |= {f"share_{letter}": above[i + 1] - above[i] for i, letter in enumerate("abcd")}
elements = []
for e, column in zip(plan["elements"], x.T):
    elements.append({"element": e["element"]} | t_interval(column[~np.isnan(column)], "nrr"))
tables = {"skm_index": [index], "skm_elements": elements}
"""

R = """
x <- matrix_of(plan$elements); counts <- colSums(!is.na(x)); nrr <- colMeans(x, na.rm = TRUE); k <- ncol(x)
weight <- if (is.null(plan$weight)) 1 / k else plan$weight
rows <- x[rowSums(!is.na(x)) > 0, , drop = FALSE]; n <- nrow(rows); ikm <- 25 * weight * sum(nrr)
added <- rowSums(sweep(sweep(rows, 2, nrr), 2, 25 * weight * n / counts, "*"), na.rm = TRUE)
half <- qt(.975, n - 1) * sqrt(sum(added^2) / (n - 1) / n)
index <- list(n = n, ikm_rounded = floor(ikm * 100 + .5 + 1e-9) / 100,
  lower = max(ikm - half, 25 * k * weight), upper = min(ikm + half, 100 * k * weight))
se <- half / qt(.975, n - 1); above <- c(0, pt((unlist(plan$limits) - .005 - ikm) / se, n - 1, lower.tail = FALSE), 1)
index <- c(index, setNames(as.list(diff(above)), paste0("share_", c("a", "b", "c", "d"))))
elements <- lapply(seq_len(k), function(i)
  c(list(element = plan$elements[[i]]$element), t_interval(as.numeric(na.omit(x[, i])), "nrr")))
tables <- list(skm_index = list(index), skm_elements = elements)
"""

spss = index_of_elements
