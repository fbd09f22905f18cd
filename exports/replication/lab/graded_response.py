"""The graded response model by other programs: Newton's steps on the marginal likelihood, and ordered logits for the groups.

R's ltm and mirt fit the same model; both stop earlier, so the scripts write out the likelihood and need no package.
"""

from analysis.answers import dimension_sets
from analysis.formulas.graded_response import LEAST_WEIGHT, POINTS
from analysis.methods.graded_response.spec import FEWEST_ITEMS, GradedResponseOptions
from analysis.methods.graded_response.tables import ITEM_LEVELS, LEVELS
from analysis.methods.pickers import parts
from analysis.thresholds import FEWEST_FOR_GRADES
from exports.replication.lab_plan import Plan, answer_plan, group_plan
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError


def plan(instrument: Instrument, options: GradedResponseOptions) -> Plan:
    """The dimensions with their items' answers, the column of the groups, and the points of the quadrature.

    Raises:
        DataError: gaps, which are no answers on a scale.
    """
    (by,), (measure,), (family,) = (parts(options, name, instrument) for name in ("by", "measure", "family"))
    if measure == "gap":
        raise DataError(_("A gap is no answer on a scale; choose a battery that was asked."))
    dimensions = [
        {
            "name": scale.id,
            "items": [item.id for item in scale.items],
            "answers": [answer_plan(instrument, item, measure) for item in scale.items],
        }
        for scale in dimension_sets(instrument, family, measure)
        if len(scale.items) >= FEWEST_ITEMS
    ]
    return {
        "dimensions": dimensions,
        "groups": group_plan(instrument, by),
        "smallest": options.smallest,
        "fewest": FEWEST_FOR_GRADES,
        "fewest_items": FEWEST_ITEMS,
        "points": POINTS,
        "least_weight": LEAST_WEIGHT,
        "levels": LEVELS.tolist(),
        "item_levels": [{"name": name, "theta": theta} for name, theta in ITEM_LEVELS.items()],
    }


PYTHON = '''
theta, weight = np.polynomial.hermite_e.hermegauss(plan["points"])
counted = weight > plan["least_weight"] * weight.sum()
theta, weight = theta[counted], weight[counted] / weight[counted].sum()
expit, q = lambda x: 1 / (1 + np.exp(-np.clip(x, -700, 700))), stats.norm.ppf(0.975)


def between(upper, lower):
    """The difference of two logistic curves, in the tail in which no digits are lost."""
    s = np.where(upper + lower > 0, -1.0, 1.0)
    return s * (expit(s * upper) - expit(s * lower))


def curves(own, theta):
    """P of each answer, its slopes by thresholds c and discrimination a, and minus its bend over itself."""
    K = len(own)
    above = np.add.outer(own[:-1], own[-1] * theta)
    full = np.vstack([np.full(len(theta), 800.0), above, np.full(len(theta), -800.0)])
    P, F = between(full[:-1], full[1:]), expit(above)
    f = F * (1 - F)
    s, bend = np.zeros((K, len(theta), K)), np.zeros((K, len(theta), K - 1))
    for m in range(K - 1):
        for k, sign in ((m + 1, 1), (m, -1)):
            s[k, :, m], bend[k, :, m] = sign * f[m] / P[k], -sign * f[m] * (1 - 2 * F[m]) / P[k]
    s[:, :, K - 1] = s[:, :, : K - 1].sum(axis=2) * theta
    return P, s, bend


def at(t, places, at_item):
    """The log likelihood, its slope, the information, and the products of the rows' own slopes."""
    own = [curves(t[part], theta) for part in at_item]
    if min(P.min() for P, _s, _b in own) <= 0:
        return -np.inf, None, None, None
    logs = sum(np.where(y[:, None] < 0, 0, np.log(P)[y]) for (P, _s, _b), y in zip(own, places)) + np.log(weight)
    top = logs.max(axis=1)
    w = np.exp(logs - top[:, None])
    value, w = (top + np.log(w.sum(axis=1))).sum(), w / w.sum(axis=1)[:, None]
    S = np.concatenate([np.where(y[:, None, None] < 0, 0, s[y]) for (_P, s, _b), y in zip(own, places)], axis=2)
    mean = np.einsum("nq,nqm->nm", w, S)
    info = mean.T @ mean - sum((S[:, i] * w[:, i : i + 1]).T @ S[:, i] for i in range(len(theta)))
    for (_P, s, bend), y, part in zip(own, places, at_item):
        K = s.shape[0]
        for i, level in enumerate(theta):
            r = np.array([w[y == k, i].sum() for k in range(K)])
            B = np.hstack([np.eye(K - 1), np.full((K - 1, 1), level)])
            info[part, part] += (s[:, i].T * r) @ s[:, i] + B.T @ np.diag(r @ bend[:, i]) @ B
    return value, mean.sum(axis=0), info, mean.T @ mean


def graded(Z):
    """The categories, (c, a) of each item, their covariance and the log likelihood."""
    known = ~np.isnan(Z)
    names = [np.unique(x[ok]) for x, ok in zip(Z.T, known.T)]
    Z, known = Z[known.any(axis=1)], known[known.any(axis=1)]
    places = [np.where(ok, np.searchsorted(c, x), -1) for c, x, ok in zip(names, Z.T, known.T)]
    ends = np.cumsum([0, *map(len, names)])
    at_item = [slice(a, b) for a, b in zip(ends, ends[1:])]
    above = [[(y >= k).sum() / (y >= 0).sum() for k in range(1, len(c))] for y, c in zip(places, names)]
    t = np.concatenate([[*(1.2 * math.log(p / (1 - p)) for p in own), 1.0] for own in above])
    point = at(t, places, at_item)
    for _step in range(100):
        value, slope, info, products = point
        hill = np.linalg.eigvalsh(info).min() > 1e-3
        step = np.linalg.solve(info if hill else products + np.eye(len(t)), slope)
        if hill and slope @ step < 1e-18 * len(Z):
            break
        size, point = 1.0, at(t + step, places, at_item)
        while point[0] < value - 1e-12 * abs(value):
            size, point = size / 2, at(t + size / 2 * step, places, at_item)
        t = t + size * step
    return names, [t[part] for part in at_item], np.linalg.inv(info), at_item, value, len(Z)


def information(own, level):
    P, s, _bend = curves(own, np.array([level]))
    return float((P[:, 0] * (own[-1] * s[:, 0, :-1].sum(axis=1)) ** 2).sum())


def ordered(y, X):
    """The log likelihood of an ordered logit, at its maximum and without predictors."""
    place, X = np.unique(y, return_inverse=True)[1], (X - X.mean(axis=0)) / X.std(axis=0)
    K = place.max() + 1
    U = np.hstack([-X, place[:, None] == np.arange(K - 1)])
    L = np.hstack([-X, place[:, None] == np.arange(1, K)])
    share = np.cumsum(np.bincount(place)) / len(y)
    t = np.concatenate([np.zeros(X.shape[1]), np.log(share[:-1] / (1 - share[:-1]))])
    value = lambda t: np.log(np.maximum(between(*ends(t)), 1e-320)).sum()
    ends = lambda t: (np.where(place == K - 1, 800.0, U @ t), np.where(place == 0, -800.0, L @ t))
    for _step in range(60):
        a, c = ends(t)
        P, A, C = between(a, c), expit(a), expit(c)
        f, g = A * (1 - A) / P, C * (1 - C) / P
        slope, mixed = U.T @ f - L.T @ g, (U * (-f * g)[:, None]).T @ L
        info = (U * (f**2 - f * (1 - 2 * A))[:, None]).T @ U + (L * (g**2 + g * (1 - 2 * C))[:, None]).T @ L
        step, size = np.linalg.solve(info + mixed + mixed.T, slope), 1.0
        while value(t + size * step) < value(t) - 1e-9:
            size /= 2
        t = t + size * step
    n, often = len(y), np.bincount(place) / len(y)
    return value(t), n * (often @ np.log(often))


models, items, thresholds, levels, found = [], [], [], [], []
column = data[plan["groups"]["column"]]
labels = column.astype(str).where(column.notna() & (column != ""))
for d in plan["dimensions"]:
    whole = matrix(d["answers"])
    varies = [len(np.unique(x[~np.isnan(x)])) > 1 for x in whole.T]
    Z, ids = whole[:, varies], [name for name, ok in zip(d["items"], varies) if ok]
    n = int((~np.isnan(Z)).any(axis=1).sum())
    if len(ids) >= plan["fewest_items"] and n >= plan["fewest"]:
        names, own, cov, at_item, value, n = graded(Z)
        k = sum(map(len, names))
        total = lambda x: sum(information(one, x) for one in own)
        told = np.array([total(x) for x in theta])
        models.append({"dimension": d["name"], "n": n, "k": len(ids), "unknowns": k, "log_likelihood": value})
        models[-1] |= {"aic": 2 * k - 2 * value, "bic": k * math.log(n) - 2 * value}
        models[-1]["marginal_reliability"] = float(weight @ (told / (told + 1)))
        for name, c, one, part, x in zip(ids, names, own, at_item, Z.T):
            V, a = cov[part, part], one[-1]
            row = {"item": name, "n": int((~np.isnan(x)).sum()), "categories": len(c), "discrimination": a}
            row |= {"se": V[-1, -1] ** 0.5, "lower": a - q * V[-1, -1] ** 0.5, "upper": a + q * V[-1, -1] ** 0.5}
            items.append(row | {"information_" + i["name"]: information(one, i["theta"]) for i in plan["item_levels"]})
            for m, answer_from in enumerate(c[1:]):
                g = np.zeros(len(one))
                g[m], g[-1], b = -1 / a, one[m] / a**2, -one[m] / a
                se = (g @ V @ g) ** 0.5
                row = {"item": name, "from_answer": answer_from, "threshold": b, "se": se}
                thresholds.append(row | {"lower": b - q * se, "upper": b + q * se})
        levels += [{"dimension": d["name"], "theta": x, "information": total(x)} for x in plan["levels"]]
    used = ~np.isnan(whole).any(axis=1) & labels.notna()
    sizes = labels[used].value_counts()
    large = sorted(sizes[sizes >= plan["smallest"]].index)
    used &= labels.isin(large)
    whole, group, G = whole[used], labels[used], len(large)
    total = whole.sum(axis=1)[:, None]
    of = np.column_stack([group == one for one in large[1:]]).astype(float) if G > 1 else None
    for name, y in zip(d["items"], whole.T):
        if G < 2 or len(np.unique(y)) < 2:
            continue
        designs = total, np.hstack([total, of]), np.hstack([total, of, total * of])
        (l0, null), (l1, _n), (l2, _n) = (ordered(y, X) for X in designs)
        row = {"item": name, "n": len(y), "groups": G}
        for step, gain, df in (("_uniform", l1 - l0, G - 1), ("_non_uniform", l2 - l1, G - 1), ("", l2 - l0, 2 * G - 2)):
            row |= {"chi2" + step: 2 * gain, "p" + step: stats.chi2.sf(2 * gain, df)}
        r2 = lambda value: math.expm1(2 * (null - value) / len(y)) / math.expm1(2 * null / len(y))
        found.append(row | {"df": 2 * G - 2, "nagelkerke_change": r2(l2) - r2(l0)})
for row in levels:
    row["theta_se"] = row["information"] ** -0.5
tables = {"lab_grades": models, "lab_grades_items": items, "lab_grades_thresholds": thresholds}
tables |= {"lab_grades_information": levels, "lab_grades_functioning": with_holm(found)}
'''

R = """
points <- plan$points; J <- matrix(0, points, points); j <- seq_len(points - 1)
J[cbind(j, j + 1)] <- J[cbind(j + 1, j)] <- sqrt(j); e <- eigen(J, symmetric = TRUE)  # Golub and Welsch (1969)
weight <- e$vectors[1, ]^2; counted <- weight > plan$least_weight
theta <- e$values[counted]; weight <- weight[counted] / sum(weight[counted])
# The difference of two logistic curves, in the tail in which no digits are lost.
between <- function(upper, lower) { s <- ifelse(upper + lower > 0, -1, 1); s * (plogis(s * upper) - plogis(s * lower)) }
# P of each answer, its slopes by thresholds c and discrimination a, and minus its bend over itself.
curves <- function(own, theta) {
  K <- length(own); above <- outer(own[-K], own[K] * theta, `+`); P <- between(rbind(Inf, above), rbind(above, -Inf))
  f <- plogis(above) * plogis(-above); s <- array(0, c(K, length(theta), K)); bend <- array(0, c(K, length(theta), K - 1))
  for (m in seq_len(K - 1)) for (k in c(m, m + 1)) {
    sign <- if (k > m) 1 else -1
    s[k, , m] <- sign * f[m, ] / P[k, ]; bend[k, , m] <- -sign * f[m, ] * (1 - 2 * plogis(above[m, ])) / P[k, ]
  }
  s[, , K] <- sweep(apply(s[, , -K, drop = FALSE], c(1, 2), sum), 2, theta, `*`)
  list(P = P, s = s, bend = bend)
}
# The log likelihood, its slope, the information, and the products of the rows' own slopes.
at <- function(t, places, parts) {
  own <- lapply(parts, function(part) curves(t[part], theta)); M <- length(t)
  if (any(sapply(own, function(o) !(min(o$P) > 0)))) return(list(value = -Inf))
  logs <- matrix(log(weight), nrow(places), length(theta), byrow = TRUE)
  for (j in seq_along(own)) { y <- places[, j]; known <- !is.na(y); logs[known, ] <- logs[known, ] + log(own[[j]]$P)[y[known], ] }
  top <- apply(logs, 1, max); w <- exp(logs - top); value <- sum(top + log(rowSums(w))); w <- w / rowSums(w)
  mean <- matrix(0, nrow(places), M); info <- matrix(0, M, M)
  for (i in seq_along(theta)) {
    S <- matrix(0, nrow(places), M)
    for (j in seq_along(own)) { y <- places[, j]; known <- !is.na(y); S[known, parts[[j]]] <- own[[j]]$s[y[known], i, ] }
    mean <- mean + w[, i] * S; info <- info - crossprod(S, w[, i] * S)
    for (j in seq_along(own)) {
      o <- own[[j]]; K <- nrow(o$P); part <- parts[[j]]; B <- cbind(diag(K - 1), theta[i])
      r <- sapply(seq_len(K), function(k) sum(w[which(places[, j] == k), i]))
      s <- matrix(o$s[, i, ], K); bend <- colSums(r * matrix(o$bend[, i, ], K))
      info[part, part] <- info[part, part] + crossprod(s, r * s) + crossprod(B, bend * B)
    }
  }
  list(value = value, slope = colSums(mean), info = info + crossprod(mean), products = crossprod(mean))
}
# The categories, (c, a) of each item, their covariance and the log likelihood.
graded <- function(Z) {
  names <- lapply(seq_len(ncol(Z)), function(j) sort(unique(Z[, j])))
  Z <- Z[rowSums(!is.na(Z)) > 0, , drop = FALSE]
  places <- sapply(seq_len(ncol(Z)), function(j) match(Z[, j], names[[j]]))
  sizes <- lengths(names); parts <- split(seq_len(sum(sizes)), rep(seq_along(sizes), sizes))
  t <- unlist(lapply(seq_along(sizes), function(j)
    c(1.2 * qlogis(sapply(2:sizes[j], function(k) mean(places[, j] >= k, na.rm = TRUE))), 1)))
  point <- at(t, places, parts)
  for (i in 1:100) {
    hill <- min(eigen(point$info, TRUE, TRUE)$values) > 1e-3
    step <- solve(if (hill) point$info else point$products + diag(length(t)), point$slope)
    if (hill && sum(point$slope * step) < 1e-18 * nrow(Z)) break
    size <- 1; ahead <- at(t + step, places, parts)
    while (ahead$value < point$value - 1e-12 * abs(point$value)) { size <- size / 2; ahead <- at(t + size * step, places, parts) }
    t <- t + size * step; point <- ahead
  }
  own <- lapply(parts, function(part) t[part])
  list(names = names, own = own, V = solve(point$info), parts = parts, value = point$value, n = nrow(Z))
}
information <- function(own, level) sapply(level, function(x) {
  o <- curves(own, x); K <- length(own)
  sum(o$P[, 1] * (own[K] * rowSums(matrix(o$s[, 1, -K], K)))^2)
})
# The log likelihood of an ordered logit, at its maximum and without predictors.
ordered_logit <- function(y, X) {
  place <- match(y, sort(unique(y))); K <- max(place); X <- scale(X)
  U <- cbind(-X, outer(place, seq_len(K - 1), `==`)); L <- cbind(-X, outer(place, seq_len(K - 1) + 1, `==`))
  often <- tabulate(place) / length(y); t <- c(numeric(ncol(X)), qlogis(cumsum(often)[-K]))
  ends <- function(t) list(a = ifelse(place == K, Inf, U %*% t), c = ifelse(place == 1, -Inf, L %*% t))
  value <- function(t) { e <- ends(t); sum(log(pmax(between(e$a, e$c), 1e-320))) }
  for (i in 1:60) {
    e <- ends(t); P <- c(between(e$a, e$c)); A <- c(plogis(e$a)); C <- c(plogis(e$c))
    f <- A * (1 - A) / P; g <- C * (1 - C) / P; mixed <- crossprod(U, -f * g * L)
    info <- crossprod(U, (f^2 - f * (1 - 2 * A)) * U) + crossprod(L, (g^2 + g * (1 - 2 * C)) * L) + mixed + t(mixed)
    step <- solve(info, colSums(U * f) - colSums(L * g)); size <- 1
    while (value(t + size * step) < value(t) - 1e-9) size <- size / 2
    t <- t + size * step
  }
  c(value(t), length(y) * sum(often * log(often)))
}
models <- items <- thresholds <- levels <- found <- list()
labels <- as.character(data[[plan$groups$column]]); labels[labels == ""] <- NA
for (d in plan$dimensions) {
  whole <- matrix_of(d$answers); varies <- apply(whole, 2, function(x) length(unique(x[!is.na(x)])) > 1)
  Z <- whole[, varies, drop = FALSE]; ids <- unlist(d$items)[varies]
  if (length(ids) >= plan$fewest_items && sum(rowSums(!is.na(Z)) > 0) >= plan$fewest) {
    m <- graded(Z); k <- sum(lengths(m$names)); total <- function(x) rowSums(matrix(sapply(m$own, information, x), length(x)))
    told <- total(theta)
    models <- c(models, list(list(dimension = d$name, n = m$n, k = length(ids), unknowns = k, log_likelihood = m$value,
      aic = 2 * k - 2 * m$value, bic = k * log(m$n) - 2 * m$value, marginal_reliability = sum(weight * told / (told + 1)))))
    for (j in seq_along(ids)) {
      own <- m$own[[j]]; K <- length(own); V <- m$V[m$parts[[j]], m$parts[[j]]]; se <- sqrt(V[K, K]); a <- own[K]
      told <- sapply(plan$item_levels, function(i) information(own, i$theta))
      names(told) <- paste0("information_", sapply(plan$item_levels, function(i) i$name))
      items <- c(items, list(c(list(item = ids[j], n = sum(!is.na(Z[, j])), categories = K, discrimination = a, se = se,
        lower = a - qnorm(.975) * se, upper = a + qnorm(.975) * se), as.list(told))))
      for (h in seq_len(K - 1)) {
        g <- numeric(K); g[h] <- -1 / a; g[K] <- own[h] / a^2; b <- -own[h] / a; se <- sqrt(sum(g * (V %*% g)))
        thresholds <- c(thresholds, list(list(item = ids[j], from_answer = m$names[[j]][h + 1], threshold = b, se = se,
          lower = b - qnorm(.975) * se, upper = b + qnorm(.975) * se)))
      }
    }
    levels <- c(levels, lapply(unlist(plan$levels), function(x) list(dimension = d$name, theta = x,
      information = total(x), theta_se = 1 / sqrt(total(x)))))
  }
  used <- complete.cases(whole) & !is.na(labels); sizes <- table(labels[used])
  large <- sort(names(sizes)[sizes >= plan$smallest], method = "radix"); used <- used & labels %in% large; G <- length(large)
  X <- whole[used, , drop = FALSE]; s <- rowSums(X)
  for (j in seq_len(ncol(X))) if (G > 1 && length(unique(X[, j])) > 1) {
    of <- outer(labels[used], large[-1], `==`) * 1
    l <- sapply(list(cbind(s), cbind(s, of), cbind(s, of, s * of)), function(D) ordered_logit(X[, j], D)); n <- nrow(X)
    r2 <- function(i) expm1(2 * (l[2, 1] - l[1, i]) / n) / expm1(2 * l[2, 1] / n)
    chi2 <- 2 * c(l[1, 2] - l[1, 1], l[1, 3] - l[1, 2], l[1, 3] - l[1, 1])
    p <- pchisq(chi2, (G - 1) * c(1, 1, 2), lower.tail = FALSE)
    found <- c(found, list(list(item = d$items[[j]], n = n, groups = G, chi2_uniform = chi2[1], p_uniform = p[1],
      chi2_non_uniform = chi2[2], p_non_uniform = p[2], chi2 = chi2[3], df = 2 * (G - 1), p = p[3],
      nagelkerke_change = r2(3) - r2(1))))
  }
}
tables <- list(lab_grades = models, lab_grades_items = items, lab_grades_thresholds = thresholds,
  lab_grades_information = levels, lab_grades_functioning = if (length(found)) with_holm(found) else list())
"""
