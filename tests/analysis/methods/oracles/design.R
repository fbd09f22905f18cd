# Package survey: clusters of unit and day; strata with totals and a finite population; raking to two margins with clusters by day.
source("survey.R"); suppressPackageStartupMessages(library(survey))
survey$day <- substr(survey$sqd_started_at, 1, 10); survey$unit_day <- paste(survey$sqd_unit, survey$day); N <- c(Disdukcapil = 900, DPMPTSP = 700, Samsat = 300)
whole <- rake(svydesign(~1, weights = rep(1, nrow(survey)), data = survey), list(~sex, ~sqd_unit), list(data.frame(sex = c("female", "male"), Freq = c(1000, 900)), data.frame(sqd_unit = names(N), Freq = N)), control = list(maxit = 1000, epsilon = 1e-10))
survey$raked <- weights(whole); survey$byunit <- (N / table(survey$sqd_unit)[names(N)])[survey$sqd_unit]
of <- function(d, kind) switch(kind, clusters = svydesign(~unit_day, weights = rep(1, nrow(d)), data = d), strata = svydesign(~1, strata = ~sqd_unit, weights = ~byunit, fpc = ~f, data = d), raking = svydesign(~day, weights = ~raked, data = d))
design <- function(d, kind) { d$f <- as.vector((table(d$sqd_unit)[names(N)] / N)[d$sqd_unit]); of(d, kind) }
mean_of <- function(name, x, kind, level) { d <- survey; d$x <- x; d <- d[!is.na(x), ]; s <- design(d, kind); m <- svymean(~x, s, deff = "replace"); ci <- confint(m, df = degf(s), level = level)
  c(list(scale = name, n = nrow(d), mean = coef(m)[[1]], se = SE(m)[[1]], lower = ci[1], upper = ci[2], deff = deff(m)[[1]]), if (kind != "strata") { g <- factor(if (kind == "clusters") d$unit_day else d$day); a <- anova(lm(d$x ~ g)); k <- table(g); n0 <- (sum(k) - sum(k^2) / sum(k)) / (length(k) - 1); list(icc = (a[1, 3] - a[2, 3]) / (a[1, 3] + (n0 - 1) * a[2, 3])) }) }
index <- function(kind) { E <- survey[paste0(elements, "_p")] * 25 / 9; w <- switch(kind, clusters = rep(1, nrow(E)), strata = survey$byunit, raking = survey$raked); w <- as.vector(w)
  m <- sapply(E, function(e) sum(w * e, na.rm = TRUE) / sum(w[!is.na(e)])); u <- rowSums(mapply(function(e, m) ifelse(is.na(e), 0, (e - m) / sum(w[!is.na(e)])), E, m)); d <- survey; d$u <- u; s <- design(d, kind); list(ikm = sum(m), se = SE(svytotal(~u, s))[[1]]) }
regression <- function(kind) { d <- data.frame(survey, sapply(names(dimensions), score)); d <- d[complete.cases(d[c("overall", names(dimensions))]), ]; s <- design(d, kind); m <- svyglm(reformulate(names(dimensions), "overall"), s); b <- coef(summary(m))
  lapply(seq_len(nrow(b)), function(j) list(term = rownames(b)[j], b = b[j, 1], se = b[j, 2], t = b[j, 3], p = b[j, 4])) }
all_of <- function(kind, level) list(means = c(lapply(names(dimensions), function(d) mean_of(d, score(d), kind, level)), list(mean_of("overall", survey$overall, kind, level))), gap = mean_of("tangibles", score("tangibles", "gap"), kind, level), index = index(kind), regression = regression(kind))
write_json(list(clusters = all_of("clusters", .95), strata = all_of("strata", .90), raking = all_of("raking", .99), raked = as.list(unname(tapply(survey$raked, paste(survey$sex, survey$sqd_unit), mean)))), "design.json")
