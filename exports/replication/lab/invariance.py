"""Measurement invariance by R's lavaan alone: the three steps, and every two groups' latent means where the last step holds.

lavaan's search stops earlier than ours, so that its numbers are ours to some four digits.
"""

from analysis.answers import dimension_sets
from analysis.methods.invariance.spec import InvarianceOptions
from analysis.methods.pickers import parts
from analysis.thresholds import LARGEST_CFI_LOSS, LEAST_CFI
from exports.replication.lab_plan import Plan, answer_plan, group_plan
from instruments.model import Instrument


def plan(instrument: Instrument, options: InvarianceOptions) -> Plan:
    """The dimensions with their items' answers, the column of the groups, and from when on a step holds."""
    (by,), (measure,), (family,) = (parts(options, name, instrument) for name in ("by", "measure", "family"))
    dimensions = [
        {"name": scale.id, "answers": [answer_plan(instrument, item, measure) for item in scale.items]}
        for scale in dimension_sets(instrument, family, measure)
    ]
    return {
        "dimensions": dimensions,
        "profile": [group_plan(instrument, by)],
        "smallest": options.smallest,
        "least_cfi": LEAST_CFI,
        "largest_loss": LARGEST_CFI_LOSS,
    }


R = """
library(lavaan)
Z <- as.data.frame(do.call(cbind, lapply(plan$dimensions, function(d) matrix_of(d$answers))))
dimensions <- sapply(plan$dimensions, function(d) d$name)
of <- rep(seq_along(dimensions), sapply(plan$dimensions, function(d) length(d$answers)))
names(Z) <- paste0("x", seq_along(of)); factors <- paste0("f", seq_along(dimensions))  # names that R can read
by <- plan$profile[[1]]; labels <- as.character(data[[by$column]])
used <- complete.cases(Z) & !is.na(labels) & labels != ""; Z <- Z[used, ]; labels <- labels[used]
names_of <- if (length(by$choices)) unlist(by$choices) else sort(unique(labels), method = "radix")
names_of <- names_of[sapply(names_of, function(g) sum(labels == g)) >= max(plan$smallest, ncol(Z) + 1)]
Z$group <- labels; Z <- Z[labels %in% names_of, ]
model <- paste(factors, "=~", tapply(paste0("x", seq_along(of)), of, paste, collapse = " + "), collapse = "\\n")
fitted <- function(equal, estimator = "ML") cfa(model, Z, group = "group", group.label = names_of, group.equal = equal,
  std.lv = TRUE, meanstructure = TRUE, estimator = estimator)
held <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
fits <- lapply(held, fitted); m <- lapply(fits, fitMeasures); holds <- TRUE
steps <- lapply(seq_along(m), function(i) {
  row <- list(step = names(held)[i], n = nrow(Z), groups = length(names_of), chi2 = m[[i]][["chisq"]], df = m[[i]][["df"]],
    p = m[[i]][["pvalue"]], cfi = m[[i]][["cfi"]], rmsea = m[[i]][["rmsea"]])
  if (i == 1) { holds <<- row$cfi >= plan$least_cfi; return(row) }
  change <- m[[i]][c("chisq", "df", "cfi")] - m[[i - 1]][c("chisq", "df", "cfi")]
  holds <<- holds && change[["cfi"]] >= -plan$largest_loss
  c(row, list(chi2_change = change[["chisq"]], df_change = change[["df"]], cfi_change = change[["cfi"]],
    p_step = pchisq(change[["chisq"]], change[["df"]], lower.tail = FALSE)))
})
tables <- list(lab_invariance = steps)
if (holds) {
  robust <- fitted(held$scalar, "MLM"); k <- coef(robust); means <- list()
  mean_of <- function(d, g) paste0(factors[d], "~1", if (g > 1) paste0(".g", g))
  for (h in seq_along(names_of)) for (g in seq_along(names_of)[-seq_len(h)]) for (d in seq_along(dimensions)) {
    w <- setNames(numeric(length(k)), names(k)); w[mean_of(d, g)] <- 1; if (h > 1) w[mean_of(d, h)] <- -1
    error <- function(fit) sqrt(drop(w %*% vcov(fit) %*% w)); difference <- sum(w * k); se <- error(robust)
    means <- c(means, list(list(group = names_of[g], other_group = names_of[h], dimension = dimensions[d],
      latent_mean = difference, se = error(fits$scalar), se_robust = se, lower = difference - qnorm(.975) * se,
      upper = difference + qnorm(.975) * se, z = difference / se, p = 2 * pnorm(-abs(difference / se)))))
  }
  tables$lab_invariance_means <- with_holm(means)
}
"""
