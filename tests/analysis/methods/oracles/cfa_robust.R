# lavaan's robust maximum likelihood (MLM: Satorra and Bentler's scaled chi-square) of the three dimensions' model.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
robust <- function(battery) { Z <- as.data.frame(complete(scored(unlist(dimensions, use.names = FALSE), battery)))
  model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
  f <- fitMeasures(cfa(model, Z, estimator = "MLM"), c("chisq", "chisq.scaled", "chisq.scaling.factor", "df.scaled", "pvalue.scaled", "cfi.scaled", "tli.scaled", "rmsea.scaled", "baseline.chisq.scaled", "baseline.chisq.scaling.factor")); as.list(f) }
write_json(list(perception = robust("p"), expectation = robust("e")), "cfa_robust.json")
