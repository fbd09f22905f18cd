# Gap 1: Welch's t.test of staff against citizens, t.test of the units' means paired, Holm's p.adjust; gap 5 the mean of P - E.
library(jsonlite)
set.seed(1985)
n <- 90; m <- 36; units <- c("u1", "u2", "u3", "u4", "u5")
clip <- function(x) pmin(7, pmax(1, round(x)))
citizens <- data.frame(sqd_unit = sample(units, n, TRUE)); staff <- data.frame(sqd_unit = rep(units, length.out = m))
items <- c("t1", "t2", "r1", "r2"); dims <- list(tangibles = c("t1", "t2"), reliability = c("r1", "r2"))
for (i in items) { citizens[[paste0(i, "_e")]] <- clip(rnorm(n, 6, 1)); citizens[[paste0(i, "_p")]] <- clip(rnorm(n, 5, 1.2)) }
for (i in items) staff[[paste0(i, "_e")]] <- clip(rnorm(m, if (i %in% dims$tangibles) 5.4 else 6.1, 1.1))
citizens$t1_e[3] <- NA; staff$r2_e[5] <- NA
score <- function(d, its, s) rowMeans(as.matrix(d[, paste0(its, s), drop = FALSE]))
one <- function(its) { s <- score(staff, its, "_e"); e <- score(citizens, its, "_e"); g <- score(citizens, its, "_p") - e
  t <- t.test(na.omit(s), na.omit(e))
  list(n_staff = sum(!is.na(s)), n = sum(!is.na(e)), staff_view = mean(s, na.rm = TRUE), expectation = mean(e, na.rm = TRUE),
       gap_1 = unname(diff(rev(t$estimate))), lower = t$conf.int[1], upper = t$conf.int[2], t = unname(t$statistic), df = unname(t$parameter),
       p = t$p.value, gap_5 = mean(g, na.rm = TRUE)) }
pair <- function(its) { a <- tapply(score(staff, its, "_e"), staff$sqd_unit, mean, na.rm = TRUE); b <- tapply(score(citizens, its, "_e"), citizens$sqd_unit, mean, na.rm = TRUE)
  t <- t.test(a[units], b[units], paired = TRUE)
  list(n_units = length(units), gap_1 = unname(t$estimate), sd = sd(a[units] - b[units]), lower = t$conf.int[1], upper = t$conf.int[2],
       t = unname(t$statistic), df = unname(t$parameter), p = t$p.value) }
holm <- function(l) { p <- p.adjust(sapply(l, `[[`, "p"), "holm"); for (i in seq_along(l)) l[[i]]$p_holm <- p[i]; l }
all_citizens <- citizens; all_staff <- staff; waves <- list()
for (w in 1:2) { citizens <- all_citizens[if (w == 1) 1:50 else 51:n, ]; staff <- all_staff[if (w == 1) 1:20 else 21:m, ]
  for (d in names(dims)) waves[[paste0("w", w, "/", d)]] <- one(dims[[d]]) }
citizens <- all_citizens; staff <- all_staff
out <- list(citizens = as.list(citizens), staff = as.list(staff), dimensions = holm(lapply(dims, one)),
            items = holm(setNames(lapply(items, one), items)), paired = holm(lapply(dims, pair)), waves = holm(waves))
write(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = FALSE, na = "null"), "knowledge_gap.json")
