# Rankings: t.test of the places, prop.test (Wilson) of who put it first, friedman.test; Kendall's W from the sums of places.
library(jsonlite)
set.seed(1939)
ids <- c("population", "education", "purchasing", "health", "housing")
orders <- t(sapply(1:37, function(i) order(c(2, 1, 1.6, 1.8, 4) + rnorm(5))))
places <- t(apply(orders, 1, order)); n <- nrow(places); k <- ncol(places)
one <- function(at) { t <- t.test(places[, at]); first <- sum(places[, at] == 1); w <- suppressWarnings(prop.test(first, n, correct = FALSE)$conf.int)
  list(answer = ids[at], n = n, mean_place = unname(t$estimate), sd = sd(places[, at]), lower = t$conf.int[1], upper = t$conf.int[2],
       first = first, share = first / n, share_lower = w[1], share_upper = w[2]) }
f <- friedman.test(places); S <- sum((colSums(places) - n * (k + 1) / 2)^2)
out <- list(answers = apply(orders, 1, function(o) paste(ids[o], collapse = ";")), ranking = lapply(seq_along(ids), one),
            agreement = list(n = n, choices = k, chi2 = unname(f$statistic), df = unname(f$parameter), p = f$p.value, kendall_w = 12 * S / (n^2 * (k^3 - k))))
write(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = TRUE), "rankings.json")
