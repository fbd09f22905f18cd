# Hierarchical regression with numeric controls: lm and anova, two models at a time (as SPSS's "F Change").
source("survey.R")
n <- nrow(survey); D <- data.frame(overall = survey$overall, sapply(names(dimensions), score), sex = factor(survey$sex, c("male", "female")),
  age = 20 + (0:(n - 1) * 7) %% 43, minutes = 5 + (0:(n - 1) * 5) %% 31)
D <- complete(D)
blocks <- function(steps) { before <- lm(overall ~ 1, D); named <- character(); r2 <- 0; out <- list()
  for (added in steps) { named <- c(named, added); m <- lm(reformulate(named, "overall"), D); s <- summary(m); a <- anova(before, m)
    out[[length(out) + 1]] <- list(n = nobs(m), r2 = s$r.squared, r2_adj = s$adj.r.squared, r2_change = s$r.squared - r2, f_change = a$F[2], df1 = a$Df[2], df2 = m$df.residual, p_change = a$`Pr(>F)`[2], aic = AIC(m) - 2,
      terms = lapply(seq_along(coef(m)), function(i) list(b = coef(s)[i, 1], se = coef(s)[i, 2], t = coef(s)[i, 3], p = coef(s)[i, 4], lower = confint(m)[i, 1], upper = confint(m)[i, 2])))
    r2 <- s$r.squared; before <- m }
  out }
out <- list(controls_first = blocks(list(c("age", "minutes", "sex"), names(dimensions))),
  by_lines = blocks(list(c("reliability", "age"), "sex", c("tangibles", "empathy", "minutes"))))
write_json(out, "blocks.json"); str(out, 2)
