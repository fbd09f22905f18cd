# Steps: prop.test (Wilson) and binom.test of R; days: quantile type 7, the median's interval by order statistics of qbinom.
source("survey.R")
s <- survey
yes <- function(name) !is.na(s[[name]]) & s[[name]] == "yes"
step <- function(question, x, n, all, benchmark) { w <- quiet(prop.test(x, n, correct = FALSE)$conf.int); a <- quiet(prop.test(x, all, correct = FALSE)$conf.int)
  list(question = question, n = n, count = x, share = x / n, lower = w[1], upper = w[2], stopped = n - x, share_of_all = x / all, all_lower = a[1], all_upper = a[2],
       benchmark = benchmark, p = binom.test(x, n, benchmark)$p.value) }
aware <- yes("digital_aware"); used <- aware & yes("digital_used"); happy <- used & !is.na(s$digital_satisfaction) & s$digital_satisfaction > 3
out <- list(steps = list(step("digital_aware", sum(aware), nrow(s), nrow(s), 0.755), step("digital_used", sum(used), sum(aware & s$digital_used != ""), nrow(s), 0.4),
                         step("digital_satisfaction", sum(happy), sum(used & !is.na(s$digital_satisfaction)), nrow(s), 0.5)))
# Days that the test gives to those who used it: 0, 3, 6 ... 0 again, by their place among the rows.
days <- ((seq_len(nrow(s)) - 1) * 3) %% 29; days[!used] <- NA; d <- sort(days); n <- length(d)
k <- qbinom(0.025, n, 0.5); q <- quantile(d, c(0.25, 0.5, 0.75), type = 7, names = FALSE); w <- prop.test(sum(d <= 7), n, correct = FALSE)$conf.int
out$days <- list(n = n, mean = mean(d), lower_quartile = q[1], median = q[2], lower = d[k], upper = d[n - k + 1], upper_quartile = q[3],
                 share_within = mean(d <= 7), within_lower = w[1], within_upper = w[2])
write_json(out, "funnels.json"); str(out)
