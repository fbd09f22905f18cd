# Five units' indices, a respondent's own each: every two by Welch's t, Holm over all pairs; ranks from what is surely better or worse.
units <- list(
  a = c(92, 94, 89, 95, 91, 93), b = c(90, 93, 91, 94, 88, 95), c = c(70, 75, 80, 66, 72, 79, 71),
  d = c(74, 69, 77, 70, 73), e = c(50, 55, 48, 61, 52, 54)
)
pairs <- combn(names(units), 2)
raw <- apply(pairs, 2, function(two) t.test(units[[two[1]]], units[[two[2]]])$p.value)
p <- p.adjust(raw, "holm")
means <- sapply(units, mean)
better <- sapply(names(units), function(unit) sum(p < .05 & apply(pairs, 2, function(two) unit %in% two && means[setdiff(two, unit)] > means[unit])))
worse <- sapply(names(units), function(unit) sum(p < .05 & apply(pairs, 2, function(two) unit %in% two && means[setdiff(two, unit)] < means[unit])))
cat("p of", paste(pairs[1, ], pairs[2, ], sep = "-"), "\n"); cat(format(raw, digits = 15), "\n")
cat("ranks from", 1 + better, "\n"); cat("ranks to", length(units) - worse, "\n")
