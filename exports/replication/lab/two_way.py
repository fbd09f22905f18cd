"""Two groupings at once by other programs: sums of squares of type II or III, adjusted means, equality of spread."""

from analysis.methods.pickers import candidates, outcomes, parts
from analysis.methods.two_way.spec import TwoWayOptions
from exports.replication.lab_plan import Plan, chosen_scores, group_plan, question_plan
from exports.replication.lab_spss_tests import two_groupings_of_scores
from instruments.model import Instrument


def plan(instrument: Instrument, options: TwoWayOptions) -> Plan:
    """The scores and outcomes, both columns of groups, the numbers held constant, and the type of sums of squares."""
    (first,) = parts(options, "by", instrument)
    second = options.second or next((n for n in candidates("grouping", instrument) if n != first), "")
    held = parts(options, "covariates", instrument)
    asked = [question_plan(name) for name in outcomes(instrument) if name not in held]
    return {
        "scores": [*chosen_scores(instrument, options), *asked],
        "profile": [group_plan(instrument, name) for name in (first, second)],
        "held": [{"column": name} for name in held],
        "type_2": options.squares == "type_2",
        "smallest": options.smallest,
    }


PYTHON = """
def places_of(q):
    given = data[q["column"]]
    names = q["choices"] or sorted(given.dropna().astype(str).unique())
    return names, np.array([names.index(str(v)) if str(v) in names else -1 for v in given])


def coded(levels, count):
    return np.vstack([np.eye(count - 1), -np.ones((1, count - 1))])[levels]


def products(a, b):
    return (a[:, :, None] * b[:, None, :]).reshape(len(a), -1)


def rss(y, columns):
    return sm.OLS(y, np.column_stack([np.ones(len(y)), *columns])).fit(method="qr").ssr


(names_a, a_all), (names_b, b_all) = (places_of(q) for q in plan["profile"])
held_all = np.column_stack([np.empty((len(data), 0)), *(data[q["column"]].to_numpy(float) for q in plan["held"])])
effects, cells, checks = [], [], []
for s in plan["scores"]:
    y = score(s)
    used = ~np.isnan(np.column_stack([y, held_all])).any(axis=1) & (a_all >= 0) & (b_all >= 0)
    for places in (a_all, b_all, a_all, b_all):
        counts = np.bincount(places[used], minlength=places.max() + 1)
        used &= (places >= 0) & (counts[places] >= plan["smallest"])
    (own_a, a), (own_b, b) = (np.unique(places[used], return_inverse=True) for places in (a_all, b_all))
    y, held = y[used], held_all[used] - held_all[used].mean(axis=0)
    n, A, B = len(y), coded(a, len(own_a)), coded(b, len(own_b))
    counts = np.zeros((len(own_a), len(own_b)), dtype=int)
    np.add.at(counts, (a, b), 1)
    full = (counts > 0).all()
    model = {("first_factor", plan["profile"][0]["column"]): A, ("second_factor", plan["profile"][1]["column"]): B}
    model |= {("both_factors", ""): products(A, B)} if full else {}
    model |= {("covariate", q["column"]): held[:, [j]] for j, q in enumerate(plan["held"])}
    left, df = rss(y, model.values()), n - 1 - sum(x.shape[1] for x in model.values())
    head = {"scale": s["name"], "battery": s["battery"]}
    for key, x in model.items():
        main = plan["type_2"] and key[0] in ("first_factor", "second_factor")
        others = [o for name, o in model.items() if name != key and not (main and name[0] == "both_factors")]
        ss = rss(y, others) - rss(y, [*others, x])
        f = ss / x.shape[1] / (left / df)
        row = {**head, "source_of_variation": key[0], "effect_of": key[1], "n": n, "ss": ss, "df1": x.shape[1], "df2": df}
        row |= {"ms": ss / x.shape[1], "f": f, "p": stats.f.sf(f, x.shape[1], df), "eta_partial": ss / (ss + left)}
        effects.append(row)
    effects.append({**head, "source_of_variation": "left_over", "effect_of": "", "n": n, "ss": left, "df1": df, "ms": left / df})
    samples = [y[(a == i) & (b == j)] for i in range(len(own_a)) for j in range(len(own_b)) if counts[i, j]]
    spread, groups = stats.levene(*samples, center="median"), len(samples)
    row = {**head, "test": "brown_forsythe", "n": n, "statistic": spread.statistic, "df1": groups - 1, "df2": n - groups}
    checks.append(row | {"p": spread.pvalue})
    if held.shape[1]:
        inside = np.hstack([A, B, products(A, B)]) if full else np.hstack([A, B])
        further = products(inside, held)
        rest, df_rest = rss(y, [inside, held, further]), df - further.shape[1]
        f = (left - rest) / further.shape[1] / (rest / df_rest)
        row = {**head, "test": "equal_slopes", "n": n, "statistic": f, "df1": further.shape[1], "df2": df_rest}
        checks.append(row | {"p": stats.f.sf(f, further.shape[1], df_rest)})
    fit = sm.OLS(y, np.column_stack([np.ones(n), *model.values()])).fit(method="qr")
    for i in range(len(own_a)):
        for j in range(len(own_b)):
            if counts[i, j] < plan["smallest"]:
                continue
            ra, rb = coded(np.array([i]), len(own_a)), coded(np.array([j]), len(own_b))
            point = [np.ones((1, 1)), ra, rb, *([products(ra, rb)] if full else []), np.zeros((1, held.shape[1]))]
            found, own = fit.t_test(np.hstack(point)), y[(a == i) & (b == j)]
            ends = found.conf_int()[0]
            row = {**head, "group": names_a[own_a[i]], "other_group": names_b[own_b[j]], "n": len(own), "mean": own.mean()}
            row |= {"sd": own.std(ddof=1), "adjusted_mean": float(found.effect[0]), "lower": ends[0], "upper": ends[1]}
            cells.append(row)
found = [row for row in effects if "p" not in row]
for source in {(row["source_of_variation"], row["effect_of"]) for row in effects if "p" in row}:
    found += with_holm([row for row in effects if (row["source_of_variation"], row["effect_of"]) == source])
tables = {"lab_two_way": found, "lab_two_way_cells": cells, "lab_two_way_checks": checks}
"""

R = """
options(contrasts = c("contr.sum", "contr.poly"))
labels_of <- function(q) { x <- as.character(data[[q$column]]); x[x == ""] <- NA
  names <- if (length(q$choices)) unlist(q$choices) else sort(unique(na.omit(x)), method = "radix"); factor(x, names) }
first <- labels_of(plan$profile[[1]]); second <- labels_of(plan$profile[[2]])
held <- lapply(plan$held, function(q) data[[q$column]]); numbers <- unlist(lapply(plan$held, function(q) q$column))
effects <- list(); cells <- list(); checks <- list()
for (s in plan$scores) {
  d <- data.frame(y = score(s), a = first, b = second); if (length(held)) d[paste0("x", seq_along(held))] <- held
  d <- d[complete.cases(d), ]
  for (name in c("a", "b", "a", "b")) d <- d[table(d[[name]])[as.character(d[[name]])] >= plan$smallest, ]
  d$a <- factor(d$a); d$b <- factor(d$b); xs <- grep("^x", names(d), value = TRUE)
  for (x in xs) d[[x]] <- d[[x]] - mean(d[[x]])
  n <- nrow(d); full <- all(table(d$a, d$b) > 0)
  A <- model.matrix(~a, d)[, -1, drop = FALSE]; B <- model.matrix(~b, d)[, -1, drop = FALSE]
  model <- list(A, B); kinds <- list(c("first_factor", plan$profile[[1]]$column), c("second_factor", plan$profile[[2]]$column))
  if (full) {
    both <- model.matrix(~ a * b, d)[, -seq_len(ncol(A) + ncol(B) + 1), drop = FALSE]
    model <- c(model, list(both)); kinds <- c(kinds, list(c("both_factors", "")))
  }
  for (j in seq_along(xs)) { model <- c(model, list(as.matrix(d[xs[j]]))); kinds <- c(kinds, list(c("covariate", numbers[j]))) }
  rss <- function(parts) deviance(if (length(parts)) lm(d$y ~ do.call(cbind, parts)) else lm(d$y ~ 1))
  left <- rss(model); df <- n - 1 - sum(sapply(model, ncol)); head <- list(scale = s$name, battery = s$battery)
  for (j in seq_along(model)) {
    beside <- setdiff(seq_along(model), j); main <- kinds[[j]][1] %in% c("first_factor", "second_factor")
    if (plan$type_2 && main) beside <- beside[sapply(kinds[beside], function(kind) kind[1] != "both_factors")]
    ss <- rss(model[beside]) - rss(model[c(beside, j)]); k <- ncol(model[[j]]); f <- ss / k / (left / df)
    effects <- c(effects, list(c(head, list(source_of_variation = kinds[[j]][1], effect_of = kinds[[j]][2], n = n, ss = ss,
      df1 = k, ms = ss / k, f = f, df2 = df, p = pf(f, k, df, lower.tail = FALSE), eta_partial = ss / (ss + left)))))
  }
  effects <- c(effects, list(c(head, list(source_of_variation = "left_over", effect_of = "", n = n, ss = left,
    df1 = df, ms = left / df))))
  g <- factor(paste(d$a, d$b, sep = "\\r")); spread <- anova(lm(abs(d$y - ave(d$y, g, FUN = median)) ~ g))
  checks <- c(checks, list(c(head, list(test = "brown_forsythe", n = n, statistic = spread$F[1],
    df1 = spread$Df[1], df2 = spread$Df[2], p = spread$P[1]))))
  if (length(xs)) {
    cell <- if (full) "a * b" else "a + b"; sum_of <- paste(xs, collapse = " + ")
    rest <- lm(as.formula(paste0("y ~ (", cell, ") * (", sum_of, ")")), d)
    df_rest <- rest$df.residual; k <- df - df_rest; f <- (left - deviance(rest)) / k / (deviance(rest) / df_rest)
    checks <- c(checks, list(c(head, list(test = "equal_slopes", n = n, statistic = f, df1 = k, df2 = df_rest,
      p = pf(f, k, df_rest, lower.tail = FALSE)))))
  }
  fit <- lm(as.formula(paste("y ~", paste(c(if (full) "a * b" else "a + b", xs), collapse = " + "))), d)
  for (i in levels(d$a)) for (j in levels(d$b)) {
    own <- d$y[d$a == i & d$b == j]; if (length(own) < plan$smallest) next
    at <- data.frame(a = factor(i, levels(d$a)), b = factor(j, levels(d$b))); for (x in xs) at[[x]] <- 0
    found <- predict(fit, at, interval = "confidence")
    cells <- c(cells, list(c(head, list(group = i, other_group = j, n = length(own), mean = mean(own), sd = sd(own),
      adjusted_mean = found[1], lower = found[2], upper = found[3]))))
  }
}
source_of <- sapply(effects, function(row) paste(row$source_of_variation, row$effect_of))
for (name in setdiff(unique(source_of), "left_over ")) effects[source_of == name] <- with_holm(effects[source_of == name])
tables <- list(lab_two_way = effects, lab_two_way_cells = cells, lab_two_way_checks = checks)
"""

spss = two_groupings_of_scores
