# cor.test of base R, psych's partial.r, corr.p, r.con. Intervals of rho and tau by the published variances, written out here.
source("survey.R"); suppressPackageStartupMessages(library(psych))
# Equal means of thirds and fourths tie only when rounded.
fisher <- function(r, variance) tanh(atanh(r) + c(-1, 1) * qnorm(.975) * sqrt(variance))
scores <- c(lapply(setNames(names(dimensions), names(dimensions)), score), list(overall = survey$overall, digital_satisfaction = survey$digital_satisfaction,
  overall_gap = round(rowMeans(sapply(names(dimensions), score, battery = "gap")), 12), reliability_e = score("reliability", "e")))
one <- function(x, y, method) { ok <- complete.cases(x, y); x <- x[ok]; y <- y[ok]; n <- length(x)
  t <- quiet(cor.test(x, y, method = method, exact = FALSE, continuity = FALSE)); r <- t$estimate[[1]]
  ci <- switch(method, pearson = t$conf.int[1:2], spearman = fisher(r, (1 + r^2 / 2) / (n - 3)), kendall = fisher(r, 0.437 / (n - 4)))
  list(n = n, value = r, lower = ci[1], upper = ci[2], p = t$p.value) }
pairs <- list(c("tangibles", "reliability"), c("reliability", "empathy"), c("empathy", "overall"), c("tangibles", "digital_satisfaction"), c("overall", "digital_satisfaction"),
  c("overall_gap", "overall"), c("reliability_e", "tangibles"))
out <- list(pairs = unlist(lapply(c("pearson", "spearman", "kendall"), function(m) lapply(pairs, function(p) c(list(first = p[1], second = p[2], coefficient = m), one(scores[[p[1]]], scores[[p[2]]], m)))), recursive = FALSE))
# One or two variables held constant: satisfaction with the digital service, satisfaction.
partial <- function(p, held, method) { X <- data.frame(a = scores[[p[1]]], b = scores[[p[2]]], scores[held]); X <- X[complete.cases(X), ]; k <- length(held); n <- nrow(X)
  if (method == "spearman") X[] <- lapply(X, rank)
  r <- as.matrix(partial.r(X, 1:2, 3:(2 + k)))[1, 2]; ci <- if (method == "pearson") r.con(r, n - k) else fisher(r, (1 + r^2 / 2) / (n - k - 3))
  list(first = p[1], second = p[2], held = I(held), coefficient = method, n = n, value = r, lower = ci[1], upper = ci[2], p = corr.p(matrix(r), n - k, adjust = "none")$p[[1]]) }
out$partial <- unlist(lapply(c("pearson", "spearman"), function(m) list(partial(pairs[[1]], "overall", m), partial(pairs[[2]], c("overall", "digital_satisfaction"), m))), recursive = FALSE)
# Exact p of Kendall's tau: ten values without ties.
x <- c(3, 1, 4, 15, 9, 2, 6, 5, 35, 8); y <- c(2, 7, 1, 8, 28, 18, 4, 5, 90, 45); t <- cor.test(x, y, method = "kendall", exact = TRUE)
out$exact <- list(x = x, y = y, value = t$estimate[[1]], p = t$p.value)
write_json(out, "correlations.json"); str(out$partial); str(out$exact)
