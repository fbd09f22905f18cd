# car::Anova with Mauchly and Greenhouse-Geisser, aov's sums of squares for eta squared, friedman.test, paired t.test.
source("survey.R"); suppressPackageStartupMessages(library(car))
compared <- function(family, battery, scores) { X <- do.call(cbind, scores); X <- X[complete.cases(X), ]; n <- nrow(X); k <- ncol(X); d <- colnames(X)
  long <- data.frame(y = c(X), id = factor(rep(seq_len(n), k)), d = factor(rep(d, each = n)))
  ss <- unlist(lapply(summary(aov(y ~ d + Error(id), long)), function(s) s[[1]][["Sum Sq"]])); between <- ss[1]; effect <- ss[2]; error <- ss[3]
  out <- list(family = family, battery = battery, n = n, effects = list(eta_partial = effect / (effect + error), eta_general = effect / (effect + error + between)))
  m <- summary(Anova(lm(X ~ 1), idata = data.frame(d = factor(d, d)), idesign = ~d, type = 3), multivariate = FALSE); u <- m$univariate.tests["d", ]
  out$anova <- list(statistic = u[["F value"]], df1 = u[["num Df"]], df2 = u[["den Df"]], p = u[["Pr(>F)"]])
  if (k > 2) { gg <- m$pval.adjustments["d", ]; out$gg <- list(statistic = u[["F value"]], p = gg[["Pr(>F[GG])"]]); out$mauchly <- list(statistic = m$sphericity.tests[[1]], p = m$sphericity.tests[[2]]); out$effects$epsilon_gg <- gg[["GG eps"]] }
  f <- friedman.test(round(X, 10)); out$friedman <- list(statistic = f$statistic[[1]], df1 = f$parameter[[1]], p = f$p.value); out$effects$kendall_w <- f$statistic[[1]] / (n * (k - 1))
  pairs <- combn(d, 2); tests <- apply(pairs, 2, function(p) t.test(X[, p[1]], X[, p[2]], paired = TRUE), simplify = FALSE); holm <- p.adjust(sapply(tests, function(t) t$p.value), "holm")
  out$pairs <- lapply(seq_len(ncol(pairs)), function(i) { t <- tests[[i]]; x <- X[, pairs[1, i]] - X[, pairs[2, i]]
    list(dimension = pairs[1, i], other_dimension = pairs[2, i], difference = mean(x), lower = t$conf.int[1], upper = t$conf.int[2], t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, p_holm = holm[i], cohen_dz = mean(x) / sd(x)) })
  out$ranks <- as.list(colMeans(t(apply(round(X, 10), 1, rank)))); out }
of <- function(battery) sapply(names(dimensions), score, battery = battery, simplify = FALSE)
out <- list(compared("servqual", "perception", of("p")), compared("servqual", "gap", of("gap")), compared("cohen", "perception", sapply(names(cohen), score, of = cohen, simplify = FALSE)))
write_json(out, "repeated.json"); str(out[[1]])
