"""Logistic regression by other programs: the model and its odds ratios with Wald's intervals."""

from analysis.methods.logistic.spec import LogisticOptions
from exports.replication import lab_design
from exports.replication.lab_plan import Plan
from exports.replication.lab_spss import logistic_on_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: LogisticOptions) -> Plan:
    """The predictors, and which answers are yes and no."""
    found = lab_design.design_plan(instrument, options)
    question = next(q for q in instrument.questions if q.id == found["outcome"])
    others = [choice.id for choice in question.choices if choice.id != "yes"]
    return {**found, "no": others[0] if len(others) == 1 else "no"}


PYTHON = (
    lab_design.PYTHON
    + """
said = data[plan["outcome"]]
y, names, X = design(np.where(said == "yes", 1.0, np.where(said == plan["no"], 0.0, np.nan)))
fit = sm.Logit(y, sm.add_constant(X)).fit(method="newton", tol=1e-14, maxiter=200, disp=0)
n, q, yes = len(y), stats.norm.ppf(0.975), y.mean()
nothing = n * (yes * math.log(yes) + (1 - yes) * math.log(1 - yes))  # the log-likelihood without predictors
ratio = 2 * (fit.llf - nothing)
model = {"outcome": plan["outcome"], "predictors": plan["predictors"], "n": n, "n_yes": int(y.sum())}
model |= {"likelihood_ratio": ratio, "df": X.shape[1], "p": stats.chi2.sf(ratio, X.shape[1]), "log_likelihood": fit.llf}
model |= {"r2_mcfadden": 1 - fit.llf / nothing}
model |= {"r2_nagelkerke": (1 - math.exp(-ratio / n)) / (1 - math.exp(2 * nothing / n)), "aic": fit.aic}
terms = []
for name, b, se in zip(["const", *names], fit.params, fit.bse):
    z = b / se
    ends = {"odds_ratio": math.exp(b), "lower": math.exp(b - q * se), "upper": math.exp(b + q * se)}
    terms.append({"term": name, "b": b, "se": se, "z": z, "p": 2 * stats.norm.sf(abs(z))} | ends)
tables = {"lab_logistic_model": [model], "lab_logistic_terms": terms}
"""
)

R = (
    lab_design.R
    + """
said <- data[[plan$outcome]]; d <- design(ifelse(said %in% "yes", 1, ifelse(said %in% plan$no, 0, NA)))
X <- as.matrix(d$X)
fit <- glm(d$y ~ X, binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
s <- summary(fit)$coefficients; n <- length(d$y); q <- qnorm(.975)
ratio <- fit$null.deviance - fit$deviance
model <- list(outcome = plan$outcome, predictors = plan$predictors, n = n, n_yes = sum(d$y),
  log_likelihood = -fit$deviance / 2, likelihood_ratio = ratio,
  df = ncol(X), p = pchisq(ratio, ncol(X), lower.tail = FALSE), r2_mcfadden = 1 - fit$deviance / fit$null.deviance,
  r2_nagelkerke = (1 - exp(-ratio / n)) / (1 - exp(-fit$null.deviance / n)), aic = AIC(fit))
terms <- lapply(seq_len(nrow(s)), function(j) list(term = c("const", colnames(X))[j],
  b = s[j, 1], se = s[j, 2], z = s[j, 3], p = s[j, 4],
  odds_ratio = exp(s[j, 1]), lower = exp(s[j, 1] - q * s[j, 2]), upper = exp(s[j, 1] + q * s[j, 2])))
tables <- list(lab_logistic_model = list(model), lab_logistic_terms = terms)
"""
)

spss = logistic_on_scores
