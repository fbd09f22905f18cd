# psych::ICC of items, and of two ratings of the same people; Shrout and Fleiss' own six targets by four judges.
source("survey.R"); suppressPackageStartupMessages(library(psych))
forms <- function(X) { r <- quiet(ICC(X, lmer = FALSE))$results
  c(list(n = nrow(X), ratings = ncol(X)), setNames(lapply(1:6, function(i) list(icc = r$ICC[i], lower = r[["lower bound"]][i], upper = r[["upper bound"]][i], f = r$F[i], df1 = r$df1[i], df2 = r$df2[i], p = r$p[i])), paste0("icc", c("1", "2", "3", "1k", "2k", "3k")))) }
items <- lapply(names(dimensions), function(d) c(list(scale = d, battery = "perception"), forms(complete(scored(dimensions[[d]])))))
gaps <- list(c(list(scale = "tangibles", battery = "gap"), forms(complete(scored(dimensions$tangibles, "gap")))))
set.seed(7); again <- survey; for (i in dimensions$tangibles) { x <- again[[paste0(i, "_p")]] + sample(-1:2, nrow(survey), TRUE); again[[paste0(i, "_p")]] <- pmin(pmax(x, 1), 7) }
both <- complete(data.frame(rowMeans(survey[paste0(dimensions$tangibles, "_p")]), rowMeans(again[paste0(dimensions$tangibles, "_p")])))
d <- both[[2]] - both[[1]]; t <- t.test(d)
entries <- c(forms(both), list(difference = mean(d), t_lower = t$conf.int[1], t_upper = t$conf.int[2], error = sqrt(mean(d^2) / 2), alike = mean(abs(d) < 1e-9)))
sf <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), 6, byrow = TRUE)
write_json(list(items = c(items, gaps), again = again[paste0(dimensions$tangibles, "_p")], entries = entries, shrout = forms(as.data.frame(sf))), "icc.json")
