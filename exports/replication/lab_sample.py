"""A sample's design by other programs: clusters, strata, weights to known totals, Taylor linearisation, in plain R and numpy."""

from analysis.methods.design.drawn import COLUMNS
from analysis.methods.design.totals import read_totals
from analysis.methods.sampled import SampledOptions
from analysis.thresholds import CONFIDENCES
from exports.replication.lab_plan import Plan


def sample_plan(options: SampledOptions) -> Plan:
    """The columns that name a cluster (`day`: of the interview's start), the strata, the margins' totals, the level."""
    columns = COLUMNS.get(options.clusters, ())
    strata = [{"column": options.strata}] if options.strata else []
    margins: list[Plan] = [
        {"column": column or options.strata, "totals": [{"value": value, "n": n} for value, n in own.items()]}
        for column, own in read_totals(options.totals).by_column.items()
    ]
    clusters = [{"column": "sqd_started_at" if name == "day" else name} for name in columns]
    texts = [q["column"] for q in [*clusters, *strata, *margins]]
    return {
        "clusters": clusters,
        "strata": strata,
        "margins": margins,
        "finite": options.finite,
        "confidence": CONFIDENCES[options.confidence_level],
        "profile": [{"column": name} for name in dict.fromkeys(texts)],
    }


PYTHON = '''
def words(column):
    """A column's values as texts; of the moment when an interview began its day on this computer."""
    if column == "sqd_started_at":
        moments = pd.to_datetime(data[column], utc=True)
        return [moment.to_pydatetime().astimezone().date().isoformat() for moment in moments]
    return [str(value).casefold() for value in data[column]]


def places(columns):
    return pd.factorize(pd.Series(list(zip(*(words(q["column"]) for q in columns)))))[0]


everyone = len(data)
clusters = places(plan["clusters"]) if plan["clusters"] else np.arange(everyone)
strata = places(plan["strata"]) if plan["strata"] else np.zeros(everyone, dtype=int)
weights, population = np.ones(everyone), np.full(strata.max() + 1, np.inf)
margins = []
for margin in plan["margins"]:
    totals = {one["value"]: one["n"] for one in margin["totals"]}
    margins.append((np.array(words(margin["column"])), totals))
if margins:
    weights = np.full(everyone, sum(margins[0][1].values()) / everyone)
for _round in range(1000 if margins else 0):
    before = weights
    for given, totals in margins:
        own = {value: weights[given == value].sum() for value in totals}
        weights = weights * np.array([totals[value] / own[value] for value in given])
    if np.abs(weights / before - 1).max() < 1e-14:
        break
if plan["finite"]:
    population = np.array([weights[strata == h].sum() for h in range(strata.max() + 1)])


def covariance(influence, used):
    """Of the sums of the influences, shape (n, m), of the responses `used`; and the degrees of freedom."""
    total, found, own_strata = 0.0, 0, 0
    for h in np.unique(strata[used]):
        inside = strata[used] == h
        sums = pd.DataFrame(influence[inside]).groupby(clusters[used][inside]).sum().to_numpy()
        c = len(sums)
        about = sums - sums.mean(axis=0)
        total = total + (1 - min(inside.sum() / population[h], 1)) * c / (c - 1) * about.T @ about
        found, own_strata = found + c, own_strata + 1
    return total, found - own_strata


def estimated(X):
    """The sum of the weighted means of the columns, its standard error, and the degrees of freedom."""
    used = ~np.isnan(X).all(axis=1)
    x, w = np.nan_to_num(X[used]), np.where(np.isnan(X[used]), 0.0, weights[used][:, None])
    means = (w * x).sum(axis=0) / w.sum(axis=0)
    square, df = covariance((w * (x - means) / w.sum(axis=0)).sum(axis=1)[:, None], used)
    return means.sum(), math.sqrt(square[0, 0]), df


def ends(value, se, df):
    half = stats.t.ppf((1 + plan["confidence"]) / 2, df) * se
    return {"se": se, "lower_bound": value - half, "upper_bound": value + half}

'''

R = """
# A column's values as texts; of the moment when an interview began its day on this computer.
words <- function(column) {
  x <- data[[column]]; if (column != "sqd_started_at") return(tolower(as.character(x)))
  format(as.POSIXct(substr(sub("T", " ", x), 1, 19), tz = "UTC"), "%Y-%m-%d", tz = "")
}
places <- function(columns) match(p <- do.call(paste, c(lapply(columns, function(q) words(q$column)), sep = "\\r")), unique(p))
everyone <- nrow(data); clusters <- if (length(plan$clusters)) places(plan$clusters) else seq_len(everyone)
strata <- if (length(plan$strata)) places(plan$strata) else rep(1, everyone)
weights <- rep(1, everyone); population <- rep(Inf, max(strata))
margins <- lapply(plan$margins, function(margin) list(given = words(margin$column), totals = setNames(
  sapply(margin$totals, function(one) one$n), sapply(margin$totals, function(one) one$value))))
if (length(margins)) {
  weights <- rep(sum(margins[[1]]$totals) / everyone, everyone)
  for (round in 1:1000) {
    before <- weights
    for (margin in margins) {
      own <- tapply(weights, margin$given, sum)[names(margin$totals)]; weights <- weights * (margin$totals / own)[margin$given]
    }
    weights <- as.vector(weights); if (max(abs(weights / before - 1)) < 1e-14) break
  }
}
if (plan$finite) population <- as.vector(tapply(weights, strata, sum))
# The covariance of the sums of influences of the responses `used`, and the degrees of freedom.
covariance <- function(influence, used) {
  total <- 0; df <- 0
  for (h in unique(strata[used])) {
    inside <- strata[used] == h; sums <- rowsum(influence[inside, , drop = FALSE], clusters[used][inside]); c <- nrow(sums)
    about <- sweep(sums, 2, colMeans(sums)); df <- df + c - 1
    total <- total + (1 - min(sum(inside) / population[h], 1)) * c / (c - 1) * crossprod(about)
  }
  list(total, df)
}
# The sum of the weighted means of the columns, its standard error, and the degrees of freedom.
estimated <- function(X) {
  used <- rowSums(!is.na(X)) > 0; x <- X[used, , drop = FALSE]; w <- weights[used] * !is.na(x); x[is.na(x)] <- 0
  means <- colSums(w * x) / colSums(w); influence <- rowSums(sweep(w * sweep(x, 2, means), 2, colSums(w), "/"))
  found <- covariance(cbind(influence), used); list(value = sum(means), se = sqrt(found[[1]][1, 1]), df = found[[2]])
}
ends <- function(value, se, df) {
  half <- qt((1 + plan$confidence) / 2, df) * se; list(se = se, lower_bound = value - half, upper_bound = value + half)
}
"""
