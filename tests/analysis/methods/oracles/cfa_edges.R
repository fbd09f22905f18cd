# lavaan at the edges: two dimensions of one item beside one of three (all three estimators; full information with every seventh
# answer from the fifth on taken out), and a model that fits the first responses badly.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
only <- list(tangibles = c("t1", "t2", "t3"), reliability = "r1", empathy = "m1")
few <- list(tangibles = c("t1", "r2", "m1"), reliability = c("r1", "t2", "m2"), empathy = c("t3", "r3", "m3"))
holes <- function(X) { flat <- t(as.matrix(X)); flat[seq(5, length(flat), 7)] <- NA; as.data.frame(t(flat)) }
told <- function(dimensions, prepare, ...) { Z <- prepare(scored(unlist(dimensions, use.names = FALSE)))
  ordered <- isTRUE(list(...)$ordered)  # an only item's normal variable has variance 1, which lavaan must be told
  model <- paste(names(dimensions), "=~", ifelse(lengths(dimensions) == 1 & ordered, "1*", ""), sapply(dimensions, paste, collapse = " + "), collapse = "\n")
  fit <- suppressWarnings(cfa(model, Z, std.lv = TRUE, ...)); s <- standardizedSolution(fit); phi <- s[s$op == "~~" & s$lhs %in% names(dimensions) & s$lhs != s$rhs, ]
  asked <- paste0(c("chisq", "df", "pvalue", "cfi", "tli", "rmsea"), if (ordered) ".scaled" else "")
  m <- suppressWarnings(fitMeasures(fit, asked))
  list(n = lavInspect(fit, "nobs"), fit = as.list(setNames(as.numeric(m), c("chi2", "df", "p", "cfi", "tli", "rmsea"))),
    correlations = lapply(seq_len(nrow(phi)), function(i) list(dimension = phi$lhs[i], other = phi$rhs[i], r = phi$est.std[i]))) }
write_json(list(only = told(only, complete), only_missing = told(only, holes, missing = "ml", em.h1.iter.max = 20000L, em.h1.tol = 1e-13),
  only_ordered = told(only, complete, ordered = TRUE), few = told(few, function(X) complete(X)[1:16, ])), "cfa_edges.json")
