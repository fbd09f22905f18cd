"""Regression by other programs: the model, its coefficients with robust errors, and what each block adds."""

from analysis.methods.regression.spec import RegressionOptions
from exports.replication import lab_design
from exports.replication.lab_plan import Plan
from exports.replication.lab_spss import regression_on_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: RegressionOptions) -> Plan:
    """The predictors, and the blocks as they were typed."""
    blocks = [[name.strip() for name in line.split(",") if name.strip()] for line in options.blocks]
    return {**lab_design.design_plan(instrument, options), "blocks": blocks}


PYTHON = (
    lab_design.PYTHON
    + """
y, names, X = design(data[plan["outcome"]].to_numpy(float))
fit = sm.OLS(y, sm.add_constant(X)).fit(method="qr")
n, k = X.shape
q = stats.t.ppf(0.975, fit.df_resid)
model = {"outcome": plan["outcome"], "predictors": plan["predictors"], "n": n, "r2": fit.rsquared, "r2_adj": fit.rsquared_adj}
model |= {"f": fit.fvalue, "df1": k, "df2": int(fit.df_resid), "f_p": fit.f_pvalue, "sigma": math.sqrt(fit.mse_resid)}
model |= {"aic": fit.aic, "bic": fit.bic}
terms = []
for j, name in enumerate(["const", *names]):
    b, se, hc3 = fit.params[j], fit.bse[j], fit.HC3_se[j]
    term = {"term": name, "b": b, "se": se, "t": b / se, "p": fit.pvalues[j], "lower": b - q * se, "upper": b + q * se}
    term |= {"se_hc3": hc3, "t_hc3": b / hc3, "p_hc3": 2 * stats.t.sf(abs(b / hc3), fit.df_resid)}
    term |= {"lower_hc3": b - q * hc3, "upper_hc3": b + q * hc3}
    if j:
        others = sm.OLS(X[:, j - 1], sm.add_constant(np.delete(X, j - 1, axis=1), has_constant="add")).fit()
        term |= {"beta": b * X[:, j - 1].std(ddof=1) / y.std(ddof=1), "tolerance": 1 - others.rsquared}
        term |= {"vif": 1 / (1 - others.rsquared)}
    terms.append(term)


def blocks_of():
    dimensions = [s["name"] for s in plan["scores"]]
    if not plan["blocks"]:
        return [[t for t in names if t not in dimensions], dimensions]
    left, blocks = list(names), []
    for line in plan["blocks"]:
        blocks.append([t for name in line for t in left if t.partition("=")[0] == name])
        left = [t for t in left if t not in blocks[-1]]
    return [*blocks, left]


changes, so_far, before = [], [], 0.0
blocks = [block for block in blocks_of() if block]
for place, block in enumerate(blocks if len(blocks) > 1 else [], start=1):
    so_far = so_far + block
    step = sm.OLS(y, sm.add_constant(X[:, [names.index(t) for t in so_far]])).fit(method="qr")
    change = step.rsquared - before
    f = change / len(block) / ((1 - step.rsquared) / step.df_resid)
    row = {"block": place, "n": n, "r2": step.rsquared, "r2_adj": step.rsquared_adj, "r2_change": change, "f_change": f}
    row |= {"df1": len(block), "df2": int(step.df_resid), "p_change": stats.f.sf(f, len(block), step.df_resid)}
    changes.append(row | {"aic": step.aic})
    before = step.rsquared
tables = {"regression_models": [model], "regression_terms": terms, "lab_regression_blocks": changes}
"""
)

R = (
    lab_design.R
    + """
d <- design(data[[plan$outcome]]); X <- as.matrix(d$X); fit <- lm(d$y ~ X); s <- summary(fit); n <- nrow(X)
model <- list(outcome = plan$outcome, predictors = plan$predictors, n = n, r2 = s$r.squared, r2_adj = s$adj.r.squared,
  f = s$fstatistic[[1]], df1 = ncol(X), df2 = fit$df.residual,
  f_p = pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)[[1]],
  sigma = s$sigma,
  aic = AIC(fit) - 2, bic = BIC(fit) - log(n))
Z <- cbind(1, X); inverse <- solve(crossprod(Z)); h <- rowSums((Z %*% inverse) * Z)
hc3 <- sqrt(diag(inverse %*% crossprod(Z * (residuals(fit) / (1 - h))) %*% inverse)); q <- qt(.975, fit$df.residual)
terms <- lapply(seq_len(ncol(Z)), function(j) {
  b <- coef(fit)[[j]]; se <- s$coefficients[j, 2]
  row <- list(term = c("const", colnames(X))[j], b = b, se = se, t = s$coefficients[j, 3], p = s$coefficients[j, 4],
    lower = b - q * se, upper = b + q * se, se_hc3 = hc3[[j]], t_hc3 = b / hc3[[j]],
    p_hc3 = 2 * pt(-abs(b / hc3[[j]]), fit$df.residual),
    lower_hc3 = b - q * hc3[[j]], upper_hc3 = b + q * hc3[[j]])
  if (j > 1) {
    r2 <- if (ncol(X) > 1) summary(lm(X[, j - 1] ~ X[, -(j - 1)]))$r.squared else 0
    row <- c(row, list(beta = b * sd(X[, j - 1]) / sd(d$y), tolerance = 1 - r2, vif = 1 / (1 - r2)))
  }
  row
})
dimensions <- sapply(plan$scores, function(s) s$name); left <- colnames(X); blocks <- list()
if (length(plan$blocks)) {
  for (line in plan$blocks) {
    block <- unlist(lapply(line, function(name) left[sub("=.*", "", left) == name]))
    blocks <- c(blocks, list(block)); left <- setdiff(left, block)
  }
  blocks <- c(blocks, list(left))
} else blocks <- list(setdiff(left, dimensions), dimensions)
blocks <- Filter(length, blocks); so_far <- character(); before <- lm(d$y ~ 1); changes <- list()
if (length(blocks) > 1) for (place in seq_along(blocks)) {
  so_far <- c(so_far, blocks[[place]]); step <- lm(d$y ~ X[, so_far, drop = FALSE]); a <- anova(before, step); r <- summary(step)
  changes[[place]] <- list(block = place, n = n, r2 = r$r.squared, r2_adj = r$adj.r.squared,
    r2_change = r$r.squared - summary(before)$r.squared,
    f_change = a$F[2], df1 = a$Df[2], df2 = step$df.residual, p_change = a$`Pr(>F)`[2], aic = AIC(step) - 2)
  before <- step
}
tables <- list(regression_models = list(model), regression_terms = terms, lab_regression_blocks = changes)
"""
)

spss = regression_on_scores
