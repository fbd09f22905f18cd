# Cross-tables: chisq.test(correct = FALSE) with its stdres, fisher.test, Wilson's interval by prop.test. Cramer's V is sqrt(chi2 / (n * (min(r, c) - 1))).
source("survey.R")
crossed <- function(question, by) { d <- survey[survey[[question]] != "" & survey[[by]] != "" & !is.na(survey[[question]]) & !is.na(survey[[by]]), ]
  d <- d[d[[by]] %in% names(which(table(d[[by]]) >= 5)), ]; table(d[[question]], d[[by]]) }
tested <- function(observed) { x <- quiet(chisq.test(observed, correct = FALSE)); f <- fisher.test(observed)
  list(n = sum(observed), statistic = x$statistic[[1]], df = x$parameter[[1]], chi_square_p = x$p.value, fisher_p = f$p.value,
       expected = min(x$expected), cramers_v = sqrt(x$statistic[[1]] / sum(observed) / (min(dim(observed)) - 1))) }
cells <- function(observed, n = colSums(observed)) { x <- quiet(chisq.test(observed, correct = FALSE)); out <- list()
  for (a in rownames(observed)) for (g in colnames(observed)) { w <- quiet(prop.test(observed[a, g], n[[g]], correct = FALSE)$conf.int)
    out[[length(out) + 1]] <- list(answer = a, group = g, n = n[[g]], count = observed[a, g], share = observed[a, g] / n[[g]],
                                   lower = w[1], upper = w[2], residual = x$stdres[a, g]) }
  out }
pair <- function(question, by) { o <- crossed(question, by); list(question = question, by = by, cells = cells(o), test = tested(o)) }
out <- list(one = list(pair("digital_aware", "sex"), pair("digital_used", "sqd_unit"), pair("education", "sqd_unit"), pair("digital_aware", "education")))

# Several choices: who chose what is known from three columns (the test makes the same answers of them).
chose <- list(aware = survey$digital_aware == "yes", male = survey$sex == "male", kiosk = survey$sqd_mode == "kiosk")
out$several <- lapply(names(chose), function(a) { any <- Reduce(`|`, chose); o <- table(c("not", "chosen")[1 + chose[[a]][any]], survey$sqd_unit[any])
  c(list(answer = a), list(cells = Filter(function(c) c$answer == "chosen", cells(o)), test = tested(o))) })
out$holm <- p.adjust(sapply(out$several, function(s) s$test$chi_square_p), "holm")
small <- matrix(c(8, 2, 1, 5), 2); out$small <- tested(small)
write_json(out, "crosstabs.json"); str(out$several[[1]]$test); str(lapply(out$one, function(o) o$test))
