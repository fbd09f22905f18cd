# lavaan: configural, metric and scalar models of the three dimensions by sex and by unit; latent means of the scalar model, every two
# groups with their robust errors (MLM) too.
source("survey.R"); suppressPackageStartupMessages(library(lavaan))
model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
by <- function(column, smallest) { Z <- data.frame(scored(unlist(dimensions, use.names = FALSE)), g = survey[[column]]); Z <- Z[complete.cases(Z), ]; keep <- sort(names(which(table(Z$g) >= smallest)), method = "radix"); Z <- Z[Z$g %in% keep, ]; Z$g <- factor(Z$g, keep)
  fit <- function(equal) cfa(model, Z, group = "g", group.equal = equal, std.lv = TRUE, meanstructure = TRUE, group.label = keep)
  row <- function(m) { f <- fitMeasures(m); list(chi2 = f[["chisq"]], df = f[["df"]], p = f[["pvalue"]], cfi = f[["cfi"]], rmsea = f[["rmsea"]]) }
  fits <- list(configural = fit(""), metric = fit("loadings"), scalar = fit(c("loadings", "intercepts"))); e <- parameterEstimates(fits$scalar); e <- e[e$op == "~1" & e$lhs %in% names(dimensions) & e$group > 1, ]
  robust <- cfa(model, Z, group = "g", group.equal = c("loadings", "intercepts"), std.lv = TRUE, meanstructure = TRUE, group.label = keep, estimator = "MLM"); V <- vcov(robust); k <- coef(robust)
  mean_of <- function(d, g) paste0(d, "~1", if (g > 1) paste0(".g", g)); pairs <- list()
  for (a in seq_along(keep)[-1]) for (b in seq_len(a - 1)) for (d in names(dimensions)) { w <- setNames(numeric(length(k)), names(k)); w[mean_of(d, a)] <- 1; if (b > 1) w[mean_of(d, b)] <- -1
    m <- sum(w * k); se <- sqrt(drop(w %*% V %*% w)); pairs <- c(pairs, list(list(group = keep[a], other_group = keep[b], dimension = d, mean = m, se = sqrt(drop(w %*% vcov(fits$scalar) %*% w)), se_robust = se, p = 2 * pnorm(-abs(m / se))))) }
  list(n = nrow(Z), groups = I(keep), models = lapply(fits, row), means = lapply(seq_len(nrow(e)), function(i) list(group = keep[e$group[i]], dimension = e$lhs[i], mean = e$est[i], se = e$se[i], p = e$pvalue[i])), pairs = pairs) }
write_json(list(sex = by("sex", 30), sqd_unit = by("sqd_unit", 25)), "invariance.json")
