# Item-total correlations by cor(), r-table by qt(), Fornell-Larcker from lavaan, HTMT by semTools.
source("survey.R"); suppressPackageStartupMessages({library(lavaan); library(semTools)})
out <- list(items = lapply(dimensions$empathy, function(i) { X <- complete(scored(dimensions$empathy)); T <- rowSums(X)
  list(item = i, n = nrow(X), item_total_r = cor(X[[i]], T), item_rest_r = cor(X[[i]], T - X[[i]]), p = cor.test(X[[i]], T)$p.value,
       p_one = cor.test(X[[i]], T, alternative = "greater")$p.value) }))
critical <- function(n, q) qt(q, n - 2) / sqrt(qt(q, n - 2)^2 + n - 2)
out$critical <- lapply(c(5, 30, 100, 149), function(n) list(n = n, two = critical(n, .975), one = critical(n, .95), two_1 = critical(n, .995)))
Z <- complete(scored(unlist(dimensions, use.names = FALSE))); model <- paste(names(dimensions), "=~", sapply(dimensions, paste, collapse = " + "), collapse = "\n")
s <- standardizedSolution(cfa(model, Z, std.lv = TRUE)); l <- s[s$op == "=~", ]; phi <- s[s$op == "~~" & s$lhs != s$rhs, ]
ave <- sapply(names(dimensions), function(d) mean(l$est.std[l$lhs == d]^2)); H <- htmt(model, Z, htmt2 = FALSE)
out$pairs <- lapply(seq_len(nrow(phi)), function(i) list(dimension = phi$lhs[i], other = phi$rhs[i], factor_r = phi$est.std[i],
  root_ave = sqrt(ave[[phi$lhs[i]]]), root_ave_other = sqrt(ave[[phi$rhs[i]]]), htmt = max(H[phi$rhs[i], phi$lhs[i]], H[phi$lhs[i], phi$rhs[i]])))
write_json(out, "validity.json")
