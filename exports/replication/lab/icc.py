"""Intraclass correlations of a scale's items by other programs: all six forms of Shrout and Fleiss."""

from analysis.methods.icc.spec import IccOptions
from exports.replication.lab_plan import Plan, chosen_sets, items_plan
from exports.replication.lab_spss import reliability_of_scales
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: IccOptions) -> Plan:
    """Every scale of at least two items.

    Raises:
        DataError: agreement of entries or of waves, which need to know who is the same person.
    """
    if options.ratings != "of_items":
        raise DataError(
            _("The scripts compute the agreement of items alone: their data do not say who is the same person.")
        )
    sets = [one for one in chosen_sets(instrument, options) if len(one.items) > 1 and not one.is_overall]
    return {"scores": [items_plan(instrument, one) for one in sets]}


PYTHON = """
def rows_of(s):
    x = complete(answers_of(s))
    n, k = x.shape
    b = k * x.mean(axis=1).var(ddof=1)
    w = x.var(axis=1, ddof=1).mean()
    j = n * x.mean(axis=0).var(ddof=1)
    e = (w * n * (k - 1) - j * (k - 1)) / ((n - 1) * (k - 1))
    df = {1: (n - 1, n * (k - 1)), 3: (n - 1, (n - 1) * (k - 1))}
    f = {1: b / w, 3: b / e}
    q = stats.f.ppf
    ends = {i: (f[i] / q(0.975, *df[i]), f[i] * q(0.975, *df[i][::-1])) for i in (1, 3)}
    found = {"icc1": [(v - 1) / (v + k - 1) for v in (f[1], *ends[1])], "icc3": [(v - 1) / (v + k - 1) for v in (f[3], *ends[3])]}
    found |= {"icc1k": [1 - 1 / v for v in (f[1], *ends[1])], "icc3k": [1 - 1 / v for v in (f[3], *ends[3])]}
    two = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    judges, rest = k * two * j / e, n * (1 + (k - 1) * two) - k * two
    v = (k - 1) * (n - 1) * (judges + rest) ** 2 / ((n - 1) * judges**2 + rest**2)
    high, low, common = q(0.975, n - 1, v), q(0.975, v, n - 1), k * j + (k * n - k - n) * e
    found["icc2"] = [two, n * (b - high * e) / (high * common + n * b), n * (low * b - e) / (common + n * low * b)]
    found["icc2k"] = [(b - e) / (b + (j - e) / n), *(k * end / (1 + (k - 1) * end) for end in found["icc2"][1:])]
    for form, (icc, lower, upper) in found.items():
        own = 1 if form.startswith("icc1") else 3
        tested = {"f": f[own], "df1": df[own][0], "df2": df[own][1], "p": stats.f.sf(f[own], *df[own])}
        head = {"scale": s["name"], "battery": s["battery"], "icc_form": form, "n": n, "ratings": k}
        yield head | {"icc": icc, "lower": lower, "upper": upper} | tested


tables = {"lab_icc": [row for s in plan["scores"] for row in rows_of(s)]}
"""

R = """
rows_of <- function(s) {
  x <- complete(answers_of(s))
  n <- nrow(x); k <- ncol(x); y <- as.vector(x); target <- factor(rep(seq_len(n), k)); rater <- factor(rep(seq_len(k), each = n))
  squares <- anova(lm(y ~ target + rater))$`Mean Sq`; b <- squares[1]; j <- squares[2]; e <- squares[3]
  w <- mean(apply(x, 1, var)); f <- c(b / w, NA, b / e); df <- list(c(n - 1, n * (k - 1)), NULL, c(n - 1, (n - 1) * (k - 1)))
  ends <- function(i) c(f[i], f[i] / qf(.975, df[[i]][1], df[[i]][2]), f[i] * qf(.975, df[[i]][2], df[[i]][1]))
  one <- function(v) (v - 1) / (v + k - 1); mean_of <- function(v) 1 - 1 / v
  two <- (b - e) / (b + (k - 1) * e + k * (j - e) / n); judges <- k * two * j / e; rest <- n * (1 + (k - 1) * two) - k * two
  v <- (k - 1) * (n - 1) * (judges + rest)^2 / ((n - 1) * judges^2 + rest^2)
  high <- qf(.975, n - 1, v); low <- qf(.975, v, n - 1)
  common <- k * j + (k * n - k - n) * e
  both <- c(n * (b - high * e) / (high * common + n * b), n * (low * b - e) / (common + n * low * b))
  found <- list(icc1 = one(ends(1)), icc2 = c(two, both), icc3 = one(ends(3)), icc1k = mean_of(ends(1)),
    icc2k = c((b - e) / (b + (j - e) / n), k * both / (1 + (k - 1) * both)), icc3k = mean_of(ends(3)))
  lapply(names(found), function(form) {
    own <- if (startsWith(form, "icc1")) 1 else 3
    list(scale = s$name, battery = s$battery, icc_form = form, n = n, ratings = k, icc = found[[form]][1],
      lower = found[[form]][2], upper = found[[form]][3], f = f[own], df1 = df[[own]][1], df2 = df[[own]][2],
      p = pf(f[own], df[[own]][1], df[[own]][2], lower.tail = FALSE))
  })
}
tables <- list(lab_icc = unlist(lapply(plan$scores, rows_of), recursive = FALSE))
"""

spss = reliability_of_scales
