# lm(y ~ low + top) item by item, and of all items together; low: below the middle of 1-7, top: 7.
source("survey.R")
X <- scored(unlist(dimensions)); y <- survey$overall
of <- function(m, name, label) { s <- coef(summary(m)); ci <- confint(m); list(b = s[name, 1], lower = ci[name, 1], upper = ci[name, 2], p = s[name, 4]) }
one <- lapply(names(X), function(i) { d <- data.frame(y, low = as.integer(X[[i]] < 4), top = as.integer(X[[i]] == 7)); d <- d[complete.cases(d), ]; few <- min(sum(d$low), sum(d$top), sum(!d$low & !d$top)) < 5
  out <- list(item = i, n = nrow(d), low = sum(d$low), top = sum(d$top)); if (!few) { m <- lm(y ~ low + top, d); out$penalty <- of(m, "low"); out$reward <- of(m, "top") }; out })
told <- Filter(function(o) !is.null(o$penalty), one)
for (side in c("penalty", "reward")) { p <- p.adjust(sapply(told, function(o) o[[side]]$p), "holm"); for (j in seq_along(told)) told[[j]][[side]]$p_holm <- p[j] }
few <- lapply(Filter(function(o) is.null(o$penalty), one), function(o) o$item)
Y <- data.frame(y, X); Y <- Y[complete.cases(Y), ]; big <- names(X)[sapply(Y[-1], function(x) min(sum(x < 4), sum(x == 7), sum(x >= 4 & x < 7)) >= 5)]
D <- data.frame(y = Y$y); for (i in big) { D[[paste0(i, "_low")]] <- as.integer(Y[[i]] < 4); D[[paste0(i, "_top")]] <- as.integer(Y[[i]] == 7) }
m <- lm(y ~ ., D); together <- lapply(big, function(i) list(item = i, n = nrow(D), penalty = of(m, paste0(i, "_low")), reward = of(m, paste0(i, "_top"))))
write_json(list(one = told, few = I(unlist(few)), together = together), "penalty_reward.json")
