"""Samejima's graded response model: how sharply each ordered item tells people apart, and where on the latent scale.

P(y ≥ k | θ) = Λ(a(θ − b_k)) with Λ(t) = 1/(1 + e^−t), θ normal with mean 0 and variance 1; Samejima (1969), Psychometrika
Monograph 17. Marginal maximum likelihood over patterns of answers (Bock and Aitkin 1981, Psychometrika 46, 443-459), the integral
over θ by Gauss and Hermite. It is found by Newton's steps in (c, a), c_k = −a·b_k; errors are by the observed information (Louis
1982, JRSS B 44, 226-233). A missing answer is left out of its response's likelihood: right where answers are missing at random.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import expit, logit

from analysis.item_matrices import Matrix, some_rows
from instruments.progress import UNWATCHED, Progress

Places = npt.NDArray[np.int16]

POINTS = 61  # of the quadrature: near enough where nine sharp items leave a response hardly any doubt
LEAST_WEIGHT = 1e-16  # a point with less adds nothing to a sum of sixteen digits
MOST_STEPS = 60
CONVERGED = 1e-18  # Newton's decrement beside n
ROUNDING = 1e-12  # of the log likelihood: a step that loses no more has not overshot
SMALLEST_STEP = 1e-6
STEEPEST = 20  # a discrimination beyond it runs away: two items repeat each other
FLAT = 1e-3  # least curvature in some direction: a parameter runs away
LARGEST_KEY = 2**62
FEW_PATTERNS = 20_000  # of more, some that stand for all give the start


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedItem:
    """An item: its used `categories`, ascending, shape (K,), discrimination a, and thresholds b, shape (K − 1,), with errors."""

    categories: Matrix
    a: float
    a_error: float
    b: Matrix
    b_errors: Matrix

    def information(self, theta: Matrix) -> Matrix:
        """Fisher's, at each θ, shape (q,): Σ_k P′_k²/P_k."""
        above = self.a * (theta - self.b[:, None])
        P, slopes = _categories(above), _ends(expit(above) * expit(-above))
        return np.asarray(self.a**2 * (np.diff(slopes, axis=0) ** 2 / P).sum(axis=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedResponse:
    """The maximum over n responses with at least one answer."""

    items: tuple[GradedItem, ...]
    n: int
    log_likelihood: float

    @property
    def parameters(self) -> int:
        return sum(len(item.categories) for item in self.items)

    def information(self, theta: Matrix) -> Matrix:
        """Of the whole test at each θ, shape (q,); the normal distribution of θ is not counted in."""
        return np.asarray(sum(item.information(theta) for item in self.items))

    def marginal_reliability(self) -> float:
        """∫ I(θ)/(I(θ) + 1) φ(θ) dθ: Green, Bock, Humphreys, Linn and Reckase (1984), J. Educational Measurement 21, 347-360."""
        theta, weights = normal_points()
        information = self.information(theta)
        return float(weights @ (information / (information + 1)))


@cache
def normal_points() -> tuple[Matrix, Matrix]:
    """θ and the weights by which the standard normal distribution is summed up, shape (q,) each."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(POINTS)
    counted = weights > LEAST_WEIGHT * weights.sum()
    return nodes[counted], weights[counted] / weights[counted].sum()


def graded_response(X: Matrix, progress: Progress = UNWATCHED) -> GradedResponse | None:
    """Fit the answers, shape (n, k), NaN where missing, of three or more items, each with two or more distinct answers.

    None where the likelihood has no maximum, or one beyond sense (items that repeat each other). R: ltm::grm, mirt.
    """
    categories, patterns = _patterns(X)
    parameters = _start(patterns)
    if len(patterns.counts) > FEW_PATTERNS:
        every = len(patterns.counts) // FEW_PATTERNS + 1
        some = _Patterns(patterns.places[::every], patterns.counts[::every], patterns.sizes)
        nearby = _maximum(some, parameters, progress.between(0, 0.3))
        parameters = parameters if nearby is None else nearby[0]
    found = _maximum(patterns, parameters, progress.between(0.3, 1))
    if found is None:
        return None
    parameters, point = found
    covariance = np.asarray(np.linalg.inv(point.information), dtype=np.float64)
    items = tuple(
        _item(own, parameters[part], covariance[part, part])
        for own, part in zip(categories, patterns.parts(), strict=True)
    )
    return GradedResponse(items=items, n=int(patterns.counts.sum()), log_likelihood=point.value)


def _item(categories: Matrix, own: Matrix, covariance: Matrix) -> GradedItem:
    c, a = own[:-1], float(own[-1])
    slopes = np.column_stack([-np.eye(len(c)) / a, c / a**2])  # of b = −c/a
    errors = np.sqrt(np.diag(slopes @ covariance @ slopes.T))
    return GradedItem(categories=categories, a=a, a_error=float(np.sqrt(covariance[-1, -1])), b=-c / a, b_errors=errors)


def _patterns(X: Matrix) -> tuple[list[Matrix], "_Patterns"]:
    """Each item's categories, and the distinct rows with an answer, by the places of their answers (−1 where missing)."""
    places, categories = np.full(X.shape, -1, dtype=np.int16), []
    key, span = np.zeros(len(X), dtype=np.int64), 1
    for j, answers in enumerate(X.T):
        known = ~np.isnan(answers)
        own = np.unique(answers[known])
        categories.append(own)
        places[known, j] = np.searchsorted(own, answers[known])
        if span > LARGEST_KEY // (len(own) + 1):
            distinct, key = np.unique(key, return_inverse=True)
            span = len(distinct)
        key = key * (len(own) + 1) + places[:, j] + 1
        span *= len(own) + 1
    _distinct, first, counts = np.unique(key, return_index=True, return_counts=True)
    answered = (places[first] >= 0).any(axis=1)
    sizes = tuple(len(own) for own in categories)
    return categories, _Patterns(places[first][answered], counts[answered].astype(np.float64), sizes)


def _start(patterns: "_Patterns") -> Matrix:
    """Discriminations of 1, and thresholds by how many answered at or above each category."""
    parts = []
    for j, size in enumerate(patterns.sizes):
        known = patterns.places[:, j] >= 0
        often = np.bincount(patterns.places[known, j], patterns.counts[known], minlength=size)
        above = 1 - np.cumsum(often)[:-1] / often.sum()
        parts.append(np.append(1.2 * logit(above), 1.0))
    return np.concatenate(parts)


def _ends(inner: Matrix) -> Matrix:
    """With a row of zeros before and after: nothing moves at either end of the scale."""
    return np.pad(inner, ((1, 1), (0, 0)))


def _categories(above: Matrix) -> Matrix:
    """P(y = k), shape (K, q), from the log odds of y ≥ k, shape (K − 1, q); in the tail in which no digits are lost."""
    upper = np.pad(above, ((1, 0), (0, 0)), constant_values=np.inf)
    lower = np.pad(above, ((0, 1), (0, 0)), constant_values=-np.inf)
    with np.errstate(invalid="ignore"):  # ∞ − ∞ where an item has one category
        turned = np.where(upper + lower > 0, -1.0, 1.0)
    return np.asarray(turned * (expit(turned * upper) - expit(turned * lower)))


@dataclass(frozen=True, slots=True)
class _Curves:
    """One item at every θ: log P(y = k), shape (K, q), its slopes by (c, a), shape (K, q, K), and Σ over k of what counts times
    −P″_k/P_k is the item's own part of the information.
    """

    log: Matrix
    slopes: Matrix
    bends: Matrix  # shape (K, q, K − 1): −∂²P_k/∂η²/P_k

    @classmethod
    def of(cls, own: Matrix, theta: Matrix) -> "_Curves | None":
        above = own[:-1, None] + own[-1] * theta
        P = _categories(above)
        if P.min() <= 0:
            return None
        f = expit(above) * expit(-above)
        bend = f * (1 - 2 * expit(above))
        upper, lower = np.eye(len(P))[:, 1:], np.eye(len(P))[:, :-1]  # whether a threshold ends a category below, above
        by_threshold = ((upper - lower)[:, :, None] * f / P[:, None, :]).transpose(0, 2, 1)
        bends = ((lower - upper)[:, :, None] * bend / P[:, None, :]).transpose(0, 2, 1)
        slopes = np.concatenate([by_threshold, by_threshold.sum(axis=2, keepdims=True) * theta[:, None]], axis=2)
        return cls(np.pad(np.log(P), ((0, 1), (0, 0))), slopes, bends)

    def own_information(self, expected: Matrix, theta: Matrix) -> Matrix:
        """Σ of the expected counts, shape (K, q), times −P″/P by (c, a)."""
        by_theta = np.einsum("kq,kqm->qm", expected, self.bends)
        once, twice = theta @ by_theta, theta**2 @ by_theta
        return np.block([[np.diag(by_theta.sum(axis=0)), once[:, None]], [once[None, :], twice.sum()[None, None]]])


class _Point(NamedTuple):
    """The log likelihood; its slope; minus its second derivatives; and the products of the patterns' own slopes."""

    value: float
    slope: Matrix
    information: Matrix
    products: Matrix

    def step(self, n: float) -> tuple[Matrix, bool]:
        """Newton's, and whether it is none any more; where the likelihood is not yet a hill, by the products, which are one."""
        if np.linalg.eigvalsh(self.information).min() < FLAT:
            return np.asarray(np.linalg.solve(self.products + np.eye(len(self.slope)), self.slope)), False
        step = np.asarray(np.linalg.solve(self.information, self.slope))
        return step, bool(self.slope @ step < CONVERGED * n)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Distinct rows by their answers' `places`, shape (P, k), −1 where missing; how often each was given; K of each item."""

    places: Places
    counts: Matrix
    sizes: tuple[int, ...]

    def parts(self) -> list[slice]:
        """Where each item's (c, a) stand among all parameters."""
        return [slice(start, end) for start, end in pairwise(np.cumsum((0, *self.sizes)).tolist())]

    def discriminations(self) -> npt.NDArray[np.intp]:
        """Where each item's a stands among all parameters."""
        return np.cumsum(self.sizes) - 1

    def curves(self, parameters: Matrix, theta: Matrix) -> "list[_Curves] | None":
        """None where thresholds are out of order."""
        found = [_Curves.of(parameters[part], theta) for part in self.parts()]
        known = [own for own in found if own is not None]
        return known if len(known) == len(found) else None

    def at(self, parameters: Matrix) -> "_Point | None":
        """None where thresholds are out of order."""
        theta, weights = normal_points()
        curves = self.curves(parameters, theta)
        if curves is None:
            return None
        pairs = list(combinations(range(len(self.sizes)), 2))
        of_items = [np.zeros((size, len(theta))) for size in self.sizes]
        of_pairs = [np.zeros((self.sizes[i] * self.sizes[j], len(theta))) for i, j in pairs]
        value, slope, products = 0.0, np.zeros(len(parameters)), np.zeros((len(parameters), len(parameters)))
        for rows in some_rows(len(self.counts)):
            places, counts = self.places[rows], self.counts[rows]
            total, posterior = _posterior(places, counts, curves, weights)
            scores = _scores(places, curves, posterior)
            value += total
            slope += counts @ scores
            products += (scores * counts[:, None]).T @ scores
            posterior *= counts[:, None]
            for j, sums in enumerate(of_items):
                sums += _summed(places[:, j], posterior, len(sums))
            for (i, j), sums in zip(pairs, of_pairs, strict=True):
                both = np.where(
                    (places[:, i] < 0) | (places[:, j] < 0), -1, places[:, i] * self.sizes[j] + places[:, j]
                )
                sums += _summed(both, posterior, len(sums))
        information, parts = products.copy(), self.parts()
        for part, own, sums in zip(parts, curves, of_items, strict=True):
            information[part, part] += own.own_information(sums, theta)
        for (i, j), sums in zip(pairs, of_pairs, strict=True):
            joint = sums.reshape(self.sizes[i], self.sizes[j], -1)
            block = np.einsum("kqa,kmq,mqb->ab", curves[i].slopes, joint, curves[j].slopes, optimize=True)
            information[parts[i], parts[j]] -= block
            information[parts[j], parts[i]] -= block.T
        return _Point(value, slope, information, products)


def _posterior(places: Places, counts: Matrix, curves: "Sequence[_Curves]", weights: Matrix) -> tuple[float, Matrix]:
    """The log likelihood of some patterns, and what each leaves of the distribution of θ, shape (P, q)."""
    logs = np.tile(np.log(weights), (len(counts), 1))
    for j, own in enumerate(curves):
        logs += own.log[places[:, j]]
    largest = logs.max(axis=1, keepdims=True)
    logs -= largest
    posterior = np.exp(logs, out=logs)
    sums = posterior.sum(axis=1, keepdims=True)
    posterior /= sums
    return float(counts @ (largest + np.log(sums))[:, 0]), posterior


def _scores(places: Places, curves: Sequence[_Curves], posterior: Matrix) -> Matrix:
    """Each pattern's expected slopes by all parameters, shape (P, m)."""
    slopes = [own.slopes.transpose(1, 0, 2).reshape(len(own.slopes[0]), -1) for own in curves]
    of_all = np.split(posterior @ np.hstack(slopes), np.cumsum([own.shape[1] for own in slopes])[:-1], axis=1)
    each = np.arange(len(places))
    chosen = []
    for j, (own, of_categories) in enumerate(zip(curves, of_all, strict=True)):
        size = len(own.slopes)
        scores = of_categories.reshape(-1, size, size)[each, places[:, j]]
        scores[places[:, j] < 0] = 0
        chosen.append(scores)
    return np.hstack(chosen)


def _summed(place: npt.NDArray[np.integer], expected: Matrix, size: int) -> Matrix:
    """Rows of `expected`, shape (P, q), summed by their place, shape (size, q); −1 is left out."""
    known = np.flatnonzero(place >= 0)
    one_hot = sparse.csr_matrix((np.ones(len(known)), (place[known], known)), shape=(size, len(place)))
    return np.asarray(one_hot @ expected)


def _maximum(patterns: _Patterns, parameters: Matrix, progress: Progress) -> tuple[Matrix, "_Point"] | None:
    """Newton's steps until nothing moves; None where they run away."""
    point = patterns.at(parameters)
    for taken in range(MOST_STEPS):
        progress(taken / (taken + 5))
        if point is None or np.abs(parameters[patterns.discriminations()]).max() > STEEPEST:
            return None
        step, settled = point.step(patterns.counts.sum())
        if settled:
            return parameters, point
        size, ahead = 1.0, patterns.at(parameters + step)
        while (ahead is None or ahead.value < point.value - ROUNDING * abs(point.value)) and size > SMALLEST_STEP:
            size /= 2
            ahead = patterns.at(parameters + size * step)
        parameters, point = parameters + size * step, ahead
    return None
