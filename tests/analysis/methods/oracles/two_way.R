# car::Anova types II and III (sum contrasts), adjusted means by predict(), Levene on medians, slopes by anova() of nested models.
source("survey.R"); suppressPackageStartupMessages(library(car)); options(contrasts = c("contr.sum", "contr.poly"))
D <- data.frame(sapply(names(dimensions), score), overall = survey$overall, a = survey$sex, b = survey$education, unit = survey$sqd_unit, x = survey$overall)
two <- function(y, a, b, covariate = FALSE, smallest = 5) { d <- data.frame(y = D[[y]], a = D[[a]], b = D[[b]], x = if (covariate) D$x else 0); d[d == ""] <- NA; d <- d[complete.cases(d), ]
  for (i in 1:2) for (f in c("a", "b")) d <- d[d[[f]] %in% names(which(table(d[[f]]) >= smallest)), ]
  d$a <- factor(d$a); d$b <- factor(d$b); d$x <- d$x - mean(d$x)
  m <- lm(if (covariate) y ~ a * b + x else y ~ a * b, d)
  of <- function(type) { s <- Anova(m, type = type); s <- s[rownames(s) != "(Intercept)", ]; left <- s["Residuals", "Sum Sq"]
    lapply(rownames(s), function(r) list(effect = r, ss = s[r, "Sum Sq"], df = s[r, "Df"], f = s[r, "F value"], p = s[r, "Pr(>F)"], eta = s[r, "Sum Sq"] / (s[r, "Sum Sq"] + left))) }
  cells <- expand.grid(a = levels(d$a), b = levels(d$b), stringsAsFactors = FALSE); ends <- predict(m, cbind(cells, x = 0), interval = "confidence")
  lev <- leveneTest(d$y, interaction(d$a, d$b), center = median)
  out <- list(y = y, n = nrow(d), type_2 = of(2), type_3 = of(3), levene = list(statistic = lev[1, 2], df1 = lev[1, 1], df2 = lev[2, 1], p = lev[1, 3]),
    cells = lapply(seq_len(nrow(cells)), function(i) { z <- d$y[d$a == cells$a[i] & d$b == cells$b[i]]; list(a = cells$a[i], b = cells$b[i], n = length(z), mean = mean(z), sd = sd(z), adjusted = ends[i, 1], lower = ends[i, 2], upper = ends[i, 3]) }))
  if (covariate) { s <- anova(m, update(m, . ~ . + a:x + b:x + a:b:x)); out$slopes <- list(statistic = s$F[2], df1 = s$Df[2], df2 = s$Res.Df[2], p = s[["Pr(>F)"]][2]) }
  out }
of_three <- function(...) lapply(names(dimensions), two, ...)
write_json(list(education = c(of_three("a", "b"), list(two("overall", "a", "b"))), unit = of_three("unit", "a", covariate = TRUE)), "two_way.json")
