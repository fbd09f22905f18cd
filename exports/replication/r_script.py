"""The replication in R: base R alone, so that it runs wherever R is installed."""

from collections.abc import Iterable, Sequence

from exports.replication.analysis_plan import Answer, GapTest, Model, Plan, Scale

HEAD = """\
# Replication of a Servqual Desk analysis with R alone. Run it in this folder: Rscript replicate.R
# It reads data.csv (answers as given; an empty cell is missing) and writes results-r.json, whose tables and columns are called
# as in results-servqual-desk.json.
data <- read.csv("data.csv", check.names = FALSE)

# Answers of some columns; an item worded the other way is scored `turn` (lowest + highest answer) minus the answer.
answers <- function(columns, turns) {
  scored <- mapply(function(column, turn) if (is.na(turn)) data[[column]] else turn - data[[column]], columns, turns)
  matrix(as.numeric(scored), nrow = nrow(data))
}
complete <- function(x) x[complete.cases(x), , drop = FALSE]

# The satisfaction index: 25 times the weighted sum of the element means; its interval from what each respondent adds to it.
skm <- function(ids, x) {
  counts <- colSums(!is.na(x)); nrr <- colMeans(x, na.rm = TRUE); k <- ncol(x); weight <- 1 / k
  rows <- x[rowSums(!is.na(x)) > 0, , drop = FALSE]; n <- nrow(rows)
  added <- rowSums(sweep(sweep(rows, 2, nrr), 2, 25 * weight * n / counts, "*"), na.rm = TRUE)
  ikm <- 25 * weight * sum(nrr); half <- qt(.975, n - 1) * sqrt(sum(added^2) / (n - 1) / n)
  list(ikm = ikm, interval = if (any(abs(added) > 1e-9)) list(lower = max(ikm - half, 25), upper = min(ikm + half, 100)),
    elements = lapply(seq_len(k), function(e) list(element = ids[e], n = counts[[e]], nrr = nrr[[e]])))
}
# Cronbach's alpha: k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items.
alpha <- function(scale, battery, x) {
  x <- complete(x); k <- ncol(x)
  list(scale = scale, battery = battery, n = nrow(x), alpha = k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x))))
}
# A respondent's gap is the sum of perception minus expectation over the items, divided once by their number.
gap <- function(key, id, perception, expectation) {
  difference <- complete(perception - expectation)
  d <- rowSums(difference) / ncol(difference); test <- t.test(d)
  row <- list(n = length(d), gap = mean(d), t = test$statistic[[1]], p = test$p.value)
  row[[key]] <- id
  if (any(d != 0)) {
    nonzero <- d[d != 0]; m <- length(nonzero)
    exact <- length(d) <= 50 && m == length(d) && !anyDuplicated(abs(d))
    w <- suppressWarnings(wilcox.test(d, exact = exact, correct = FALSE))
    row$wilcoxon_w <- min(w$statistic[[1]], m * (m + 1) / 2 - w$statistic[[1]]); row$wilcoxon_p <- w$p.value
  }
  row
}
score <- function(x) rowSums(x) / ncol(x)
regression <- function(outcome, predictors, scores) {
  rows <- complete(data.frame(outcome_ = data[[outcome]], scores)); fit <- lm(outcome_ ~ ., rows); s <- summary(fit)
  terms <- lapply(rownames(s$coefficients), function(term)
    list(term = if (term == "(Intercept)") "const" else term, b = s$coefficients[term, 1], p = s$coefficients[term, 4]))
  list(outcome = outcome, predictors = predictors, n = nrow(rows), r2 = s$r.squared, terms = terms)
}
# R's own lists as JSON: what has names is an object, what has none an array, what is no number null.
json <- function(x) {
  if (is.null(x)) "null"
  else if (is.character(x)) paste0("\\"", x, "\\"")
  else if (is.list(x) && is.null(names(x))) paste0("[", paste(sapply(x, json), collapse = ", "), "]")
  else if (is.list(x)) paste0("{", paste0("\\"", names(x), "\\": ", sapply(x, json), collapse = ", "), "}")
  else if (is.finite(x)) sprintf("%.17g", x)
  else "null"
}
"""

TAIL = """
writeLines(json(results), "results-r.json")
"""


def r_script(plan: Plan) -> str:
    """The whole script."""
    elements = [element.answer for element in plan.elements]
    skm = (
        f"skm({_vector(_text(element.id) for element in plan.elements)}, {_answers(elements)})" if elements else "NULL"
    )
    parts = {
        "skm": skm,
        "reliability": _list(
            f"alpha({_text(scale.id)}, {_text(scale.battery)}, {_scored(scale)})" for scale in plan.scales
        ),
        "gaps": f"list(items = {_gaps(plan, 'items')}, dimensions = {_gaps(plan, 'dimensions')})",
        "regression": _list(map(_model, plan.models)),
    }
    results = ",\n".join(f"{name} = {code}" for name, code in parts.items())
    return f"{HEAD}\nresults <- list(\n{results}\n)\n{TAIL}"


def _gaps(plan: Plan, table: str) -> str:
    return _list(_gap(gap) for gap in plan.gaps if gap.table == table)


def _list(codes: Iterable[str]) -> str:
    return "list(" + ",\n".join(codes) + ")"


def _text(text: str) -> str:
    return f'"{text}"'


def _answers(answers: Sequence[Answer]) -> str:
    turns = ["NA" if answer.turn is None else str(answer.turn) for answer in answers]
    return f"answers({_vector(_text(answer.column) for answer in answers)}, {_vector(turns)})"


def _vector(parts: Iterable[str]) -> str:
    return f"c({', '.join(parts)})"


def _scored(scale: Scale) -> str:
    return _answers(scale.answers) + (f" - {_answers(scale.minus)}" if scale.minus else "")


def _gap(gap: GapTest) -> str:
    key = gap.table.removesuffix("s")
    return f"gap({_text(key)}, {_text(gap.id)}, {_answers(gap.perception)}, {_answers(gap.expectation)})"


def _model(model: Model) -> str:
    scores = ",\n  ".join(f"{scale.id} = score({_scored(scale)})" for scale in model.dimensions)
    return f"regression({_text(model.outcome)}, {_text(model.predictors)}, data.frame(\n  {scores}))"
