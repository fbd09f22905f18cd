# Mediation by lm thrice and by lavaan (a, b, c', a*b); Sobel's z written out; the bootstrap by boot::boot, 20000 resamples.
source("survey.R"); suppressPackageStartupMessages({library(lavaan); library(boot)})
S <- sapply(names(dimensions), score)
D <- data.frame(S, whole = rowMeans(S), m = survey$overall, y = survey$digital_satisfaction, sex = as.integer(survey$sex == "female"), used = ifelse(survey$digital_aware == "", NA, as.integer(survey$digital_aware == "yes")))
terms_of <- function(m) { s <- coef(summary(m)); ci <- confint(m); b <- coef(m)
  beta <- b[-1] * sapply(as.data.frame(model.matrix(m)[, -1, drop = FALSE]), sd) / sd(model.response(model.frame(m)))
  lapply(seq_along(b)[-1], function(j) list(term = names(b)[j], b = b[[j]], se = s[j, 2], beta = beta[[j - 1]], t = s[j, 3], p = s[j, 4], lower = ci[j, 1], upper = ci[j, 2])) }
chain <- function(y, x, held = character(), draws = 20000) { d <- D[c(y, "m", x, held)]; d <- d[complete.cases(d), ]
  f <- function(left, right) lm(reformulate(right, left), d)
  a <- f("m", c(x, held)); direct <- f(y, c(x, "m", held)); total <- f(y, c(x, held))
  model <- paste0("m ~ ", paste0("a", seq_along(x), "*", x, collapse = " + "), if (length(held)) paste0(" + ", held), "\n", y, " ~ b*m + ", paste(c(x, held), collapse = " + "), "\n",
    paste0("ab", seq_along(x), " := a", seq_along(x), "*b", collapse = "\n"))
  p <- parameterEstimates(sem(model, d)); ab <- p$est[p$op == ":="]
  set.seed(1); B <- boot(d, function(d, i) { d <- d[i, ]; coef(lm(reformulate(c(x, held), "m"), d))[x] * coef(lm(reformulate(c(x, "m", held), y), d))[["m"]] }, draws)
  sa <- coef(summary(a))[x, 2]; sb <- coef(summary(direct))["m", 2]; b <- coef(direct)[["m"]]
  r2 <- function(m) { s <- summary(m); list(n = nobs(m), r2 = s$r.squared, r2_adj = s$adj.r.squared, f = s$fstatistic[[1]], f_p = pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)[[1]]) }
  list(n = nrow(d), effects = lapply(seq_along(x), function(j) list(term = x[j], total = coef(total)[[x[j]]], direct = coef(direct)[[x[j]]], indirect = ab[j],
      sobel_z = ab[j] / sqrt(coef(a)[[x[j]]]^2 * sb^2 + b^2 * sa[j]^2), indirect_beta = ab[j] * sd(d[[x[j]]]) / sd(d[[y]]), boot = unname(quantile(B$t[, j], c(.025, .975))), boot_sd = sd(B$t[, j]))),
    paths = list(path_a = terms_of(a), path_direct = terms_of(direct), path_total = terms_of(total)), models = list(path_a = r2(a), path_direct = r2(direct), path_total = r2(total))) }
out <- list(whole = chain("y", "whole"), dimensions = chain("y", names(dimensions), "sex"), yes = chain("used", "whole"))
write_json(out, "mediation.json"); str(out$whole$effects)
