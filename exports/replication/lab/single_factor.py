"""Harman's single factor by other programs: the first eigenvalue of the items' correlations and its share.

The common factor by maximum likelihood and the confirmatory models are not among what the scripts compute.
"""

from analysis.methods.pickers import parts
from analysis.methods.single_factor.spec import SingleFactorOptions
from exports.replication.lab_plan import Plan, items_of_families
from exports.replication.lab_spss_tests import components_of_items
from instruments.model import Instrument


def plan(instrument: Instrument, options: SingleFactorOptions) -> Plan:
    """All items of each chosen questionnaire in each battery in which at least three are asked."""
    families, measures = (parts(options, name, instrument) for name in ("families", "measures"))
    return {"blocks": items_of_families(instrument, families, measures)}


PYTHON = """
def row(block):
    x = complete(matrix(block["answers"]))
    first = np.linalg.eigvalsh(np.corrcoef(x.T))[-1]
    head = {"family": block["family"], "battery": block["battery"], "n": len(x), "k": x.shape[1]}
    return head | {"first_eigenvalue": first, "share_of_first": first / x.shape[1]}


tables = {"lab_single_factor": [row(block) for block in plan["blocks"]]}
"""

R = """
row <- function(block) {
  x <- complete(matrix_of(block$answers)); first <- eigen(cor(x))$values[1]
  list(family = block$family, battery = block$battery, n = nrow(x), k = ncol(x), first_eigenvalue = first,
    share_of_first = first / ncol(x))
}
tables <- list(lab_single_factor = lapply(plan$blocks, row))
"""

spss = components_of_items
