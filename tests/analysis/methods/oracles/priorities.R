# What to improve first: importance × shortfall by arithmetic, and shares among the first three by package boot. Importance is expectation;
# the acceptable level is 2/3 of the way up the scale, for SKM elements where class B begins (76.61/25).
source("survey.R"); library(boot)
items <- unlist(dimensions); P <- scored(items, "p"); E <- scored(items, "e"); S <- survey[paste0(elements, "_p")]; names(S) <- elements
benefits <- function(i) {
  p <- P[i, ]; e <- E[i, ]; both <- !is.na(p) & !is.na(e)
  over <- function(X) colSums(ifelse(both, as.matrix(X), 0)) / colSums(both)
  importance <- over(e); performance <- over(p); width <- 6; level <- 1 + width * 2 / 3
  shortfall <- pmax((level - performance) / width, (importance - performance) / width)
  nrr <- colMeans(S[i, ], na.rm = TRUE)
  c(importance / mean(importance) * shortfall, (76.61 / 25 - nrr) / 3)
}
point <- benefits(seq_len(nrow(survey)))
set.seed(2); drawn <- boot(data.frame(i = seq_len(nrow(survey))), function(d, i) benefits(i), 8000)$t
share <- rowMeans(apply(drawn, 1, function(b) rank(-b) <= 3))
write_json(lapply(seq_along(point), function(j) list(item = c(items, elements)[j], benefit = point[[j]], share = share[j],
  lower = quantile(drawn[, j], .025)[[1]], upper = quantile(drawn[, j], .975)[[1]])), "priorities.json")
print(round(cbind(point, share), 3))
