# lavaan on the three dimensions' perceptions. Its optimiser stops some 1e-7 from the maximum.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
Z <- as.data.frame(complete(scored(unlist(dimensions, use.names = FALSE))))
model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
fit <- cfa(model, Z); m <- fitMeasures(fit); s <- standardizedSolution(fit); e <- parameterEstimates(fit)
l <- s[s$op == "=~", ]; raw <- e[e$op == "=~", ]; phi <- s[s$op == "~~" & s$lhs %in% names(dimensions) & s$lhs != s$rhs, ]
out <- list(n = nrow(Z), chi2 = m[["chisq"]], df = m[["df"]], p = m[["pvalue"]], cfi = m[["cfi"]], tli = m[["tli"]], rmsea = m[["rmsea"]], rmsea_lower = m[["rmsea.ci.lower"]],
  rmsea_upper = m[["rmsea.ci.upper"]], srmr = m[["srmr"]], baseline_chi2 = m[["baseline.chisq"]], baseline_df = m[["baseline.df"]],
  loadings = lapply(seq_len(nrow(l)), function(i) list(item = l$rhs[i], loading = raw$est[i], standardised = l$est.std[i], se = l$se[i], z = l$z[i], lower = l$ci.lower[i], upper = l$ci.upper[i])),
  correlations = lapply(seq_len(nrow(phi)), function(i) list(dimension = phi$lhs[i], other = phi$rhs[i], r = phi$est.std[i])))
write_json(out, "cfa.json")
