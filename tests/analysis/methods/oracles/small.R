# The numbers that tests/analysis/test_*.py quote as "oracles/small.R". Run: Rscript small.R
# R 4.2.2, psych 2.2.9, lavaan 0.6-14, car 3.1-1, lmtest 0.9-40, sandwich 3.0-2.
suppressPackageStartupMessages({library(lavaan); library(psych); library(car); library(lmtest); library(sandwich)})
options(digits = 16)

# Reliability: eight answers to three items.
X <- data.frame(a = c(4, 5, 3, 2, 5, 4, 1, 3), b = c(4, 4, 3, 2, 5, 5, 2, 2), c = c(3, 5, 4, 1, 4, 4, 2, 3))
a <- psych::alpha(X, check.keys = FALSE)
print(c(a$total$raw_alpha, a$total$std.alpha))
interval <- alpha.ci(a$total$raw_alpha, 8, 3); print(c(interval$lower.ci, interval$upper.ci))
print(a$item.stats[, c("mean", "sd", "raw.r", "r.drop")], digits = 16); print(a$alpha.drop$raw_alpha)
# Omega: three items determine three loadings and three residual variances, so the fit is exact and closed.
r <- cor(X); l <- sqrt(c(r[1, 2] * r[1, 3] / r[2, 3], r[1, 2] * r[2, 3] / r[1, 3], r[1, 3] * r[2, 3] / r[1, 2])); s <- sapply(X, sd)
print(sum(l * s)^2 / (sum(l * s)^2 + sum((1 - l^2) * s^2)))

# Paired tests: with ties, and without.
d <- c(3, 5, 2, 6, 4, 4, 7, 3) - c(6, 5, 5, 7, 7, 6, 7, 4); test <- t.test(d)
print(c(mean(d), sd(d), test$conf.int, test$statistic, test$parameter, test$p.value, mean(d) / sd(d)))
w <- wilcox.test(d, exact = FALSE, correct = FALSE); print(c(w$statistic, w$p.value))
w <- wilcox.test(c(-1, 2, -3, -4, 5, -6, -7), exact = TRUE); print(c(w$statistic, w$p.value))
print(p.adjust(c(.01, NA, .04, .03), "holm"))

# Regression of ten outcomes on two predictors.
y <- c(3, 4, 4, 2, 5, 4, 3, 5, 1, 4); x1 <- c(2.5, 4, 3.5, 2, 4.5, 4, 3, 5, 1.5, 3); x2 <- c(3, 3.5, 4, 2, 4, 5, 2.5, 4.5, 2, 3.5)
m <- lm(y ~ x1 + x2); s <- summary(m); e <- residuals(m); n <- 10
print(coef(s)); print(confint(m)); print(vif(m)); print(sqrt(diag(vcovHC(m, type = "HC3"))))
print(coef(lm(scale(y) ~ scale(cbind(x1, x2))))[-1])
print(c(s$r.squared, s$adj.r.squared, s$fstatistic, pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE), s$sigma))
print(c(AIC(m) - 2, BIC(m) - log(n)))                   # without the residual variance as a parameter
print(c(dwtest(m)$statistic, bptest(m)$statistic, bptest(m)$p.value))
print(coef(summary(lm(abs(e) ~ x1 + x2)))[-1, 3:4])
test <- resettest(m, 2:3, "fitted"); print(c(test$statistic, test$p.value))
test <- shapiro.test(e); print(c(test$statistic, test$p.value))
m2 <- mean(e^2); jb <- n / 6 * ((mean(e^3) / m2^1.5)^2 + (mean(e^4) / m2^2 - 3)^2 / 4); print(c(jb, pchisq(jb, 2, lower.tail = FALSE)))
z <- pnorm(sort(e) / sd(e)); print(max(c(1:n / n - z, z - (1:n - 1) / n)))
C <- cbind(1, x1, x2); print(kappa(sweep(C, 2, sqrt(colSums(C^2)), "/"), exact = TRUE))
