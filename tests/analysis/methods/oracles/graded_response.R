# The graded response model by ltm::grm 1.2-0, and ordered logits by MASS::polr. Run: Rscript graded_response.R FOLDER, where FOLDER
# holds ltm's R files (https://github.com/cran/ltm, folder R), which are read without its other packages.
# grm's search goes on until nothing moves, and its quadrature has the 61 points of Gauss and Hermite without those whose weight is
# below 1e-16, where its own bounds for probabilities of 0 and 1 would count. Writes graded_response.csv (simulated answers, a fixed
# seed: no real person is in it) and graded_response.json.
library(MASS)
folder <- commandArgs(TRUE)[1]; load(file.path(folder, "sysdata.rda"))
for (file in list.files(folder, "[.]R$", full.names = TRUE)) source(file)
deltamethod <- function(g, mean, cov) { x1 <- mean[1]; x2 <- mean[2]; d <- c(attr(eval(deriv(g[[2]], c("x1", "x2"))), "gradient")); sqrt(c(d %*% cov %*% d)) }  # msm's
source_of <- deparse(grm); source_of <- sub("trace = as.numeric(con$verbose))", "trace = 0, reltol = 1e-16, ndeps = rep(1e-4, length(unlist(betas))))", source_of, fixed = TRUE)
stopifnot(any(grepl("reltol", source_of))); grm <- eval(parse(text = source_of))
GHpoints <- function(form, k) {
  J <- matrix(0, k, k); i <- seq_len(k - 1); J[cbind(i, i + 1)] <- J[cbind(i + 1, i)] <- sqrt(i); e <- eigen(J, symmetric = TRUE)
  w <- e$vectors[1, ]^2; list(x = cbind(1, e$values[w > 1e-16]), w = w[w > 1e-16] / sum(w[w > 1e-16]))
}

set.seed(1969); n <- 400; group <- rep(c("a", "b"), c(230, 170)); theta <- rnorm(n) + 0.4 * (group == "b")
a <- c(1.2, 2.4, 0.8, 1.7); b <- list(c(-2, -1, 0, 1), c(-1.6, -0.4, 0.5, 1.4), c(-1.5, 0, 1.5), c(-1, -0.2, 0.6, 1.8))
X <- sapply(1:4, function(j) 1 + rowSums(a[j] * outer(theta - 0.9 * (j == 3) * (group == "b"), b[[j]], `-`) + rlogis(n) > 0))
X[matrix(runif(4 * n) < 0.03, n)] <- NA; X[7, ] <- NA
write.csv(data.frame(sqd_uuid = sprintf("u%03d", 1:n), sqd_unit = group, setNames(as.data.frame(X), paste0("t", 1:4, "_p"))),
  "graded_response.csv", row.names = FALSE, na = "", quote = FALSE)

answered <- X[rowSums(!is.na(X)) > 0, ]
fit <- grm(answered, control = list(GHk = 61, iter.qN = 5000))
fit <- grm(answered, start.val = fit$coefficients, Hessian = TRUE, control = list(GHk = 61, iter.qN = 5000))
# vcov.grm turns the thresholds' covariances to their own scale, but not those with the discrimination: errors of the ratio need both.
sizes <- lengths(fit$coefficients); parts <- split(seq_len(sum(sizes)), rep(1:4, sizes)); V <- MASS::ginv(fit$hessian)
turn <- diag(sum(sizes))
searched <- unlist(lapply(fit$coefficients, function(p) { K <- length(p); c(p[1], log(diff(p[-K])), p[K]) }))
of_thresholds <- jacobian(searched, FALSE, sapply(parts, min), sapply(parts, max), 4)
for (j in 1:4) { own <- head(parts[[j]], -1); turn[own, own] <- of_thresholds[[j]] }
V <- turn %*% V %*% t(turn); parameters <- IRT.parm(fit)
errors <- lapply(1:4, function(j) { p <- fit$coefficients[[j]]; K <- length(p); W <- V[parts[[j]], parts[[j]]]
  c(sapply(seq_len(K - 1), function(k) deltamethod(~ x1 / x2, p[c(k, K)], W[c(k, K), c(k, K)])), sqrt(W[K, K])) })
told <- function(level, j) { p <- fit$coefficients[[j]]; K <- length(p); F <- c(0, plogis(p[-K] - p[K] * level), 1); P <- diff(F); f <- F * (1 - F); sum((p[K] * diff(f))^2 / P) }
total <- function(level) sapply(level, function(x) sum(sapply(1:4, told, level = x)))
items <- lapply(1:4, function(j) { p <- parameters$parms[[j]]; K <- length(p)
  list(a = p[[K]], a_se = errors[[j]][[K]], b = p[-K], b_se = errors[[j]][-K], information = sapply(-2:2, told, j = j)) })
for (i in 1:4) names(items[[i]]$b) <- names(items[[i]]$b_se) <- NULL

used <- complete.cases(X); Y <- X[used, ]; total_score <- rowSums(Y); of <- as.numeric(group[used] == "b")
model <- function(y, D) polr(ordered(y) ~ ., data.frame(D), control = list(reltol = 1e-16, maxit = 2000))
groups <- lapply(1:4, function(j) {
  y <- Y[, j]; s <- scale(total_score)[, 1]
  l <- sapply(list(cbind(s), cbind(s, of), cbind(s, of, both = s * of)), function(D) c(logLik(model(y, D)))); null <- c(logLik(polr(ordered(y) ~ 1)))
  r2 <- function(value) (1 - exp(2 * (null - value) / length(y))) / (1 - exp(2 * null / length(y)))
  list(n = length(y), chi2_uniform = 2 * (l[2] - l[1]), chi2_non_uniform = 2 * (l[3] - l[2]), chi2 = 2 * (l[3] - l[1]),
    p = pchisq(2 * (l[3] - l[1]), 2, lower.tail = FALSE), change = r2(l[3]) - r2(l[1])) })
adjusted <- p.adjust(sapply(groups, function(g) g$p), "holm"); for (i in 1:4) groups[[i]]$p_holm <- adjusted[i]
out <- list(n = nrow(answered), log_likelihood = c(logLik(fit)), parameters = length(unlist(fit$coefficients)), aic = AIC(fit), bic = summary(fit)$BIC,
  marginal_reliability = integrate(function(x) total(x) / (total(x) + 1) * dnorm(x), -9, 9, rel.tol = 1e-10)$value,
  information = total(c(-3, -1.5, 0, 1.5, 3)), range = information(fit, c(-3, 3))$InfoRange, slope = fit$max.sc, items = items, groups = groups)
writeLines(jsonlite::toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = TRUE), "graded_response.json"); str(out)
