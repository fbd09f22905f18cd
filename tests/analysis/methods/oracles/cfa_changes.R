# lavaan::modindices, residual correlations and further fitMeasures of the three dimensions' model.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
Z <- as.data.frame(complete(scored(unlist(dimensions, use.names = FALSE), "e")))
model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
fit <- cfa(model, Z); m <- modindices(fit, sort. = TRUE); m <- m[m$op == "=~" | m$lhs != m$rhs, ]
f <- fitMeasures(fit); R <- cor(Z); left <- resid(fit, type = "cor")$cov
write_json(list(changes = lapply(1:15, function(i) list(op = m$op[i], first = m$lhs[i], second = m$rhs[i], mi = m$mi[i], sepc = m$sepc.all[i])),
  further = list(chi2_by_df = f[["chisq"]] / f[["df"]], rmsea_close = f[["rmsea.pvalue"]], gfi = f[["gfi"]], agfi = f[["agfi"]], nfi = f[["nfi"]], ifi = f[["ifi"]], rfi = f[["rfi"]], pnfi = f[["pnfi"]], ecvi = f[["ecvi"]], hoelter = f[["cn_05"]], aic = f[["aic"]], bic = f[["bic"]]),
  residuals = lapply(names(Z), function(i) as.list(left[i, names(Z)]))), "cfa_changes.json")
