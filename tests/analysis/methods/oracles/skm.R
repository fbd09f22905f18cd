# The index by arithmetic, element intervals by t.test; the index' interval by t.test over the respondents without a missing answer, and
# with missing answers by package survey (delta method for a sum of ratios); class chances from the t distribution around it.
source("survey.R"); library(survey)
X <- survey[paste0(elements, "_p")]; names(X) <- elements
ikm <- function(X) 25 * mean(colMeans(X, na.rm = TRUE))
grade <- function(v) { r <- floor(100 * v + 0.5 + 1e-9) / 100; c("D", "C", "B", "A")[1 + (r >= 65) + (r >= 76.61) + (r >= 88.31)] }
out <- list(ikm = ikm(X), class = grade(ikm(X)), rounded_0.11 = 25 * 0.11 * sum(colMeans(X, na.rm = TRUE)), rounded_0.111 = 25 * 0.111 * sum(colMeans(X, na.rm = TRUE)),
  elements = lapply(elements, function(e) { y <- X[[e]][!is.na(X[[e]])]; t <- t.test(y)
    list(element = e, n = length(y), nrr = mean(y), lower = t$conf.int[1], upper = t$conf.int[2], total = sum(y), threes = sum(y == 3)) }),
  units = lapply(sort(unique(survey$sqd_unit)), function(u) list(group = u, ikm = ikm(X[survey$sqd_unit == u, ]))))
chances <- function(v, se, df) { above <- pt((c(88.305, 76.605, 64.995) - v) / se, df, lower.tail = FALSE); diff(c(0, above, 1)) }
whole <- X[complete.cases(X), ]; t <- t.test(25 * rowMeans(whole))
out$complete <- list(n = nrow(whole), lower = t$conf.int[1], upper = t$conf.int[2], shares = chances(t$estimate, t$stderr, t$parameter))
some <- X[rowSums(!is.na(X)) > 0, ]; d <- data.frame(lapply(some, function(y) ifelse(is.na(y), 0, y)), lapply(some, function(y) as.numeric(!is.na(y))))
names(d) <- c(paste0("x", 1:9), paste0("a", 1:9)); d$w <- 1
total <- svytotal(as.formula(paste("~", paste(setdiff(names(d), "w"), collapse = "+"))), svydesign(ids = ~1, weights = ~w, data = d))
sum_of_ratios <- svycontrast(total, parse(text = paste("25/9 * (", paste0("x", 1:9, "/a", 1:9, collapse = "+"), ")"))[[1]])
se <- as.numeric(SE(sum_of_ratios)); df <- nrow(d) - 1; half <- qt(.975, df) * se
out$available <- list(n = nrow(d), lower = ikm(X) - half, upper = ikm(X) + half, shares = chances(ikm(X), se, df))
write_json(out, "skm.json"); str(out$complete); str(out$available); print(out$ikm)
