# lavaan on the expectations, whose model does not fit perfectly: RMSEA is above 0, so that it tells n from n - 1.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
Z <- as.data.frame(complete(scored(unlist(dimensions, use.names = FALSE), "e")))
model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
m <- fitMeasures(cfa(model, Z))
out <- list(n = nrow(Z), chi2 = m[["chisq"]], df = m[["df"]], cfi = m[["cfi"]], tli = m[["tli"]], rmsea = m[["rmsea"]], rmsea_upper = m[["rmsea.ci.upper"]], srmr = m[["srmr"]])
write_json(out, "cfa_expectation.json"); str(out)
