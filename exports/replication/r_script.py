"""The replication in R: base R alone, so that it runs wherever R is installed."""

from collections.abc import Iterable, Sequence

from exports.replication.plan import Answer, GapTest, Model, Plan, Scale

HEAD = """\
# Replication of a Servqual Desk analysis with R alone. Run it in this folder: Rscript replicate.R
# It reads data.csv (answers as given; an empty cell is missing) and writes results-r.csv.
data <- read.csv("data.csv", check.names = FALSE)

# Answers of some columns; an item worded the other way is scored `turn` (lowest + highest answer) minus the answer.
answers <- function(columns, turns) {
  scored <- mapply(function(column, turn) if (is.na(turn)) data[[column]] else turn - data[[column]], columns, turns)
  matrix(scored, nrow = nrow(data))
}
complete <- function(x) x[complete.cases(x), , drop = FALSE]
results <- list()
keep <- function(part, where, name, value)
  results[[length(results) + 1]] <<- data.frame(part = part, where = where, name = name, value = sprintf("%.17g", value))

# Cronbach's alpha: k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items.
alpha <- function(id, battery, x) {
  x <- complete(x); k <- ncol(x)
  keep("reliability", paste(id, battery, sep = "/"), "n", nrow(x))
  keep("reliability", paste(id, battery, sep = "/"), "alpha", k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x))))
}
# A respondent's gap is the sum of perception minus expectation over the items, divided once by their number.
gap <- function(table, id, perception, expectation) {
  difference <- complete(perception - expectation)
  d <- rowSums(difference) / ncol(difference); test <- t.test(d); where <- paste(table, id, sep = "/")
  keep("gaps", where, "n", length(d)); keep("gaps", where, "gap", mean(d))
  keep("gaps", where, "t", test$statistic[[1]]); keep("gaps", where, "p", test$p.value)
  if (any(d != 0)) {
    nonzero <- d[d != 0]; m <- length(nonzero)
    exact <- length(d) <= 50 && m == length(d) && !anyDuplicated(abs(d))
    w <- suppressWarnings(wilcox.test(d, exact = exact, correct = FALSE))
    keep("gaps", where, "wilcoxon_w", min(w$statistic[[1]], m * (m + 1) / 2 - w$statistic[[1]]))
    keep("gaps", where, "wilcoxon_p", w$p.value)
  }
}
score <- function(x) rowSums(x) / ncol(x)
regression <- function(outcome, predictors, scores) {
  rows <- complete(data.frame(outcome_ = data[[outcome]], scores)); fit <- lm(outcome_ ~ ., rows); s <- summary(fit)
  where <- paste(outcome, predictors, sep = "/"); keep("regression", where, "n", nrow(rows))
  keep("regression", where, "r2", s$r.squared)
  for (term in rownames(s$coefficients)) {
    name <- if (term == "(Intercept)") "const" else term
    keep("regression", where, paste0("b.", name), s$coefficients[term, 1])
    keep("regression", where, paste0("p.", name), s$coefficients[term, 4])
  }
}
"""

TAIL = """
write.csv(do.call(rbind, results), "results-r.csv", row.names = FALSE)
"""


def r_script(plan: Plan) -> str:
    """The whole script."""
    lines = [
        *(f"alpha({_text(scale.id)}, {_text(scale.battery)}, {_scored(scale)})" for scale in plan.scales),
        *map(_gap, plan.gaps),
        *map(_model, plan.models),
    ]
    return HEAD + "\n" + "\n".join(lines) + "\n" + TAIL


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
    return f"gap({_text(gap.table)}, {_text(gap.id)}, {_answers(gap.perception)}, {_answers(gap.expectation)})"


def _model(model: Model) -> str:
    scores = ",\n  ".join(f"{scale.id} = score({_scored(scale)})" for scale in model.dimensions)
    return f"regression({_text(model.outcome)}, {_text(model.predictors)}, data.frame(\n  {scores}))"
