# lm, coeftest with HC3, cooks.distance, rstudent; LMG by its definition (all orders, each a pair of lm); polr, clm and poTest.
# relaimpo is not in Debian: LMG is averaged here over the k! orders of entry, which is what calc.relimp does.
source("survey.R"); suppressPackageStartupMessages({library(lmtest); library(sandwich); library(MASS); library(car); library(ordinal)})
D <- survey[c("overall", "sex", "education")]; D$sex <- factor(D$sex, c("male", "female")); D$education <- factor(D$education, c("sd", "sma", "s1", "s2"))
for (d in names(dimensions)) {
  D[[d]] <- score(d, "p"); D[[paste0(d, "_g")]] <- score(d, "gap"); D[[paste0(d, "_w")]] <- score(d, "gap") * survey[[paste0("w_", d)]] / 100 }
plain <- names(dimensions); gaps <- paste0(plain, "_g"); weighted <- paste0(plain, "_w"); controls <- c("sex", "education")
rows <- function(names) complete(D[c("overall", names)])
model <- function(names, data) lm(reformulate(names, "overall"), data)
fit <- function(m) { s <- summary(m); list(n = nobs(m), r2 = s$r.squared, r2_adj = s$adj.r.squared, sigma = s$sigma, aic = AIC(m) - 2, bic = BIC(m) - log(nobs(m))) }
terms <- function(m) { C <- coeftest(m); H <- coeftest(m, vcov = vcovHC(m, type = "HC3")); I <- coefci(m, vcov = vcovHC(m, type = "HC3"))
  lapply(seq_len(nrow(C)), function(i) list(b = C[i, 1], se = C[i, 2], t = C[i, 3], p = C[i, 4], se_hc3 = H[i, 2], t_hc3 = H[i, 3], p_hc3 = H[i, 4], lower_hc3 = I[i, 1], upper_hc3 = I[i, 2])) }

sets <- list(perception = plain, gap = gaps, weighted_gap = weighted)
out <- list(models = lapply(names(sets), function(s) { m <- model(sets[[s]], rows(sets[[s]])); c(list(predictors = s), fit(m), list(terms = terms(m))) }))
adjusted <- model(c(plain, controls), rows(c(plain, controls)))
out$adjusted <- c(fit(adjusted), list(terms = terms(adjusted), names = names(coef(adjusted))))
same <- rows(c(plain, gaps)); out$same_rows <- lapply(list(plain, gaps), function(x) fit(model(x, same)))
both <- rows(c(plain, gaps, weighted)); out$same_weighted <- lapply(list(plain, gaps, weighted), function(x) fit(model(x, both)))

m <- model(plain, rows(plain)); top <- order(-cooks.distance(m))[1:10]; n <- nobs(m); p <- length(coef(m))
out$influence <- list(uuid = survey$sqd_uuid[as.integer(names(cooks.distance(m))[top])], cook = unname(cooks.distance(m)[top]), leverage = unname(hatvalues(m)[top]),
  studentised = unname(rstudent(m)[top]), above_cook = sum(cooks.distance(m) > 4 / n), above_leverage = sum(hatvalues(m) > 2 * p / n))

permutations <- function(x) if (length(x) == 1) list(x) else do.call(c, lapply(seq_along(x), function(i) lapply(permutations(x[-i]), function(rest) c(x[i], rest))))
r2 <- function(names, data) if (length(names)) summary(model(names, data))$r.squared else 0
lmg <- function(names, always, data) { orders <- permutations(names)
  sapply(names, function(x) mean(sapply(orders, function(o) { before <- o[seq_len(match(x, o) - 1)]; r2(c(always, before, x), data) - r2(c(always, before), data) }))) }
out$lmg <- list(plain = lmg(plain, NULL, rows(plain)), first = sapply(plain, r2, rows(plain)), last = sapply(plain, function(x) r2(plain, rows(plain)) - r2(setdiff(plain, x), rows(plain))),
  adjusted = lmg(plain, controls, rows(c(plain, controls))), swiss = { S <- swiss; names(S)[1] <- "overall"; lmg(names(S)[-1], NULL, S) })
out$lmg <- lapply(out$lmg, as.list); out$swiss <- list(X = as.matrix(swiss[-1]), y = swiss$Fertility)

# polr stops by the deviance's last digits and takes a numeric Hessian; clm's Newton steps go to the end with an exact one.
ordered_logit <- function(names) { X <- rows(names); X$overall <- factor(X$overall, ordered = TRUE)
  f <- clm(reformulate(names, "overall"), data = X, control = clm.control(gradTol = 1e-12, maxIter = 200))
  polr_fit <- polr(reformulate(names, "overall"), X, Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000)); V <- vcov(f); k <- length(f$alpha)
  stopifnot(max(abs(coef(polr_fit) - f$beta)) < 1e-4, max(abs(sqrt(diag(vcov(polr_fit))) - sqrt(diag(V))[c(k + seq_along(f$beta), seq_len(k))])) < 1e-3)
  cat("polr's coefficients differ by", max(abs(coef(polr_fit) - f$beta)), "\n")
  list(n = nobs(f), log_likelihood = as.numeric(logLik(f)), null = as.numeric(logLik(clm(overall ~ 1, data = X, control = clm.control(gradTol = 1e-12)))), aic = AIC(f), bic = BIC(f),
       b = unname(f$beta), se = unname(sqrt(diag(V))[k + seq_along(f$beta)]), thresholds = unname(f$alpha), se_thresholds = unname(sqrt(diag(V))[seq_len(k)])) }
out$ordered <- list(perception = ordered_logit(plain), adjusted = ordered_logit(c(plain, controls)))

# Brant's test where every threshold has enough answers on both sides: the outcome in three classes.
X <- rows(plain); X$overall <- factor(ifelse(X$overall <= 4, 1, ifelse(X$overall == 5, 2, 3)), ordered = TRUE)
test <- poTest(polr(reformulate(plain, "overall"), X, Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000)))
# poTest's logits stop at glm's default 1e-8 of the deviance: the same formula with the logits driven to their end.
y <- as.integer(X$overall); Z <- cbind(1, as.matrix(X[plain])); k <- length(plain)
logits <- lapply(1:2, function(j) glm.fit(Z, as.numeric(y > j), family = binomial(), control = glm.control(epsilon = 1e-15, maxit = 100)))
P <- lapply(logits, fitted); inverse <- lapply(P, function(q) solve(t(Z) %*% (Z * q * (1 - q))))
V12 <- (inverse[[1]] %*% (t(Z) %*% (Z * (P[[2]] - P[[1]] * P[[2]]))) %*% inverse[[2]])[-1, -1]
d <- coef(logits[[1]])[-1] - coef(logits[[2]])[-1]; S <- inverse[[1]][-1, -1] + inverse[[2]][-1, -1] - V12 - t(V12)
out$brant <- list(overall = as.numeric(d %*% solve(S, d)), df = test$df, terms = unname(d^2 / diag(S)))
stopifnot(abs(out$brant$overall - test$chisq) < 1e-3, max(abs(out$brant$terms - test$chisq.p)) < 1e-3)
write_json(out, "regression.json"); str(out$brant); print(unlist(out$lmg$swiss))
