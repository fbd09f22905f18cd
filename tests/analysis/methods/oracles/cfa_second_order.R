# lavaan's second-order models: one factor above the dimensions of servqual and cohen (five), and above servqual's own three.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
told <- function(dimensions, missing) { Z <- scored(unlist(dimensions, use.names = FALSE)); if (missing == "listwise") Z <- complete(Z)
  first <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
  above <- paste(first, "\ngeneral =~", paste(names(dimensions), collapse = " + "))
  correlated <- cfa(first, Z, missing = missing); fit <- cfa(above, Z, missing = missing); m <- fitMeasures(fit); s <- standardizedSolution(fit); d <- anova(correlated, fit)
  g <- s[s$op == "=~" & s$lhs == "general", ]; l <- s[s$op == "=~" & s$lhs != "general", ]
  list(n = lavInspect(fit, "nobs"), fit = as.list(m[c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr")]), correlated = as.list(fitMeasures(correlated)[c("chisq", "df", "cfi")]),
    change = list(chi2 = d[2, "Chisq diff"], df = d[2, "Df diff"], p = d[2, "Pr(>Chisq)"]),
    general = lapply(seq_len(nrow(g)), function(i) list(dimension = g$rhs[i], standardised = g$est.std[i], se = g$se[i])),
    loadings = lapply(seq_len(nrow(l)), function(i) list(item = l$rhs[i], standardised = l$est.std[i], se = l$se[i]))) }
five <- c(dimensions, cohen)
write_json(list(five = told(five, "listwise"), five_missing = told(five, "ml"), three = told(dimensions, "listwise")), "cfa_second_order.json")
