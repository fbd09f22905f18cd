# psych::cohen.kappa: unweighted kappa and the interval from the variance of Fleiss, Cohen and Everitt (1969).
source("survey.R"); suppressPackageStartupMessages(library(psych))
kappa <- function(x) { k <- quiet(cohen.kappa(x)); list(agreement = sum(diag(x)) / sum(x), kappa = k$kappa, lower = k$confid[1, 1], upper = k$confid[1, 3], se = sqrt(k$var.kappa)) }
tables <- list(two = matrix(c(20, 10, 5, 15), 2), three = matrix(c(88, 10, 2, 14, 40, 6, 18, 10, 12), 3), rare = matrix(c(2, 1, 3, 194), 2), apart = matrix(c(0, 7, 9, 4), 2))
out <- list(tables = lapply(names(tables), function(n) c(list(name = n, counts = tables[[n]]), kappa(tables[[n]]))))
# Two coders, eight comments, three codes; a blank is a comment read without a code (`tests/analysis/methods/test_comments.py`).
ani  <- list("queue", c("queue", "staff"), "staff", "place", character(), "queue", c("place", "staff"), "staff")
budi <- list("queue", "queue", "staff", "place", "queue", "queue", "place", character())
gave <- function(coder, code) factor(sapply(coder, function(x) code %in% x), c(TRUE, FALSE))
each <- lapply(c("place", "queue", "staff"), function(code) unclass(table(gave(ani, code), gave(budi, code)))); names(each) <- c("place", "queue", "staff")
out$coding <- c(lapply(each, kappa), list(all = kappa(Reduce(`+`, each))))
one <- c("queue", "staff", "staff", "place", "queue", "place"); other <- c("queue", "staff", "queue", "place", "queue", "staff")
out$single <- kappa(unclass(table(factor(one), factor(other))))
write_json(out, "comments.json"); str(out$coding$all)
