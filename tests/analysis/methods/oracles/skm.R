# The index by arithmetic, element intervals by t.test, and the bootstrap by package boot with many resamples.
source("survey.R"); library(boot)
X <- survey[paste0(elements, "_p")]; names(X) <- elements
ikm <- function(X) 25 * mean(colMeans(X, na.rm = TRUE))
grade <- function(v) { r <- floor(100 * v + 0.5 + 1e-9) / 100; c("D", "C", "B", "A")[1 + (r >= 65) + (r >= 76.61) + (r >= 88.31)] }
out <- list(ikm = ikm(X), class = grade(ikm(X)), rounded_0.11 = 25 * 0.11 * sum(colMeans(X, na.rm = TRUE)), rounded_0.111 = 25 * 0.111 * sum(colMeans(X, na.rm = TRUE)),
  elements = lapply(elements, function(e) { y <- X[[e]][!is.na(X[[e]])]; t <- t.test(y)
    list(element = e, n = length(y), nrr = mean(y), lower = t$conf.int[1], upper = t$conf.int[2], total = sum(y), threes = sum(y == 3)) }),
  units = lapply(sort(unique(survey$sqd_unit)), function(u) list(group = u, ikm = ikm(X[survey$sqd_unit == u, ]))))
set.seed(1); b <- boot(X, function(d, i) ikm(d[i, ]), 20000)$t[, 1]
out$boot <- list(lower = quantile(b, .025), upper = quantile(b, .975), share_a = mean(grade(b) == "A"), share_b = mean(grade(b) == "B"))
write_json(out, "skm.json"); str(out$boot); print(out$ikm)
