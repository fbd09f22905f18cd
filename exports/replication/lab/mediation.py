"""Mediation by other programs: the three regressions, the indirect effect and Sobel's z; the bootstrap is not among them."""

from analysis.answers import GAP, ItemSet, dimension_sets, overall_id
from analysis.methods.mediation.spec import MediationOptions, chain
from analysis.methods.pickers import parts, yes_no_questions
from analysis.methods.regression.data import predictor_family
from exports.replication import lab_design
from exports.replication.lab_plan import Plan, group_plan, score_plan
from exports.replication.lab_spss_tests import regressions_of_a_chain
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: MediationOptions) -> Plan:
    """Quality as one score or its dimensions, the mediator before all that is held constant, and the outcome.

    Raises:
        DataError: mediator and outcome are one question.
    """
    asked = chain(instrument, options)
    if asked is None:
        raise DataError(_("Mediator and outcome must be two questions."))
    mediator, outcome = asked
    battery = options.predictors if options.predictors == "perception" else GAP
    family = predictor_family(instrument) or ""
    sets = dimension_sets(instrument, family, battery)
    if options.quality == "as_whole" and len(sets) > 1:
        whole = tuple(one.items for one in sets)
        sets = (ItemSet(id=overall_id(instrument, family), battery=battery, parts=whole),)
    profile = [name for name in parts(options, "profile", instrument) if name != outcome]
    numbers = [name for name in parts(options, "numbers", instrument) if name not in asked]
    choices = [choice.id for choice in instrument.question(outcome).choices if choice.id != "yes"]
    return {
        "outcome": outcome,
        "mediator": mediator,
        "scores": [score_plan(instrument, one) for one in sets],
        "numbers": [{"column": name} for name in (mediator, *numbers)],
        "profile": [group_plan(instrument, name) for name in profile],
        "ends_in_yes": outcome in yes_no_questions(instrument),
        "no": choices[0] if len(choices) == 1 else "no",
    }


PYTHON = (
    lab_design.PYTHON
    + """
said = data[plan["outcome"]]
if plan["ends_in_yes"]:
    y = np.where(said == "yes", 1.0, np.where(said == plan["no"], 0.0, np.nan))
else:
    y = said.to_numpy(float)
y, names, X = design(y)
m = names.index(plan["mediator"])
quality = names[:m]
held = [j for j, name in enumerate(names) if j > m]
M = X[:, m]


def fitted(path, explained, target, columns):
    fit = sm.OLS(target, sm.add_constant(X[:, columns])).fit(method="qr")
    q = stats.t.ppf(0.975, fit.df_resid)
    terms = []
    for j, column in enumerate(columns, start=1):
        b, se, beta = fit.params[j], fit.bse[j], fit.params[j] * X[:, column].std(ddof=1) / target.std(ddof=1)
        term = {"path": path, "explained": explained, "term": names[column], "b": b, "se": se, "beta": beta, "t": b / se}
        terms.append(term | {"p": fit.pvalues[j], "lower": b - q * se, "upper": b + q * se})
    model = {"path": path, "explained": explained, "n": len(target), "r2": fit.rsquared, "r2_adj": fit.rsquared_adj}
    return terms, model | {"f": fit.fvalue, "df1": len(columns), "df2": int(fit.df_resid), "f_p": fit.f_pvalue}


own = list(range(m))
a = fitted("path_a", plan["mediator"], M, [*own, *held])
direct = fitted("path_direct", plan["outcome"], y, [*own, *held, m])
total = fitted("path_total", plan["outcome"], y, [*own, *held])


def term(path, name):
    return next(one for one in path[0] if one["term"] == name)


effects = []
for j, name in enumerate(quality):
    first, through, beside, whole = term(a, name), term(direct, plan["mediator"]), term(direct, name), term(total, name)
    indirect = first["b"] * through["b"]
    z = indirect / math.hypot(first["b"] * through["se"], through["b"] * first["se"])
    row = {"term": name, "total_effect": whole["b"], "p_total": whole["p"], "direct": beside["b"], "p_direct": beside["p"]}
    row |= {"direct_lower": beside["lower"], "direct_upper": beside["upper"], "indirect": indirect, "sobel_z": z}
    row |= {"p_sobel": 2 * stats.norm.sf(abs(z)), "indirect_beta": indirect * X[:, j].std(ddof=1) / y.std(ddof=1)}
    effects.append(row)
each = (a, direct, total)
tables = {"lab_mediation": effects, "lab_mediation_paths": [row for path in each for row in path[0]]}
tables["lab_mediation_models"] = [path[1] for path in each]
"""
)

R = (
    lab_design.R
    + """
said <- data[[plan$outcome]]
d <- design(if (plan$ends_in_yes) ifelse(said %in% "yes", 1, ifelse(said %in% plan$no, 0, NA)) else said)
X <- as.matrix(d$X); y <- d$y; m <- match(plan$mediator, colnames(X))
own <- seq_len(m - 1); held <- setdiff(seq_len(ncol(X)), c(own, m))
fitted_of <- function(path, explained, target, columns) {
  Z <- X[, columns, drop = FALSE]; fit <- lm(target ~ Z); s <- summary(fit); ends <- confint(fit); p <- s$coefficients
  terms <- lapply(seq_along(columns), function(j) list(path = path, explained = explained, term = colnames(X)[columns[j]],
    b = p[j + 1, 1], se = p[j + 1, 2], beta = p[j + 1, 1] * sd(Z[, j]) / sd(target), t = p[j + 1, 3], p = p[j + 1, 4],
    lower = ends[j + 1, 1], upper = ends[j + 1, 2]))
  f <- s$fstatistic
  list(terms = terms, model = list(path = path, explained = explained, n = length(target), r2 = s$r.squared,
    r2_adj = s$adj.r.squared, f = f[[1]], df1 = f[[2]], df2 = f[[3]], f_p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE)))
}
a <- fitted_of("path_a", plan$mediator, X[, m], c(own, held))
direct <- fitted_of("path_direct", plan$outcome, y, c(own, held, m))
total <- fitted_of("path_total", plan$outcome, y, c(own, held))
term <- function(path, name) Find(function(one) one$term == name, path$terms)
effects <- lapply(own, function(j) {
  name <- colnames(X)[j]; first <- term(a, name); through <- term(direct, plan$mediator); beside <- term(direct, name)
  indirect <- first$b * through$b; z <- indirect / sqrt((first$b * through$se)^2 + (through$b * first$se)^2)
  list(term = name, total_effect = term(total, name)$b, p_total = term(total, name)$p, direct = beside$b,
    direct_lower = beside$lower, direct_upper = beside$upper, p_direct = beside$p, indirect = indirect, sobel_z = z,
    p_sobel = 2 * pnorm(-abs(z)), indirect_beta = indirect * sd(X[, j]) / sd(y))
})
each <- list(a, direct, total)
tables <- list(lab_mediation = effects, lab_mediation_paths = unlist(lapply(each, function(path) path$terms), recursive = FALSE),
  lab_mediation_models = lapply(each, function(path) path$model))
"""
)

spss = regressions_of_a_chain
