# Waves: t.test's interval of each mean; before/after by t.test (Welch), effectsize::cohens_d, wilcox.test.
source("survey.R"); suppressPackageStartupMessages(library(effectsize))
x <- score("tangibles", "p"); waves <- sort(unique(survey$sqd_wave)); values <- function(w) { v <- x[survey$sqd_wave == w]; v[!is.na(v)] }
out <- list(waves = lapply(waves, function(w) { v <- values(w); t <- t.test(v); list(wave = w, n = length(v), mean = mean(v), sd = sd(v), lower = t$conf.int[1], upper = t$conf.int[2]) }))
change <- function(before, after) { t <- t.test(after, before); d <- cohens_d(after, before); u <- wilcox.test(after, before, exact = FALSE, correct = FALSE)
  list(n_before = length(before), n_after = length(after), difference = mean(after) - mean(before), lower = t$conf.int[1], upper = t$conf.int[2],
       t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, cohen_d = d$Cohens_d, d_lower = d$CI_low, d_upper = d$CI_high, mann_whitney_u = unname(u$statistic), mann_whitney_p = u$p.value) }
out$last_two <- change(values("2024-2"), values("2025-1")); out$first_last <- change(values("2024-1"), values("2025-1"))
write_json(out, "trend.json"); str(out$last_two)
