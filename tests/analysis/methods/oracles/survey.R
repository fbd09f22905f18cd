# Shared by the oracle scripts: the survey, scored, and full-precision JSON. Run each script in this folder: Rscript alpha.R
# R 4.2.2, psych 2.2.9, lavaan 0.6-14, GPArotation 2022.10-2, polycor 0.8-1, rstatix 0.7.2, effectsize 0.8.3, ordinal 2022.11-16, vcd 1.4-11.
survey <- read.csv("counter.csv", stringsAsFactors = FALSE)
dimensions <- list(tangibles = paste0("t", 1:4), reliability = paste0("r", 1:4), empathy = paste0("m", 1:3))
cohen <- list(policy = paste0("k", 1:4), openness = paste0("o", 1:4))
elements <- c("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")

# Scored answers of some items in one battery: e, p, or gap. m3 is worded the other way round on 1-7.
scored <- function(items, battery = "p") {
  if (battery == "gap") return(scored(items, "p") - scored(items, "e"))
  X <- survey[paste0(items, "_", battery)]; names(X) <- items
  if ("m3" %in% items) X$m3 <- 8 - X$m3
  X
}
complete <- function(X) X[complete.cases(X), , drop = FALSE]
# A dimension's score: the sum of its items over their number; NA where one is missing.
score <- function(name, battery = "p", of = dimensions) rowSums(scored(of[[name]], battery)) / length(of[[name]])
write_json <- function(x, file) writeLines(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE), file)
quiet <- function(expression) { capture.output(value <- suppressWarnings(suppressMessages(expression))); value }
