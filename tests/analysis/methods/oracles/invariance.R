# lavaan: configural, metric and scalar models of the three dimensions by sex and by unit; latent means of the scalar model.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
by <- function(column, smallest) { Z <- data.frame(scored(unlist(dimensions, use.names = FALSE)), g = survey[[column]]); Z <- Z[complete.cases(Z), ]; keep <- sort(names(which(table(Z$g) >= smallest)), method = "radix"); Z <- Z[Z$g %in% keep, ]; Z$g <- factor(Z$g, keep)
  fit <- function(equal) cfa(model, Z, group = "g", group.equal = equal, std.lv = TRUE, meanstructure = TRUE, group.label = keep)
  row <- function(m) { f <- fitMeasures(m); list(chi2 = f[["chisq"]], df = f[["df"]], p = f[["pvalue"]], cfi = f[["cfi"]], rmsea = f[["rmsea"]]) }
  fits <- list(configural = fit(""), metric = fit("loadings"), scalar = fit(c("loadings", "intercepts"))); e <- parameterEstimates(fits$scalar); e <- e[e$op == "~1" & e$lhs %in% names(dimensions) & e$group > 1, ]
  list(n = nrow(Z), groups = I(keep), models = lapply(fits, row), means = lapply(seq_len(nrow(e)), function(i) list(group = keep[e$group[i]], dimension = e$lhs[i], mean = e$est[i], se = e$se[i], p = e$pvalue[i]))) }
write_json(list(sex = by("sex", 30), sqd_unit = by("sqd_unit", 25)), "invariance.json")
