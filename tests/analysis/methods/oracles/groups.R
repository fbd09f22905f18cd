# t.test, oneway.test, wilcox.test, kruskal.test, TukeyHSD (base R); leveneTest (car); effect sizes (effectsize); Games-Howell and
# Dunn (rstatix). Groups: sex (two) and education (three, after "sd" with 3 responses is left out).
source("survey.R"); suppressPackageStartupMessages({library(car); library(effectsize)})
by <- function(group, y) { d <- data.frame(g = survey[[group]], y = y); d <- d[complete.cases(d) & d$g != "", ]
  d <- d[d$g %in% names(which(table(d$g) >= 5)), ]; d$g <- factor(d$g); d }
means <- function(d) lapply(levels(d$g), function(g) { y <- d$y[d$g == g]; t <- t.test(y)
  list(group = g, n = length(y), mean = mean(y), sd = sd(y), lower = t$conf.int[1], upper = t$conf.int[2], median = median(y)) })
two <- function(d) {
  s <- t.test(y ~ g, d, var.equal = TRUE); w <- t.test(y ~ g, d); m <- quiet(wilcox.test(y ~ g, d, exact = FALSE, correct = FALSE))
  l <- leveneTest(y ~ g, d); cd <- effectsize::cohens_d(y ~ g, data = d, tol = 1e-15); rb <- effectsize::rank_biserial(y ~ g, data = d)
  list(means = means(d), student_t = list(statistic = s$statistic, df2 = s$parameter, p = s$p.value), welch_t = list(statistic = w$statistic, df2 = w$parameter, p = w$p.value),
       mann_whitney = list(statistic = m$statistic, p = m$p.value), brown_forsythe = list(statistic = l[1, 2], p = l[1, 3]),
       mean_difference = list(value = unname(w$estimate[1] - w$estimate[2]), lower = w$conf.int[1], upper = w$conf.int[2]),
       cohen_d = list(value = cd$Cohens_d, lower = cd$CI_low, upper = cd$CI_high),
       rank_biserial = list(value = rb[[1]], lower = rb$CI_low, upper = rb$CI_high))
}
more <- function(d) {
  a <- oneway.test(y ~ g, d, var.equal = TRUE); w <- oneway.test(y ~ g, d); k <- kruskal.test(y ~ g, d); l <- leveneTest(y ~ g, d); fit <- aov(y ~ g, d)
  test <- function(x) list(statistic = x$statistic[[1]], df1 = x$parameter[[1]], df2 = if (length(x$parameter) > 1) x$parameter[[2]] else NA, p = x$p.value)
  list(means = means(d), anova = test(a), welch_anova = test(w), kruskal_wallis = test(k), brown_forsythe = list(statistic = l[1, 2], p = l[1, 3]),
       eta_squared = list(value = effectsize::eta_squared(fit, partial = FALSE)$Eta2), omega_squared = list(value = effectsize::omega_squared(fit, partial = FALSE)$Omega2),
       epsilon_squared = list(value = effectsize::rank_epsilon_squared(y ~ g, data = d)[[1]]),
       tukey = { t <- TukeyHSD(fit)$g; lapply(rownames(t), function(r) c(list(pair = r), as.list(t[r, ]))) },
       games_howell = lapply(split(as.data.frame(rstatix::games_howell_test(d, y ~ g, detailed = TRUE)), 1:3), as.list),
       dunn = lapply(split(as.data.frame(rstatix::dunn_test(d, y ~ g, p.adjust.method = "holm")), 1:3), as.list))
}
for (s in c("tangibles", "empathy")) stopifnot(nlevels(by("education", score(s))$g) == 3)
out <- list(sex = list(tangibles = two(by("sex", score("tangibles"))), overall = two(by("sex", survey$overall)), gap = two(by("sex", score("empathy", "gap")))),
            education = list(tangibles = more(by("education", score("tangibles"))), overall = more(by("education", survey$overall))),
            unit = list(tangibles = more(by("sqd_unit", score("tangibles")))))
write_json(out, "groups.json"); str(out$education$tangibles$games_howell[[1]])
