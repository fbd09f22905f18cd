"""What a factor model says of covariances: each item on one factor; the factors correlate freely, or by one general factor.

    Σ(θ) = Λ·Φ·Λ' + Θ, factors of variance 1;  with a general factor Φ_fg = γ_f·γ_g for f ≠ g (second order)

θ is one vector: the loadings, then Φ's correlations or the general factor's loadings γ, then the residual variances. The only
item of a factor is the factor itself, without residual: its deviation, at the end of θ, stands in the place of a loading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Matrix

FEWEST_UNDER_GENERAL = 3  # two correlated dimensions do not tell the loadings of a general factor


@dataclass(frozen=True, slots=True)
class Structure:
    """The layout of θ for p items on d factors."""

    factor: npt.NDArray[np.intp]
    free_items: npt.NDArray[np.intp]
    only_items: npt.NDArray[np.intp]
    pairs: tuple[tuple[int, int], ...]
    factors: int
    general: bool = False

    @property
    def between(self) -> int:
        """How many parameters tell how the factors go together."""
        return self.factors if self.general else len(self.pairs)

    @property
    def size(self) -> int:
        return 2 * len(self.free_items) + self.between + len(self.only_items)

    @property
    def residual_places(self) -> slice:
        start = len(self.free_items) + self.between
        return slice(start, start + len(self.free_items))

    @property
    def between_places(self) -> slice:
        return slice(len(self.free_items), len(self.free_items) + self.between)

    @property
    def loaded(self) -> npt.NDArray[np.intp]:
        """The items in the order of their loadings: those that share a factor, then the only ones."""
        return np.concatenate([self.free_items, self.only_items])

    @property
    def loading_places(self) -> npt.NDArray[np.intp]:
        """Where the loading of each of `loaded` stands in θ."""
        return np.concatenate([np.arange(len(self.free_items)), np.arange(self.residual_places.stop, self.size)])

    def unpack(self, values: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Loadings (p, d), factor correlations (d, d), residual variances (p,)."""
        loading = np.zeros((len(self.factor), self.factors))
        loading[self.loaded, self.factor[self.loaded]] = values[self.loading_places]
        residual = np.zeros(len(self.factor))
        residual[self.free_items] = values[self.residual_places]
        return loading, self._phi(values[self.between_places]), residual

    def _phi(self, between: Matrix) -> Matrix:
        if self.general:
            phi: Matrix = np.outer(between, between)
            np.fill_diagonal(phi, 1.0)
            return phi
        phi = np.eye(self.factors)
        for (f, g), value in zip(self.pairs, between, strict=True):
            phi[f, g] = phi[g, f] = value
        return phi

    def implied(self, values: Matrix) -> Matrix:
        """Σ(θ), shape (p, p)."""
        loading, phi, residual = self.unpack(values)
        return np.asarray(loading @ phi @ loading.T + np.diag(residual))

    def slopes(self, values: Matrix) -> Matrix:
        """∂Σ/∂θ for each parameter, shape (q, p, p)."""
        loading, phi, _residual = self.unpack(values)
        slopes = np.zeros((self.size, len(self.factor), len(self.factor)))
        common, residual_start = loading @ phi, self.residual_places.start
        for place, item in zip(self.loading_places, self.loaded, strict=True):
            slopes[place, item, :] += common[:, self.factor[item]]
            slopes[place, :, item] += common[:, self.factor[item]]
        for a, item in enumerate(self.free_items):
            slopes[residual_start + a, item, item] = 1.0
        for b, own in enumerate(self._phi_slopes(values)):
            slopes[len(self.free_items) + b] = loading @ own @ loading.T
        return slopes

    def curvature(self, values: Matrix, weight: Matrix) -> Matrix:
        """Second derivatives of tr(weight·Σ(θ)), shape (q, q); `weight` symmetric, shape (p, p)."""
        loading, phi, _residual = self.unpack(values)
        second, m = np.zeros((self.size, self.size)), len(self.free_items)
        own, places = self.factor[self.loaded], self.loading_places
        second[np.ix_(places, places)] = 2 * weight[np.ix_(self.loaded, self.loaded)] * phi[np.ix_(own, own)]
        for b, slope in enumerate(self._phi_slopes(values)):
            across = 2 * (weight @ loading @ slope)[self.loaded, own]
            second[places, m + b] = second[m + b, places] = across
        if self.general:
            inner = 2 * loading.T @ weight @ loading
            np.fill_diagonal(inner, 0.0)
            second[self.between_places, self.between_places] = inner
        return second

    def _phi_slopes(self, values: Matrix) -> Iterator[Matrix]:
        between = values[self.between_places]
        for b in range(self.between):
            slope = np.zeros((self.factors, self.factors))
            if self.general:
                slope[b, :] = slope[:, b] = between
                slope[b, b] = 0.0
            else:
                f, g = self.pairs[b]
                slope[f, g] = slope[g, f] = 1.0
            yield slope

    def start(self, correlations: Matrix) -> Matrix:
        """Loadings from each factor's first principal component, correlations of the components (shrunk), the rest residual."""
        loading = np.zeros((len(self.factor), self.factors))
        for f in range(self.factors):
            items = np.flatnonzero(self.factor == f)
            values, vectors = np.linalg.eigh(correlations[np.ix_(items, items)])
            first = vectors[:, -1] * np.sign(vectors[:, -1].sum() or 1.0)
            loading[items, f] = first * np.sqrt(values[-1]) if len(items) > 1 else 1.0
        weights = loading / np.sqrt((loading**2).sum(axis=0))
        between = weights.T @ correlations @ weights
        scale = np.sqrt(np.diag(between))
        own = np.clip(0.9 * loading[self.free_items, self.factor[self.free_items]], -0.95, 0.95)
        start = self._start_between(0.9 * between / np.outer(scale, scale))
        return np.concatenate([own, start, 1 - own**2, np.ones(len(self.only_items))])

    def _start_between(self, phi: Matrix) -> Matrix:
        if not self.general:
            return np.array([phi[f, g] for f, g in self.pairs])
        np.fill_diagonal(phi, 1.0)
        values, vectors = np.linalg.eigh(phi)
        first = vectors[:, -1] * np.sign(vectors[:, -1].sum() or 1.0)
        return np.asarray(np.clip(0.9 * first * np.sqrt(values[-1]), -0.95, 0.95))


def structure_of(factor: Sequence[int], *, general: bool = False) -> Structure:
    """The structure in which item j loads on factor[j], factors numbered 0…d−1."""
    membership = np.asarray(factor, dtype=np.intp)
    factors = int(membership.max()) + 1
    sizes = np.bincount(membership, minlength=factors)
    free, only = np.flatnonzero(sizes[membership] > 1), np.flatnonzero(sizes[membership] == 1)
    pairs = tuple((f, g) for f in range(factors) for g in range(f))
    return Structure(factor=membership, free_items=free, only_items=only, pairs=pairs, factors=factors, general=general)
