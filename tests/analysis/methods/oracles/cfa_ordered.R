# lavaan's WLSMV (ordered = TRUE: polychoric correlations, diagonal weights, robust errors, scaled and shifted chi-square).
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
crossed <- list(tangibles = c("t1", "t2", "t3", "r1"), reliability = c("r2", "r3", "r4", "t4"))  # a model that misses something
five <- c(dimensions, cohen)
names_of <- function(dimensions) paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
freed <- function(fit) { m <- modindices(fit, sort. = TRUE); m <- m[m$op == "=~" | m$lhs != m$rhs, ]; lapply(1:8, function(i) list(op = m$op[i], first = m$lhs[i], second = m$rhs[i], mi = m$mi[i], sepc = m$sepc.all[i])) }
told <- function(dimensions, battery, above = FALSE) { Z <- complete(scored(unlist(dimensions, use.names = FALSE), battery))
  model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
  change <- NULL
  if (above) model <- paste(model, "\ngeneral =~", paste(names(dimensions), collapse = " + "))
  fit <- suppressWarnings(cfa(model, Z, ordered = TRUE)); m <- suppressWarnings(fitMeasures(fit)); s <- standardizedSolution(fit)
  if (above) { d <- lavTestLRT(cfa(names_of(dimensions), Z, ordered = TRUE), fit); change <- list(chi2 = d[2, "Chisq diff"], df = d[2, "Df diff"], p = d[2, "Pr(>Chisq)"]) }
  l <- s[s$op == "=~" & s$lhs != "general", ]; phi <- s[s$op == "~~" & s$lhs %in% names(dimensions) & s$lhs != s$rhs, ]; t <- parameterEstimates(fit); t <- t[t$op == "|", ]; g <- s[s$op == "=~" & s$lhs == "general", ]
  list(n = lavInspect(fit, "nobs"), fit = as.list(m[c("chisq.scaled", "df.scaled", "pvalue.scaled", "cfi.scaled", "tli.scaled", "rmsea.scaled", "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "srmr", "baseline.chisq.scaled", "baseline.df.scaled")]), change = change, changes = if (above) list() else freed(fit),
    further = as.list(setNames(c(m["chisq.scaled"] / m["df.scaled"], m[c("rmsea.pvalue.scaled", "nfi.scaled", "ifi.scaled", "rfi.scaled", "pnfi.scaled")]), c("chi2_by_df", "rmsea_close", "nfi", "ifi", "rfi", "pnfi"))),
    loadings = lapply(seq_len(nrow(l)), function(i) list(item = l$rhs[i], standardised = l$est.std[i], se = l$se[i], lower = l$ci.lower[i], upper = l$ci.upper[i])),
    correlations = lapply(seq_len(nrow(phi)), function(i) list(dimension = phi$lhs[i], other = phi$rhs[i], r = phi$est.std[i])),
    general = lapply(seq_len(nrow(g)), function(i) list(dimension = g$rhs[i], standardised = g$est.std[i], se = g$se[i])),
    thresholds = lapply(seq_len(nrow(t)), function(i) list(item = t$lhs[i], place = as.integer(sub("t", "", t$rhs[i])), threshold = t$est[i], se = t$se[i]))) }
write_json(list(perception = told(dimensions, "p"), expectation = told(dimensions, "e"), crossed = told(crossed, "p"), five = told(five, "p", TRUE)), "cfa_ordered.json")
