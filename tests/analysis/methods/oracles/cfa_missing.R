# lavaan's full-information maximum likelihood (missing = "ml"; MLR for the scaled chi-square) of the three dimensions' model.
# Every seventh answer from the fifth on is taken out besides, in the order of the table's rows, so that there are many patterns.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
crossed <- list(tangibles = c("t1", "t2", "t3", "r1"), reliability = c("r2", "r3", "r4", "t4"))  # a model that misses something
freed <- function(fit) { m <- modindices(fit, sort. = TRUE); m <- m[m$op == "=~" | (m$op == "~~" & m$lhs != m$rhs), ]; lapply(1:12, function(i) list(op = m$op[i], first = m$lhs[i], second = m$rhs[i], mi = m$mi[i], sepc = m$sepc.all[i])) }
told <- function(battery, dimensions) { model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n"); Z <- as.matrix(scored(unlist(dimensions, use.names = FALSE), battery)); flat <- t(Z); flat[seq(5, length(flat), 7)] <- NA; Z <- as.data.frame(t(flat))
  fit <- suppressWarnings(cfa(model, Z, missing = "ml", em.h1.iter.max = 20000L, em.h1.tol = 1e-13)); m <- fitMeasures(fit); s <- standardizedSolution(fit)
  robust <- fitMeasures(suppressWarnings(cfa(model, Z, missing = "ml", estimator = "MLR", em.h1.iter.max = 20000L, em.h1.tol = 1e-13)))
  l <- s[s$op == "=~", ]; phi <- s[s$op == "~~" & s$lhs %in% names(dimensions) & s$lhs != s$rhs, ]
  list(n = lavInspect(fit, "nobs"), patterns = nrow(lavInspect(fit, "patterns")), fit = as.list(m[c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "srmr", "baseline.chisq", "baseline.df")]),
    changes = freed(fit), further = as.list(setNames(c(m["chisq"] / m["df"], m[c("rmsea.pvalue", "nfi", "ifi", "rfi", "pnfi", "ecvi", "cn_05", "aic", "bic")]), c("chi2_by_df", "rmsea_close", "nfi", "ifi", "rfi", "pnfi", "ecvi", "hoelter", "aic", "bic"))),
    robust = as.list(robust[c("chisq.scaled", "chisq.scaling.factor", "df.scaled", "pvalue.scaled", "cfi.scaled", "tli.scaled", "rmsea.scaled")]),
    loadings = lapply(seq_len(nrow(l)), function(i) list(item = l$rhs[i], standardised = l$est.std[i], se = l$se[i], lower = l$ci.lower[i], upper = l$ci.upper[i])),
    correlations = lapply(seq_len(nrow(phi)), function(i) list(dimension = phi$lhs[i], other = phi$rhs[i], r = phi$est.std[i]))) }
write_json(list(perception = told("p", dimensions), expectation = told("e", dimensions), crossed = told("p", crossed)), "cfa_missing.json")
