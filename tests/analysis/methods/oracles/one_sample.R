# t.test against a value, Cohen's d with the noncentral t's interval solved by uniroot, and both one-sided tests; Welch's for a change.
source("survey.R")
nct <- function(t, df) sapply(c(.975, .025), function(q) uniroot(function(x) pt(t, df, x) - q, t + c(-8, 8), tol = 1e-13)$root)
scores <- list(tangibles = score("tangibles"), policy = score("policy", of = cohen), overall = survey$overall, gap = score("reliability", "gap"))
one <- function(name, target, margin) { x <- scores[[name]]; x <- x[!is.na(x)]; n <- length(x); t <- t.test(x, mu = target); d <- (mean(x) - target) / sd(x)
  above <- t.test(x, mu = target - margin, alternative = "greater"); below <- t.test(x, mu = target + margin, alternative = "less"); ci <- nct(t$statistic[[1]], n - 1) / sqrt(n)
  list(score = name, target = target, margin = margin, n = n, mean = mean(x), sd = sd(x), difference = mean(x) - target, lower = t$conf.int[1] - target, upper = t$conf.int[2] - target,
    t = t$statistic[[1]], df = n - 1, p = t$p.value, cohen_d = d, d_lower = ci[1], d_upper = ci[2],
    equivalence = c(both(above, below), as.list(setNames(t.test(x, conf.level = .9)$conf.int - target, c("equivalence_lower", "equivalence_upper"))))) }
both <- function(above, below) list(t_above = above$statistic[[1]], p_above = above$p.value, t_below = below$statistic[[1]], p_below = below$p.value, p_equivalence = max(above$p.value, below$p.value))
out <- list(middle = list(one("tangibles", 4, .5), one("policy", 3, .5), one("overall", 4, .5), one("gap", 0, .5)), one_target = list(one("tangibles", 5, .25), one("overall", 5, .25)))
# Between two waves.
wave <- function(w) { x <- scores$tangibles[survey$sqd_wave == w]; x[!is.na(x)] }
a <- wave("2024-2"); b <- wave("2025-1"); ci <- t.test(b, a, conf.level = .9)$conf.int
out$change <- c(list(n_before = length(a), n_after = length(b), difference = mean(b) - mean(a), equivalence_lower = ci[1], equivalence_upper = ci[2]),
  both(t.test(b, a, mu = -.5, alternative = "greater"), t.test(b, a, mu = .5, alternative = "less")))
write_json(out, "one_sample.json"); str(out$change)
