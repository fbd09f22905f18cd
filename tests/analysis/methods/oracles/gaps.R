# t.test (paired), effectsize::cohens_d on differences, package boot for the gap's interval and for the quadrants of the IPA;
# zone of tolerance by arithmetic on a small set (zone.csv, written here).
source("survey.R"); library(boot)
gap <- function(items) { G <- complete(scored(items, "gap")); E <- scored(items, "e")[complete.cases(scored(items, "gap")), , drop = FALSE]
  d <- rowSums(G) / length(items); t <- t.test(d); cd <- effectsize::cohens_d(d)
  set.seed(1); b <- boot(d, function(x, i) mean(x[i]), 20000)$t[, 1]
  list(n = length(d), gap = mean(d), lower = t$conf.int[1], upper = t$conf.int[2], p = t$p.value, cohen_dz = mean(d) / sd(d), dz_lower = cd$CI_low, dz_upper = cd$CI_high,
       boot_lower = quantile(b, .025), boot_upper = quantile(b, .975), top_share = mean(apply((if ("m3" %in% items) E else E) == 7, 1, all))) }
out <- list(dimensions = lapply(names(dimensions), function(d) c(list(dimension = d), gap(dimensions[[d]]))), items = lapply(c("t1", "m3"), function(i) c(list(item = i), gap(i))))
p <- p.adjust(sapply(out$dimensions, `[[`, "p"), "holm"); out$dimensions <- Map(function(r, q) { r$p_holm <- q; r }, out$dimensions, p)

# Overall: unweighted, weighted, SERVPERF, each respondent's own.
G <- sapply(names(dimensions), function(d) score(d, "gap")); P <- sapply(names(dimensions), score); W <- as.matrix(survey[paste0("w_", names(dimensions))]) / 100
one <- function(x) { x <- x[!is.na(x)]; t <- t.test(x); list(n = length(x), mean = mean(x), lower = t$conf.int[1], upper = t$conf.int[2]) }
out$overall <- list(unweighted = one(rowMeans(G)), weighted = one(rowSums(W * G)), servperf = one(ifelse(is.na(rowSums(G)), NA, rowMeans(P))))

# IPA: importance is expectation; the lines cross at the means of the item means of each resample.
items <- unlist(dimensions, use.names = FALSE); E <- scored(items, "e"); P <- scored(items)
quadrant <- function(i) { e <- E[i, ]; p <- P[i, ]; ok <- !is.na(e) & !is.na(p); e[!ok] <- NA; p[!ok] <- NA; y <- colMeans(e, na.rm = TRUE); x <- colMeans(p, na.rm = TRUE)
  ifelse(y > mean(y), ifelse(x > mean(x), "B", "A"), ifelse(x > mean(x), "D", "C")) }
set.seed(2); Q <- replicate(5000, quadrant(sample(nrow(E), replace = TRUE))); here <- quadrant(seq_len(nrow(E)))
out$ipa <- lapply(seq_along(items), function(j) list(item = items[j], quadrant = here[[j]], stability = mean(Q[j, ] == here[[j]]), share_a = mean(Q[j, ] == "A")))

# Zone of tolerance: 60 citizens, two items, minimum, desired, perceived on 1-7.
set.seed(3); n <- 60; m <- function(c) pmin(pmax(round(rnorm(n, c)), 1), 7)
zone <- data.frame(z1_m = m(3.5), z2_m = m(4), z1_d = m(6), z2_d = m(5.6), z1_p = m(4.6), z2_p = m(3.7)); zone$z1_p[c(4, 9)] <- NA
write.csv(zone, "zone.csv", row.names = FALSE, na = "")
side <- function(P, O) { ok <- complete.cases(zone); d <- rowSums(P[ok, , drop = FALSE] - O[ok, , drop = FALSE]) / ncol(P); t <- t.test(d); c(mean(d), t$conf.int) }
z <- zone[complete.cases(zone), ]; out$zone <- list(n = nrow(z), minimum = mean(as.matrix(z[1:2])), desired = mean(as.matrix(z[3:4])), perception = mean(as.matrix(z[5:6])),
  msa = side(zone[5:6], zone[1:2]), mss = side(zone[5:6], zone[3:4]), crossed = sum(rowSums(z[1:2]) > rowSums(z[3:4])))
i <- zone[complete.cases(zone[c(1, 3, 5)]), ]; out$zone_z1 <- list(n = nrow(i), minimum = mean(i$z1_m), crossed = sum(i$z1_m > i$z1_d), msa = mean(i$z1_p - i$z1_m))
write_json(out, "gaps.json"); print(sapply(out$ipa, `[[`, "stability")); str(out$zone)
