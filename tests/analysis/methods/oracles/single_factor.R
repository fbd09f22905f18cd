# First eigenvalue of cor(X), psych::fa by maximum likelihood, and lavaan::cfa of one factor and of the dimensions.
source("survey.R"); suppressPackageStartupMessages({library(psych); library(lavaan)})
single <- function(sets, battery) { X <- complete(scored(unlist(sets), battery)); k <- ncol(X); e <- eigen(cor(X))$values
  f <- quiet(fa(X, 1, fm = "ml", rotate = "none"))
  fit <- function(model) { m <- quiet(cfa(model, X, std.lv = TRUE)); as.list(fitMeasures(m, c("chisq", "df", "pvalue", "cfi", "rmsea", "srmr"))) }
  one <- fit(paste("g =~", paste(names(X), collapse = "+"))); own <- fit(paste(sapply(names(sets), function(d) paste(d, "=~", paste(sets[[d]], collapse = "+"))), collapse = "\n"))
  list(n = nrow(X), k = k, eigenvalue = e[1], share = e[1] / k, common = mean(c(f$loadings)^2), one = one, own = own, chi2 = one$chisq - own$chisq, df = one$df - own$df, p = pchisq(one$chisq - own$chisq, one$df - own$df, lower.tail = FALSE)) }
write_json(list(perception = single(dimensions, "p"), gap = single(dimensions, "gap")), "single_factor.json")
