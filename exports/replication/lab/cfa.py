"""The confirmatory model by R's lavaan alone: pandas and scipy fit no structural equations, and SPSS needs AMOS.

lavaan's search stops earlier than ours, so that its numbers are ours to some five digits.
"""

from analysis.answers import dimension_sets
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.pickers import parts
from exports.replication.lab_plan import Plan, answer_plan
from instruments.model import Instrument


def plan(instrument: Instrument, options: CfaOptions) -> Plan:
    """The dimensions with their items' answers, and how the model is estimated."""
    (measure,), (family,) = parts(options, "measure", instrument), parts(options, "family", instrument)
    dimensions = [
        {
            "name": scale.id,
            "items": [item.id for item in scale.items],
            "answers": [answer_plan(instrument, item, measure) for item in scale.items],
        }
        for scale in dimension_sets(instrument, family, measure)
    ]
    ordered = options.estimator == "ordered_answers"
    return {
        "dimensions": dimensions,
        "ordered": ordered,
        "full_information": options.missing == "full_information" and not ordered,
        "second_order": options.second_order,
    }


R = """
library(lavaan)
Z <- as.data.frame(do.call(cbind, lapply(plan$dimensions, function(d) matrix_of(d$answers))))
items <- unlist(lapply(plan$dimensions, function(d) d$items)); dimensions <- sapply(plan$dimensions, function(d) d$name)
of <- rep(seq_along(dimensions), sapply(plan$dimensions, function(d) length(d$items)))
names(Z) <- paste0("x", seq_along(items)); factors <- paste0("f", seq_along(dimensions))  # names that R can read
first <- paste(tapply(names(Z), of, function(own) paste(own, collapse = " + ")))
first <- paste(factors, "=~", first, collapse = "\\n")
above <- paste(first, "\\ngeneral =~", paste(factors, collapse = " + "))
only <- factors[tabulate(of) == 1]  # of ordered answers lavaan must be told that the variable behind an only item has variance 1
if (plan$ordered && length(only)) first <- paste(first, paste0(only, " ~~ 1*", only, collapse = "\\n"), sep = "\\n")
fitted <- function(model, estimator = "default") {
  if (plan$ordered) return(cfa(model, Z, ordered = TRUE))
  if (plan$full_information) cfa(model, Z, missing = "ml", estimator = estimator, em.h1.iter.max = 20000L, em.h1.tol = 1e-13)
  else cfa(model, Z, estimator = estimator)
}
measures <- function(fit, scaled = plan$ordered) {
  m <- fitMeasures(fit); get <- function(name) m[[if (scaled) paste0(name, ".scaled") else name]]
  list(n = lavInspect(fit, "nobs"), chi2 = get("chisq"), df = get("df"), p = get("pvalue"), cfi = get("cfi"), tli = get("tli"),
    rmsea = get("rmsea"), srmr = m[["srmr"]], rmsea_lower = get("rmsea.ci.lower"), rmsea_upper = get("rmsea.ci.upper"),
    baseline_chi2 = get("baseline.chisq"), baseline_df = get("baseline.df"))
}
model <- if (plan$second_order) above else first
fit <- fitted(model); s <- standardizedSolution(fit); raw <- parameterEstimates(fit)
loading <- function(i) { one <- s[i, ]
  list(standardised = one$est.std, se = if (one$se > 0) one$se else NA, z = if (one$se > 0) one$z else NA,
    lower = if (one$se > 0) one$ci.lower else NA, upper = if (one$se > 0) one$ci.upper else NA, r2 = one$est.std^2) }
of_items <- which(s$op == "=~" & s$lhs != "general"); of_dimensions <- which(s$op == "=~" & s$lhs == "general")
phi <- lavInspect(fit, "cor.lv"); pairs <- combn(length(dimensions), 2, simplify = FALSE)
if (length(dimensions) == 1) pairs <- list()
tables <- list(
  lab_cfa_fit = list(c(measures(fit), k = length(items), factors = length(dimensions))),
  lab_cfa_loadings = lapply(seq_along(items), function(j) c(
    list(item = items[j], dimension = dimensions[of[j]], loading = raw$est[raw$op == "=~" & raw$rhs == names(Z)[j]]),
    loading(of_items[j]))),
  lab_cfa_correlations = lapply(pairs, function(pair) list(dimension = dimensions[pair[1]], other_dimension = dimensions[pair[2]],
    r = phi[factors[pair[1]], factors[pair[2]]])))
if (!plan$ordered && fitMeasures(fit, "df") > 0) {
  f <- fitMeasures(fitted(model, if (plan$full_information) "MLR" else "MLM"))
  scaled <- function(name) f[[paste0(name, ".scaled")]]
  tables$lab_cfa_robust <- list(list(n = lavInspect(fit, "nobs"), chi2 = scaled("chisq"), df = scaled("df"), p = scaled("pvalue"),
    scaling_factor = f[["chisq.scaling.factor"]], cfi = scaled("cfi"), tli = scaled("tli"), rmsea = scaled("rmsea")))
}
if (plan$second_order) {
  one <- function(i) c(list(dimension = dimensions[i]), loading(of_dimensions[i]))
  tables$lab_cfa_general <- lapply(seq_along(of_dimensions), one)
  shown <- c("n", "chi2", "df", "p", "cfi", "tli", "rmsea", "srmr"); both <- lapply(list(fitted(first), fit), measures)
  change <- list(chi2_change = both[[2]]$chi2 - both[[1]]$chi2, df_change = both[[2]]$df - both[[1]]$df)
  if (plan$ordered && change$df_change > 0) change$chi2_change <- lavTestLRT(fitted(first), fit)[2, "Chisq diff"]
  tables$lab_cfa_orders <- list(c(list(factor_model = "correlated_factors"), both[[1]][shown]),
    c(list(factor_model = "second_order"), both[[2]][shown], if (change$df_change > 0) c(change,
      list(p_step = pchisq(change$chi2_change, change$df_change, lower.tail = FALSE)))))
}
"""
