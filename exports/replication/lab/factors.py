"""What comes before factors by other programs: KMO, Bartlett's test, and the eigenvalues of the items' correlations.

Extraction, rotation and the random data of parallel analysis are not among what the scripts compute; SPSS extracts the factors.
"""

from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.pickers import parts
from exports.replication.lab_plan import Plan, items_of_families
from exports.replication.lab_spss_tests import components_of_items
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: FactorsOptions) -> Plan:
    """All items of the questionnaire in the battery.

    Raises:
        DataError: the correlations are polychoric, which the scripts do not compute.
    """
    if options.correlations == "polychoric":
        raise DataError(_("The scripts compute Pearson's correlations only: --set correlations=pearson"))
    families, measures = (parts(options, name, instrument) for name in ("family", "measure"))
    return {"blocks": items_of_families(instrument, families[:1], measures[:1])}


PYTHON = """
x = complete(matrix(plan["blocks"][0]["answers"]))
n, k = x.shape
r = np.corrcoef(x.T)
inverse = np.linalg.inv(r)
q = inverse / np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
np.fill_diagonal(q, 0)
off = r - np.eye(k)
chi2, df = -(n - 1 - (2 * k + 5) / 6) * np.linalg.slogdet(r)[1], k * (k - 1) // 2
adequacy = {"n": n, "k": k, "kmo": (off**2).sum() / ((off**2).sum() + (q**2).sum()), "chi2": chi2, "df": df}
values = np.linalg.eigvalsh(r)[::-1]
rows = [
    {"component": j, "eigenvalue": value, "share": value / k, "cumulative": values[:j].sum() / k}
    for j, value in enumerate(values, start=1)
]
tables = {"lab_factor_adequacy": [adequacy | {"p": stats.chi2.sf(chi2, df)}], "lab_parallel": rows}
"""

R = """
x <- complete(matrix_of(plan$blocks[[1]]$answers)); n <- nrow(x); k <- ncol(x); r <- cor(x)
inverse <- solve(r); q <- inverse / sqrt(outer(diag(inverse), diag(inverse))); diag(q) <- 0; off <- r - diag(k)
chi2 <- -(n - 1 - (2 * k + 5) / 6) * as.numeric(determinant(r)$modulus); df <- k * (k - 1) / 2; values <- eigen(r)$values
tables <- list(lab_factor_adequacy = list(list(n = n, k = k, kmo = sum(off^2) / (sum(off^2) + sum(q^2)), chi2 = chi2, df = df,
  p = pchisq(chi2, df, lower.tail = FALSE))), lab_parallel = lapply(seq_len(k), function(j) list(component = j,
  eigenvalue = values[j], share = values[j] / k, cumulative = sum(values[1:j]) / k)))
"""

spss = components_of_items
