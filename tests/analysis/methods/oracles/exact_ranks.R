# Rank tests of few responses, every way counted, ties at their mean ranks: coin (wilcoxsign_test without the zeros, wilcox_test)
# and exactRankTests (wilcox.exact), which must agree: of two groups in one tail, since the latter doubles it where coin takes both. The first 40 responses of the survey, as gaps and by sex; of these the
# latest against the earliest wave.
source("survey.R"); suppressPackageStartupMessages({library(coin); library(exactRankTests)})
survey <- survey[1:40, ]; far <- function(a, b) stopifnot(abs(a - b) < 1e-9)
signed <- function(items) { G <- complete(scored(items, "gap")); d <- rowSums(G); moved <- d[d != 0]; n <- length(moved)
  p <- pvalue(wilcoxsign_test(moved ~ rep(0, n), zero.method = "Wilcoxon", distribution = "exact"))
  far(p, wilcox.exact(moved, exact = TRUE)$p.value); r <- rank(abs(moved))
  list(n = length(d), wilcoxon_w = min(sum(r[moved > 0]), sum(r[moved < 0])), wilcoxon_exact_p = as.numeric(p),
       wilcoxon_p = wilcox.test(moved, exact = FALSE, correct = FALSE)$p.value) }
two <- function(first, second) { d <- data.frame(y = c(first, second), g = factor(rep(1:2, c(length(first), length(second)))))
  d <- d[!is.na(d$y), ]; p <- pvalue(wilcox_test(y ~ g, d, distribution = "exact")); w <- wilcox.exact(y ~ g, d, alternative = "less", exact = TRUE)
  far(pvalue(wilcox_test(y ~ g, d, distribution = "exact", alternative = "less")), w$p.value); list(n = nrow(d), u = w$statistic[[1]], p = as.numeric(p)) }
sexes <- function(x) two(x[survey$sex == "female"], x[survey$sex == "male"])  # in the order of their names
waves <- function(x) two(x[survey$sqd_wave == "2025-1"], x[survey$sqd_wave == "2024-1"])
scores <- list(tangibles = score("tangibles"), reliability = score("reliability"), empathy = score("empathy"))
out <- list(dimensions = lapply(names(dimensions), function(d) c(list(dimension = d), signed(dimensions[[d]]))),
            items = lapply(c("t1", "t4", "r2", "m3"), function(i) c(list(item = i), signed(i))),
            sex = Map(function(name, x) c(list(scale = name), sexes(x)), names(scores), scores),
            waves = Map(function(name, x) c(list(scale = name), waves(x)), names(scores), scores))
out$sex <- unname(out$sex); out$waves <- unname(out$waves); write_json(out, "exact_ranks.json"); str(out)
