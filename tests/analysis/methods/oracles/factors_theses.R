# Factor analysis as theses do it: psych::principal (held to its own varimax), stats::promax of components and of principal axes.
source("survey.R"); suppressPackageStartupMessages(library(psych))
Z <- complete(scored(unlist(dimensions, use.names = FALSE))); R <- cor(Z); n <- nrow(Z)
upright <- function(L, Phi = diag(ncol(L))) { ss <- diag(Phi %*% t(L) %*% L); o <- order(-ss); s <- sign(colSums(L))[o]; L <- sweep(L[, o], 2, s, "*")
  list(loadings = unname(L), phi = unname(Phi[o, o] * (s %o% s)), ss = ss[o]) }
turned <- function(L) unclass(varimax(L, normalize = TRUE, eps = 1e-15)$loadings)
oblique <- function(L) { t <- promax(L, m = 4); U <- solve(t$rotmat); upright(unclass(t$loadings), U %*% t(U)) }
pc <- quiet(principal(R, 3, rotate = "none", n.obs = n)); P <- turned(unclass(pc$loadings))
own <- quiet(principal(R, 3, rotate = "varimax", n.obs = n)); stopifnot(max(abs(abs(upright(unclass(own$loadings))$loadings) - abs(upright(P)$loadings))) < 2e-3)  # it stops varimax at 1e-5
pa <- quiet(fa(R, 3, n.obs = n, fm = "pa", rotate = "none", min.err = 1e-14, max.iter = 1e5)); e <- eigen(R)$values
out <- list(pc = list(communality = unname(pc$communality), unrotated = upright(unclass(pc$loadings)), varimax = upright(P), promax = oblique(P)), pa = list(promax = oblique(turned(unclass(pa$loadings)))),
  eigenvalues = e, share = e / length(e), cumulative = cumsum(e) / length(e), above_one = sum(e > 1))
write_json(out, "factors_theses.json"); str(out, 2)
