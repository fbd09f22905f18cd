# The survey that the lab's tests analyse: simulated answers of 150 citizens, a fixed seed. Run: Rscript data.R
# Writes counter.csv. No real person is in it.
set.seed(20170414)
n <- 150
standard <- function(x) (x - mean(x)) / sd(x)
general <- rnorm(n); cut_to <- function(x, k) pmin(pmax(round(x), 1), k)

items <- function(names, scale_max, centre, factor, spread = 1, noise = 0.9) {
  setNames(as.data.frame(lapply(seq_along(names), function(j)
    cut_to(centre + spread * (0.5 + 0.12 * j) * factor + noise * rnorm(n) + 0.2 * (j - 2), scale_max))), names)
}
sides <- function(names, reverse = character()) {
  own <- 0.7 * general + 0.7 * rnorm(n); wish <- 0.4 * general + 0.9 * rnorm(n)
  P <- items(paste0(names, "_p"), 7, 4.6, own, 1.3); E <- items(paste0(names, "_e"), 7, 5.9, wish, 0.9)
  for (name in reverse) { P[[paste0(name, "_p")]] <- 8 - P[[paste0(name, "_p")]]; E[[paste0(name, "_e")]] <- 8 - E[[paste0(name, "_e")]] }
  list(P = P, E = E, score = rowMeans(P))
}
tangibles <- sides(paste0("t", 1:4)); reliability <- sides(paste0("r", 1:4)); empathy <- sides(paste0("m", 1:3), "m3")
servqual <- cbind(tangibles$E, reliability$E, empathy$E, tangibles$P, reliability$P, empathy$P)

digital <- 0.6 * general + 0.8 * rnorm(n)
cohen <- cbind(items(paste0("k", 1:4, "_p"), 5, 3.1, 0.8 * digital + 0.5 * rnorm(n)), items(paste0("o", 1:4, "_p"), 5, 2.9, 0.8 * digital + 0.5 * rnorm(n)))
elements <- c("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
skm <- items(paste0(elements, "_p"), 4, 3.25, 0.5 * general, 1, 0.45)
skm$biaya_p <- pmin(skm$biaya_p, 3)

points <- t(sapply(1:n, function(i) { w <- c(30, 40, 30) + 5 * sample(-3:3, 3, TRUE); w[3] <- 100 - sum(w[1:2]); w }))
weights <- setNames(as.data.frame(points), c("w_tangibles", "w_reliability", "w_empathy"))

sex <- sample(c("male", "female"), n, TRUE)
education <- sample(c("sd", "sma", "s1", "s2"), n, TRUE, c(0.02, 0.45, 0.40, 0.13))
unit <- sample(c("Disdukcapil", "DPMPTSP", "Samsat"), n, TRUE, c(0.45, 0.35, 0.2))
wave <- sample(c("2024-1", "2024-2", "2025-1"), n, TRUE); mode <- sample(c("interviewer", "kiosk"), n, TRUE, c(0.7, 0.3))
overall <- cut_to(1.2 + 0.35 * reliability$score + 0.25 * tangibles$score + 0.2 * empathy$score + 0.3 * (sex == "female") + 0.7 * rnorm(n), 7)
aware <- ifelse(runif(n) < 0.7, "yes", "no"); used <- ifelse(aware == "yes", ifelse(runif(n) < 0.6, "yes", "no"), NA)
satisfied <- ifelse(!is.na(used) & used == "yes", cut_to(3.5 + 0.8 * digital, 5), NA)

answers <- cbind(servqual, cohen, skm)
holes <- matrix(runif(n * ncol(answers)) < 0.008, n); answers[holes] <- NA
weights[sample(n, 6), ] <- NA; overall[sample(n, 3)] <- NA; education[sample(n, 4)] <- NA
start <- as.POSIXct("2025-03-03 08:00:00", tz = "UTC") + 3600 * (1:n); seconds <- round(exp(rnorm(n, 6, 0.35)))
write.csv(cbind(sqd_uuid = sprintf("u%03d", 1:n), sqd_unit = unit, sqd_wave = wave, sqd_mode = mode,
  sqd_started_at = format(start, "%Y-%m-%dT%H:%M:%SZ"), sqd_finished_at = format(start + seconds, "%Y-%m-%dT%H:%M:%SZ"),
  answers, weights, sex, education, digital_aware = aware, digital_used = used, digital_satisfaction = satisfied, overall),
  "counter.csv", row.names = FALSE, na = "", quote = FALSE)
