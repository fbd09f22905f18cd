"""The survey's own analysis by other programs: satisfaction index, reliability, gaps, regressions."""

from collections.abc import Iterable, Iterator

from analysis.answers import GAP, PAIR, dimension_sets, item_sets, items_asked
from analysis.methods.regression.data import predictor_family
from analysis.methods.skm.satisfaction_index import element_battery, has_skm_scale, skm_items
from exports.replication.lab_plan import Plan, answer_plan
from instruments.model import Instrument, Item


def plan(instrument: Instrument) -> Plan:
    """The elements of the index, the scales of at least two items, the gaps of items and dimensions, and the regressions."""
    elements = skm_items(instrument) if has_skm_scale(instrument) else ()
    return {
        "elements": [{"element": i.id, **answer_plan(instrument, i, element_battery(i))} for i in elements],
        "scales": [
            {"name": one.id, "battery": one.battery, "answers": _answers(instrument, one.items, one.battery)}
            for one in item_sets(instrument)
            if len(one.items) > 1
        ],
        "gaps": list(_gaps(instrument)),
        "models": list(_models(instrument)),
    }


def _answers(instrument: Instrument, items: Iterable[Item], battery: str) -> list[Plan]:
    return [answer_plan(instrument, item, battery) for item in items]


def _gaps(instrument: Instrument) -> Iterator[Plan]:
    for item in instrument.items:
        if set(PAIR) <= set(item.batteries):
            yield {"table": "items", "key": "item", "name": item.id, "answers": _answers(instrument, (item,), GAP)}
    for one in instrument.dimensions:
        if items := items_asked(instrument, one, GAP):
            answers = _answers(instrument, items, GAP)
            yield {"table": "dimensions", "key": "dimension", "name": one.id, "answers": answers}


def _models(instrument: Instrument) -> Iterator[Plan]:
    """Each outcome on the dimension means (perception) or dimension gaps (gap)."""
    family = predictor_family(instrument)
    if family is None:
        return
    for question in instrument.questions_with("outcome"):
        for battery in ("perception", GAP):
            dimensions = dimension_sets(instrument, family, battery)
            if dimensions and question.traits.is_numeric:
                scales = [{"name": one.id, "answers": _answers(instrument, one.items, battery)} for one in dimensions]
                yield {"outcome": question.id, "predictors": battery, "dimensions": scales}


PYTHON = '''
def mean(answers):
    return matrix(answers).sum(axis=1) / len(answers)


def skm(elements):
    """25 times the weighted sum of the element means; the interval from what each respondent adds to it."""
    x = matrix(elements)
    counts, nrr, k = (~np.isnan(x)).sum(axis=0), np.nanmean(x, axis=0), x.shape[1]
    rows = x[~np.isnan(x).all(axis=1)]
    n, ikm = len(rows), 25 / k * nrr.sum()
    added = np.nansum((rows - nrr) * (25 / k * n / counts), axis=1)
    half = stats.t.ppf(0.975, n - 1) * math.sqrt((added**2).sum() / (n - 1) / n)
    interval = {"lower": max(ikm - half, 25), "upper": min(ikm + half, 100)} if (abs(added) > 1e-9).any() else None
    rows = [{"element": e["element"], "n": m, "nrr": mean} for e, m, mean in zip(elements, counts, nrr)]
    return {"ikm": ikm, "interval": interval, "elements": rows}


def alpha(s):
    """k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items."""
    x = complete(matrix(s["answers"]))
    k = x.shape[1]
    value = k / (k - 1) * (1 - x.var(axis=0, ddof=1).sum() / x.sum(axis=1).var(ddof=1))
    return {"scale": s["name"], "battery": s["battery"], "n": len(x), "alpha": value}


def gap(g):
    """A respondent's gap is the sum of perception minus expectation over the items, divided once by their number."""
    d = mean(g["answers"])
    d = d[~np.isnan(d)]
    test = stats.ttest_1samp(d, 0)
    row = {g["key"]: g["name"], "n": len(d), "gap": d.mean(), "t": test.statistic, "p": test.pvalue}
    nonzero = d[d != 0]
    if len(nonzero):
        exact = len(d) <= 50 and len(nonzero) == len(d) and len(set(abs(d))) == len(d)
        w = stats.wilcoxon(nonzero, method="exact" if exact else "asymptotic", correction=False)
        row |= {"wilcoxon_w": w.statistic, "wilcoxon_p": w.pvalue}
    return row


def regression(model):
    scores = {s["name"]: mean(s["answers"]) for s in model["dimensions"]}
    rows = pd.DataFrame({"outcome_": data[model["outcome"]], **scores}).dropna()
    fit = sm.OLS(rows["outcome_"], sm.add_constant(rows[list(scores)])).fit(method="qr")
    terms = [{"term": term, "b": fit.params[term], "p": fit.pvalues[term]} for term in fit.params.index]
    head = {"outcome": model["outcome"], "predictors": model["predictors"]}
    return head | {"n": len(rows), "r2": fit.rsquared, "terms": terms}


results = {
    "skm": skm(plan["elements"]) if plan["elements"] else None,
    "reliability": [alpha(s) for s in plan["scales"]],
    "gaps": {name: [gap(g) for g in plan["gaps"] if g["table"] == name] for name in ("items", "dimensions")},
    "regression": [regression(model) for model in plan["models"]],
}
'''

R = """
mean_of <- function(answers) rowSums(matrix_of(answers)) / length(answers)
# The satisfaction index: 25 times the weighted sum of the element means; its interval from what each respondent adds to it.
skm <- function(elements) {
  x <- matrix_of(elements); counts <- colSums(!is.na(x)); nrr <- colMeans(x, na.rm = TRUE); k <- ncol(x); weight <- 1 / k
  rows <- x[rowSums(!is.na(x)) > 0, , drop = FALSE]; n <- nrow(rows)
  added <- rowSums(sweep(sweep(rows, 2, nrr), 2, 25 * weight * n / counts, "*"), na.rm = TRUE)
  ikm <- 25 * weight * sum(nrr); half <- qt(.975, n - 1) * sqrt(sum(added^2) / (n - 1) / n)
  list(ikm = ikm, interval = if (any(abs(added) > 1e-9)) list(lower = max(ikm - half, 25), upper = min(ikm + half, 100)),
    elements = lapply(seq_len(k), function(e) list(element = elements[[e]]$element, n = counts[[e]], nrr = nrr[[e]])))
}
# Cronbach's alpha: k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items.
alpha <- function(s) {
  x <- complete(matrix_of(s$answers)); k <- ncol(x); v <- sum(apply(x, 2, var)) / var(rowSums(x))
  list(scale = s$name, battery = s$battery, n = nrow(x), alpha = k / (k - 1) * (1 - v))
}
# A respondent's gap is the sum of perception minus expectation over the items, divided once by their number.
gap <- function(g) {
  d <- as.numeric(na.omit(mean_of(g$answers))); test <- t.test(d)
  row <- list(n = length(d), gap = mean(d), t = test$statistic[[1]], p = test$p.value); row[[g$key]] <- g$name
  if (any(d != 0)) {
    nonzero <- d[d != 0]; m <- length(nonzero)
    exact <- length(d) <= 50 && m == length(d) && !anyDuplicated(abs(d))
    w <- suppressWarnings(wilcox.test(d, exact = exact, correct = FALSE))
    row$wilcoxon_w <- min(w$statistic[[1]], m * (m + 1) / 2 - w$statistic[[1]]); row$wilcoxon_p <- w$p.value
  }
  row
}
regression <- function(model) {
  scores <- lapply(model$dimensions, function(s) mean_of(s$answers))
  names(scores) <- sapply(model$dimensions, function(s) s$name)
  rows <- complete(data.frame(outcome_ = data[[model$outcome]], scores)); fit <- lm(outcome_ ~ ., rows); s <- summary(fit)
  terms <- lapply(rownames(s$coefficients), function(term)
    list(term = if (term == "(Intercept)") "const" else term, b = s$coefficients[term, 1], p = s$coefficients[term, 4]))
  list(outcome = model$outcome, predictors = model$predictors, n = nrow(rows), r2 = s$r.squared, terms = terms)
}
gaps_of <- function(table) lapply(Filter(function(g) g$table == table, plan$gaps), gap)
results <- list(skm = if (length(plan$elements)) skm(plan$elements), reliability = lapply(plan$scales, alpha),
  gaps = list(items = gaps_of("items"), dimensions = gaps_of("dimensions")), regression = lapply(plan$models, regression))
"""
