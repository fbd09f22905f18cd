"""`data.R`: makes of the package's CSV files an R data set with factors, labels, dates and times, and keeps it as `data.rds`."""

SCRIPT = """\
# Makes data.rds of data.csv. Run it in this folder: Rscript data.R (base R; no package is needed).
read <- function(name) {
  table <- read.csv(name, colClasses = "character", na.strings = "", check.names = FALSE, fileEncoding = "UTF-8")
  # An apostrophe guards what a spreadsheet would take for a formula.
  table[] <- lapply(table, function(cells) sub("^'('*[=+@\\t\\r-])", "\\\\1", cells))
  table
}
schema <- read("columns.csv")
labels <- read("labels.csv")
data <- read("data.csv")
for (row in seq_len(nrow(schema))) {
  name <- schema$name[row]
  cells <- data[[name]]
  codes <- labels[labels$column == name, ]
  answers <- codes[is.na(codes$missing), ]
  is_reason <- cells %in% codes$code[!is.na(codes$missing)]
  column <- switch(schema$type[row],
    integer = as.numeric(ifelse(is_reason, NA, cells)),
    number = as.numeric(ifelse(is_reason, NA, cells)),
    date = as.Date(cells),
    datetime = as.POSIXct(cells, format = "%Y-%m-%dT%H:%M:%OS", tz = "UTC"),
    choice = factor(cells, levels = answers$code, labels = make.unique(answers$words)),
    cells
  )
  if (schema$type[row] == "integer" && nrow(answers) > 0) {
    attr(column, "labels") <- setNames(as.numeric(answers$code), answers$words)
  }
  if (any(is_reason)) attr(column, "reasons") <- ifelse(is_reason, cells, NA)
  attr(column, "label") <- schema$label[row]
  data[[name]] <- column
}
saveRDS(data, "data.rds")
cat(nrow(data), "responses,", ncol(data), "columns: data.rds\\n")
"""
