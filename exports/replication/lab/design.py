"""The sample's design by other programs: means, gaps, the index and a regression by Taylor linearisation, without any package."""

from analysis.methods.design.spec import DesignOptions
from analysis.methods.pickers import outcomes, parts
from analysis.methods.regression.spec import RegressionOptions
from analysis.methods.skm.satisfaction_index import element_battery, has_skm_scale, skm_items
from exports.replication import lab_design, lab_sample
from exports.replication.lab_plan import Plan, answer_plan, chosen_scores, question_plan
from exports.replication.lab_spss import means_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: DesignOptions) -> Plan:
    """The scores and outcomes, the elements of the index, the regression's outcome and predictors, and the design."""
    names = parts(options, "outcome", instrument)
    model = RegressionOptions(outcome=names[0], predictors=options.predictors) if names else None
    found = lab_design.design_plan(instrument, model) if model else {"outcome": None, "scores": []}
    elements = skm_items(instrument) if has_skm_scale(instrument) else ()
    return {
        **lab_sample.sample_plan(options),
        "means": [*chosen_scores(instrument, options), *(question_plan(name) for name in outcomes(instrument))],
        "elements": [answer_plan(instrument, item, element_battery(item)) for item in elements],
        "regression": [{"outcome": found["outcome"]}] if names else [],
        "scores": found["scores"],
    }


PYTHON = (
    lab_sample.PYTHON
    + """
def simple_mean(x):
    x = x[~np.isnan(x)]
    return x.mean(), x.std(ddof=1) / math.sqrt(len(x))


means = []
for s in plan["means"]:
    x = score(s)
    value, se, df = estimated(x[:, None])
    row = {"scale": s["name"], "battery": s["battery"], "n": int((~np.isnan(x)).sum()), "mean": value}
    means.append(row | ends(value, se, df) | {"plain_mean": simple_mean(x)[0], "plain_se": simple_mean(x)[1]})
tables = {"lab_design_means": means}
if plan["elements"]:
    X = 25 * np.column_stack([answer(e) for e in plan["elements"]]) / len(plan["elements"])
    value, se, df = estimated(X)
    tables["lab_design_index"] = [{"n": int((~np.isnan(X).all(axis=1)).sum()), "ikm": value} | ends(value, se, df)]
for model in plan["regression"]:
    y, X = data[model["outcome"]].to_numpy(float), np.column_stack([score(s) for s in plan["scores"]])
    used = ~np.isnan(np.column_stack([y, X])).any(axis=1)
    Z, w = sm.add_constant(X[used]), weights[used]
    fit, simple = sm.WLS(y[used], Z, weights=w).fit(), sm.OLS(y[used], Z).fit()
    bread = np.linalg.inv(Z.T @ (Z * w[:, None]))
    square, df = covariance((Z * (w * (y[used] - Z @ fit.params))[:, None]) @ bread, used)
    rows = []
    for j, term in enumerate(["const", *(s["name"] for s in plan["scores"])]):
        b, se, own = fit.params[j], math.sqrt(square[j, j]), df - X.shape[1]
        row = {"term": term, "b": b, "t": b / se, "df": own, "p": 2 * stats.t.sf(abs(b / se), own)}
        rows.append(row | ends(b, se, own) | {"plain_b": simple.params[j], "plain_se": simple.bse[j]})
    tables["lab_design_regression"] = rows
"""
)

R = (
    lab_sample.R
    + """
tables <- list(lab_design_means = lapply(plan$means, function(s) {
  x <- score(s); m <- estimated(cbind(x)); own <- na.omit(x)
  c(list(scale = s$name, battery = s$battery, n = length(own), mean = m$value), ends(m$value, m$se, m$df),
    list(plain_mean = mean(own), plain_se = sd(own) / sqrt(length(own))))
}))
if (length(plan$elements)) {
  X <- 25 * matrix_of(plan$elements) / length(plan$elements); m <- estimated(X)
  tables$lab_design_index <- list(c(list(n = sum(rowSums(!is.na(X)) > 0), ikm = m$value), ends(m$value, m$se, m$df)))
}
for (model in plan$regression) {
  y <- data[[model$outcome]]; X <- do.call(cbind, lapply(plan$scores, score)); used <- complete.cases(y, X)
  Z <- cbind(1, X[used, , drop = FALSE]); w <- weights[used]
  b <- coef(lm.wfit(Z, y[used], w)); simple <- summary(lm(y ~ X))$coefficients
  found <- covariance((Z * w * as.vector(y[used] - Z %*% b)) %*% solve(crossprod(Z, Z * w)), used); df <- found[[2]] - ncol(X)
  names <- c("const", sapply(plan$scores, function(s) s$name))
  tables$lab_design_regression <- lapply(seq_along(names), function(j) {
    se <- sqrt(found[[1]][j, j]); b <- b[[j]]
    c(list(term = names[j], b = b, t = b / se, df = df, p = 2 * pt(-abs(b / se), df)), ends(b, se, df),
      list(plain_b = simple[j, 1], plain_se = simple[j, 2]))
  })
}
"""
)


def spss(plan: Plan) -> str:
    """The plain means; SPSS has the design's errors in its Complex Samples."""
    return means_of_scores({**plan, "scores": plan["means"]})
