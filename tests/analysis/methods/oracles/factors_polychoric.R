# Factors of polychoric correlations: psych::polychoric without a correction for empty cells, then psych::fa (principal axis) of them.
source("survey.R"); suppressPackageStartupMessages({library(psych); library(lavaan)})
Z <- complete(scored(unlist(dimensions, use.names = FALSE))); n <- nrow(Z)
R <- unclass(lavCor(Z, ordered = TRUE, output = "cor")); attributes(R) <- list(dim = c(11L, 11L))
P <- quiet(polychoric(Z, correct = 0))$rho; stopifnot(max(abs(P - R)) < 2e-3)  # psych rounds its search
pa <- quiet(fa(R, 3, n.obs = n, fm = "pa", rotate = "none", min.err = 1e-14, max.iter = 1e5)); k <- KMO(R); b <- cortest.bartlett(R, n)
write_json(list(eigenvalues = eigen(R)$values, communality = unname(pa$communality), kmo = unname(k$MSA), chi2 = b$chisq), "factors_polychoric.json")
