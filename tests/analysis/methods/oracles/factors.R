# psych::KMO, cortest.bartlett, fa(fm = "pa") with iterations driven to the end; factanal; GPArotation::oblimin; base varimax.
source("survey.R"); suppressPackageStartupMessages(library(psych))
Z <- complete(scored(unlist(dimensions, use.names = FALSE))); R <- cor(Z); n <- nrow(Z); k <- quiet(KMO(R)); b <- cortest.bartlett(R, n)
out <- list(adequacy = list(n = n, kmo = k$MSA, chi2 = b$chisq, df = b$df, p = b$p.value), msa = as.list(k$MSAi), eigenvalues = eigen(R)$values)
upright <- function(L, Phi = diag(ncol(L))) { ss <- diag(Phi %*% t(L) %*% L); o <- order(-ss); s <- sign(colSums(L))[o]; L <- sweep(L[, o], 2, s, "*")
  list(loadings = unname(L), phi = unname(Phi[o, o] * (s %o% s)), ss = ss[o]) }
pa <- quiet(fa(R, 3, n.obs = n, fm = "pa", rotate = "none", min.err = 1e-14, max.iter = 1e5)); L <- unclass(pa$loadings)
V <- varimax(L, normalize = TRUE, eps = 1e-15); q <- quiet(GPArotation::oblimin(L, eps = 1e-8, maxit = 1e5))
out$pa <- list(communality = unname(pa$communality), varimax = upright(unclass(V$loadings)), oblimin = upright(unclass(q$loadings), q$Phi),
               complexity = unname(rowSums(unclass(V$loadings)^2)^2 / rowSums(unclass(V$loadings)^4)))
ml <- factanal(Z, 3, rotation = "none", control = list(nstart = 5, opt = list(factr = 1e-2, pgtol = 0, maxit = 1e4))); M <- unclass(ml$loadings)
out$ml <- list(uniqueness = unname(ml$uniquenesses), chi2 = ml$STATISTIC[[1]], df = ml$dof, p = ml$PVAL[[1]], varimax = upright(unclass(varimax(M, normalize = TRUE, eps = 1e-15)$loadings)))
set.seed(1); fp <- quiet(fa.parallel(Z, fa = "pc", n.iter = 400, quant = 0.95, sim = TRUE, plot = FALSE))
out$parallel <- list(simulated = unname(fp$pc.sim), ncomp = fp$ncomp)
write_json(out, "factors.json"); str(out$parallel)
