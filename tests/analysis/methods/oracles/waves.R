# Wave by wave, by t.test: the index over those who answered every element, and the overall gap (mean of the dimension gaps).
source("survey.R")
waves <- sort(unique(survey$sqd_wave))
series <- function(y) { w <- survey$sqd_wave[!is.na(y)]; y <- y[!is.na(y)]; before <- c(NA, head(waves, -1))
  lapply(seq_along(waves), function(j) { a <- y[w == waves[j]]; one <- t.test(a)
    row <- list(wave = waves[j], n = length(a), mean = mean(a), lower = one$conf.int[1], upper = one$conf.int[2])
    if (j > 1) { b <- y[w == before[j]]; t <- t.test(a, b)
      row <- c(row, list(change = mean(a) - mean(b), change_lower = t$conf.int[1], change_upper = t$conf.int[2], change_p = t$p.value)) }
    row }) }
write_json(list(index = series(25 * rowMeans(survey[paste0(elements, "_p")])), gap = series(rowMeans(sapply(names(dimensions), score, battery = "gap")))), "waves.json")
