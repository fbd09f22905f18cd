# t.test, psych::alpha and alpha.ci, prop.test and binom.test, cor.test.
source("survey.R"); suppressPackageStartupMessages(library(psych))
out <- list(scores = lapply(names(cohen), function(d) { X <- complete(scored(cohen[[d]])); y <- rowSums(X) / 4; t <- t.test(y)
    a <- quiet(psych::alpha(X, check.keys = FALSE, warnings = FALSE))$total$raw_alpha; ci <- alpha.ci(a, n.obs = nrow(X), n.var = 4)
    list(dimension = d, n = length(y), mean = mean(y), sd = sd(y), lower = t$conf.int[1], upper = t$conf.int[2], share_of_scale = (mean(y) - 1) / 4,
         alpha = a, alpha_lower = ci$lower.ci[[1]], alpha_upper = ci$upper.ci[[1]]) }))
stage <- function(name, x, n, all) { w <- prop.test(x, n, correct = FALSE)$conf.int
  list(stage = name, n = n, count = x, share = x / n, lower = w[1], upper = w[2], share_of_all = x / all, p = binom.test(x, n, 0.6)$p.value) }
s <- survey; aware <- s$digital_aware == "yes"; used <- aware & !is.na(s$digital_used) & s$digital_used == "yes"
happy <- used & !is.na(s$digital_satisfaction) & s$digital_satisfaction > 3
out$funnel <- list(stage("awareness", sum(aware), nrow(s), nrow(s)), stage("use", sum(used), sum(aware & s$digital_used != ""), nrow(s)),
                   stage("satisfaction", sum(happy), sum(used & !is.na(s$digital_satisfaction)), nrow(s)))
pairs <- expand.grid(d = names(cohen), o = names(dimensions), b = c("p", "gap"), stringsAsFactors = FALSE)
out$relation <- lapply(seq_len(nrow(pairs)), function(i) { x <- score(pairs$d[i], of = cohen); y <- score(pairs$o[i], pairs$b[i]); ok <- complete.cases(x, y)
  t <- cor.test(x[ok], y[ok]); list(dimension = pairs$d[i], other = pairs$o[i], battery = c(p = "perception", gap = "gap")[[pairs$b[i]]], n = sum(ok), r = t$estimate[[1]],
  lower = t$conf.int[1], upper = t$conf.int[2], p = t$p.value, rho = cor(x[ok], y[ok], method = "spearman")) })
write_json(out, "cohen.json")
