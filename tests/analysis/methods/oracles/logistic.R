# glm(binomial): coefficients, Wald intervals, likelihood ratio; average marginal effects and their delta-method errors written out.
source("survey.R")
X <- data.frame(y = as.integer(survey$digital_aware == "yes"), sapply(names(dimensions), score), overall = survey$overall, male = as.integer(survey$sex == "male"))
X$y[survey$digital_aware == ""] <- NA; X$sex <- factor(survey$sex, c("male", "female"))
fitted_model <- function(formula) { m <- glm(formula, binomial, X, control = glm.control(epsilon = 1e-14, maxit = 100)); b <- coef(m); V <- vcov(m); D <- model.matrix(m); p <- fitted(m); z <- qnorm(.975)
  effects <- lapply(names(b)[-1], function(name) { binary <- all(D[, name] %in% 0:1)
    if (binary) { hi <- D; hi[, name] <- 1; lo <- D; lo[, name] <- 0; f <- function(b) mean(plogis(hi %*% b) - plogis(lo %*% b)); g <- colMeans(c(dlogis(hi %*% b)) * hi) - colMeans(c(dlogis(lo %*% b)) * lo) }
    else { f <- function(b) mean(dlogis(D %*% b)) * b[[name]]; w <- p * (1 - p) * (1 - 2 * p); g <- colMeans(w * D) * b[[name]]; g[name] <- g[name] + mean(p * (1 - p)) }
    e <- f(b); se <- sqrt(c(g %*% V %*% g)); list(term = name, effect = e, lower = e - z * se, upper = e + z * se, p = 2 * pnorm(-abs(e / se))) })
  s <- coef(summary(m)); null <- update(m, . ~ 1, data = m$model)
  list(n = nobs(m), events = sum(m$y), log_likelihood = c(logLik(m)), likelihood_ratio = null$deviance - m$deviance, df = length(b) - 1, p = pchisq(null$deviance - m$deviance, length(b) - 1, lower = FALSE),
    r2_mcfadden = 1 - m$deviance / null$deviance, r2_nagelkerke = (1 - exp((m$deviance - null$deviance) / nobs(m))) / (1 - exp(-null$deviance / nobs(m))), aic = AIC(m),
    terms = lapply(names(b), function(t) list(term = t, b = b[[t]], se = s[t, 2], z = s[t, 3], p = s[t, 4], odds_ratio = exp(b[[t]]), lower = exp(b[[t]] - z * s[t, 2]), upper = exp(b[[t]] + z * s[t, 2]))), effects = effects) }
out <- list(perception = fitted_model(y ~ tangibles + reliability + empathy), controls = fitted_model(y ~ tangibles + reliability + empathy + overall + sex))
write_json(out, "logistic.json"); str(out$controls)
