# psych::alpha (alpha, standardised, ase), psych::splitHalf is not needed: halves are plain sums; polycor and lavaan for polychorics;
# psych::omega with iterations driven to the end; lavaan::cfa for composite reliability and AVE.
source("survey.R"); suppressPackageStartupMessages({library(psych); library(lavaan)})

alpha_of <- function(items, battery) {
  X <- complete(scored(items, battery)); a <- quiet(psych::alpha(X, check.keys = FALSE, warnings = FALSE))
  r <- cor(X)[lower.tri(diag(ncol(X)))]
  odd <- seq(1, ncol(X), 2); A <- rowSums(X[odd]); B <- rowSums(X[-odd]); rh <- cor(A, B)
  half <- 1:ceiling(ncol(X) / 2); A2 <- rowSums(X[half]); B2 <- rowSums(X[-half])
  list(n = nrow(X), alpha = a$total$raw_alpha, alpha_standardised = a$total$std.alpha, mean_r = mean(r), min_r = min(r), max_r = max(r),
       di_lower = a$total$raw_alpha - qnorm(.975) * a$total$ase, di_upper = a$total$raw_alpha + qnorm(.975) * a$total$ase,
       r_halves = rh, spearman_brown_equal = 2 * rh / (1 + rh), guttman_split = 2 * (1 - (var(A) + var(B)) / var(A + B)),
       r_first_second = cor(A2, B2), guttman_first_second = 2 * (1 - (var(A2) + var(B2)) / var(A2 + B2)))
}
sets <- c(dimensions, list(overall = unlist(dimensions, use.names = FALSE)))
out <- list(alpha = lapply(names(sets), function(s) lapply(c("e", "p", "gap"), function(b) c(list(scale = s, battery = b), alpha_of(sets[[s]], b)))))
out$alpha <- do.call(c, out$alpha)

# Polychoric correlations: thresholds from the margins, then each pair's likelihood maximised to the last digits (pbivnorm's rectangles).
poly_pair <- function(x, y) {
  T <- table(x, y); a <- qnorm(cumsum(rowSums(T)) / sum(T)); b <- qnorm(cumsum(colSums(T)) / sum(T))
  a <- c(-Inf, a[-length(a)], Inf); b <- c(-Inf, b[-length(b)], Inf)
  slope <- function(rho) { total <- 0
    for (i in seq_len(nrow(T))) for (j in seq_len(ncol(T))) if (T[i, j] > 0) {
      F <- function(h, k) if (h == -Inf || k == -Inf) 0 else if (h == Inf) pnorm(k) else if (k == Inf) pnorm(h) else pbivnorm::pbivnorm(h, k, rho)
      p <- F(a[i + 1], b[j + 1]) - F(a[i], b[j + 1]) - F(a[i + 1], b[j]) + F(a[i], b[j])
      d <- function(h, k) if (is.finite(h) && is.finite(k)) exp(-(h^2 + k^2 - 2 * rho * h * k) / (2 * (1 - rho^2))) / (2 * pi * sqrt(1 - rho^2)) else 0
      dp <- d(a[i + 1], b[j + 1]) - d(a[i], b[j + 1]) - d(a[i + 1], b[j]) + d(a[i], b[j]); total <- total + T[i, j] * dp / p }
    total }
  uniroot(slope, c(-0.99, 0.99), tol = 1e-15)$root
}
X <- complete(scored(dimensions$tangibles)); k <- 4; R <- diag(k)
for (i in 1:3) for (j in (i + 1):4) R[i, j] <- R[j, i] <- poly_pair(X[[i]], X[[j]])
L <- quiet(lavCor(X, ordered = names(X))); P <- polycor::polychor(X[[1]], X[[2]], ML = FALSE); PS <- quiet(psych::polychoric(X, correct = 0)$rho)
stopifnot(max(abs(R - unclass(L))) < 1e-5, abs(P - R[1, 2]) < 1e-4, max(abs(PS - R)) < 1e-4)
out$polychoric <- R; out$ordinal_alpha <- k / (k - 1) * (1 - k / sum(R))
cat("lavaan's polychoric correlations differ by at most", max(abs(R - unclass(L))), "\n")

# Composite reliability and AVE from lavaan's standardised loadings of the three correlated dimensions.
Z <- complete(scored(sets$overall)); model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
s <- standardizedSolution(cfa(model, Z, std.lv = TRUE)); s <- s[s$op == "=~", ]
out$composite <- lapply(names(dimensions), function(d) { l <- s$est.std[s$lhs == d]
  list(scale = d, composite_reliability = sum(l)^2 / (sum(l)^2 + sum(1 - l^2)), ave = mean(l^2)) })

# Schmid-Leiman and omega hierarchical: psych's own, then the same steps with every iteration driven to its end.
ours <- quiet(psych::omega(Z, 3, fm = "pa", flip = FALSE, plot = FALSE))
f <- quiet(psych::fa(Z, 3, fm = "pa", rotate = "varimax", min.err = 1e-14, max.iter = 1e5))
q <- GPArotation::oblimin(unclass(f$loadings), eps = 1e-8, maxit = 1e4); g <- quiet(psych::fa(q$Phi, 1, fm = "pa", min.err = 1e-14, max.iter = 1e5))
general <- as.vector(q$loadings %*% g$loadings); R <- cor(Z); u2 <- 1 - f$communality
out$omega <- list(omega_hierarchical = sum(general)^2 / sum(R), omega_total = 1 - sum(u2) / sum(R), general = abs(general),
                  psych_omega_h = ours$omega_h, psych_omega_t = ours$omega.tot)
write_json(out, "reliability.json"); print(out$omega)
