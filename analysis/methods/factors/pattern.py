"""The factors themselves: loadings with the pattern plain to see, variance explained, correlations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy import stats

from analysis.formulas.adequacy import adequacy
from analysis.formulas.extraction import (
    Extraction,
    bartlett_chi2,
    degrees_of_freedom,
    maximum_likelihood,
    principal_axis,
    principal_components,
)
from analysis.formulas.rotation import Rotation, oblimin, promax, unrotated, varimax
from analysis.item_matrices import Matrix
from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.item_correlations import ItemCorrelations
from analysis.methods.table_builder import alike, count, note, number, of_complete, p_value, part, share, table
from analysis.table import Chart, Note, Table

EXTRACTIONS: Mapping[str, Callable[[Matrix, int], Extraction]] = MappingProxyType(
    {
        "principal_axis": principal_axis,
        "maximum_likelihood": maximum_likelihood,
        "principal_components": principal_components,
    }
)
ROTATIONS: Mapping[str, Callable[[Matrix], Rotation]] = MappingProxyType(
    {"oblimin": oblimin, "promax": promax, "varimax": varimax, "none": unrotated}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Factors drawn and turned; `method` is the code `<extraction>_<rotation>`."""

    data: ItemCorrelations
    extraction: Extraction
    rotation: Rotation
    method: str

    @property
    def order(self) -> list[int]:
        """Items by the factor on which they load most, the strongest first."""
        pattern = np.abs(self.rotation.pattern)
        main = pattern.argmax(axis=1)
        return sorted(range(len(pattern)), key=lambda j: (main[j], -pattern[j, main[j]]))

    def notes(self, where: str) -> Iterator[Note]:
        """What to know when reading the loadings."""
        if not self.extraction.converged:
            yield note("extraction_not_converged", where)
        if not self.rotation.converged:
            yield note("rotation_not_converged", where)
        if self.extraction.heywood:
            yield note("heywood_case", where)


def solve(data: ItemCorrelations, factors: int, options: FactorsOptions) -> Solution:
    """Extract and rotate as the options say."""
    extraction = EXTRACTIONS[options.extraction](data.R, factors)
    rotate = ROTATIONS[options.rotation]
    return Solution(
        data=data,
        extraction=extraction,
        rotation=rotate(extraction.loadings),
        method=f"{options.extraction}_{options.rotation}",
    )


def solution_tables(solution: Solution, started: int) -> Iterator[Table]:
    """Loadings, variance explained, then correlations of oblique factors and the fit of maximum likelihood."""
    yield _loadings_table(solution, started)
    yield _variance_table(solution, started)
    if not np.allclose(solution.rotation.phi, np.eye(len(solution.rotation.phi)), atol=1e-12):
        yield _correlations_table(solution, started)
    if np.isfinite(solution.extraction.discrepancy):
        yield _fit_table(solution, started)


def pattern_chart(solution: Solution, started: int, hidden: float) -> Chart:
    """Loadings of at least `hidden` as colours, items in the order of the table."""
    pattern = solution.rotation.pattern
    rows = [
        (solution.data.items[j].id, f + 1, pattern[j, f] if abs(pattern[j, f]) >= hidden else None)
        for j in solution.order
        for f in range(pattern.shape[1])
    ]
    columns = (part("item", "item"), count("factor"), number("loading"))
    long = table(
        "lab_factor_pattern",
        columns,
        rows,
        sample=of_complete(solution.data.n, started),
        method=solution.method,
        params={"hidden": hidden},
    )
    return Chart(id="lab_factors", kind="heatmap", table=long, roles={"x": "item", "y": "factor", "value": "loading"})


def _loadings_table(solution: Solution, started: int) -> Table:
    """A row an item: its loadings, communality h², uniqueness, complexity (Hofmann 1978), and MSA; sorted."""
    pattern, h2 = solution.rotation.pattern, solution.extraction.communalities
    msa = adequacy(solution.data.R, solution.data.n).msa
    complexity = (pattern**2).sum(axis=1) ** 2 / (pattern**4).sum(axis=1)
    rows = []
    for j in solution.order:
        item = solution.data.items[j]
        main = int(np.abs(pattern[j]).argmax()) + 1
        rows.append((item.id, item.dimension, main, *pattern[j], h2[j], 1 - h2[j], complexity[j], msa[j]))
    columns = (
        part("item", "item"),
        part("dimension", "dimension"),
        count("main_factor"),
        *(number(f"factor_{f + 1}") for f in range(pattern.shape[1])),
        *alike(number, "communality", "uniqueness", "complexity", "msa"),
    )
    return table(
        "lab_factor_loadings", columns, rows, sample=of_complete(solution.data.n, started), method=solution.method
    )


def _variance_table(solution: Solution, started: int) -> Table:
    """A row a factor: sum of squared loadings, its share of all items' variance, cumulated."""
    explained = solution.rotation.explained
    shares = explained / len(solution.data.items)
    rows = [(f + 1, explained[f], shares[f], shares[: f + 1].sum()) for f in range(len(explained))]
    columns = (count("factor"), number("ss_loadings", 3), share("share"), share("cumulative"))
    return table(
        "lab_factor_variance", columns, rows, sample=of_complete(solution.data.n, started), method=solution.method
    )


def _correlations_table(solution: Solution, started: int) -> Table:
    phi = solution.rotation.phi
    rows = [(f + 1, g + 1, phi[f, g]) for f in range(len(phi)) for g in range(f)]
    columns = (count("factor"), count("other_factor"), number("r", 3))
    sample = of_complete(solution.data.n, started)
    return table("lab_factor_correlations", columns, rows, sample=sample, method=solution.method)


def _fit_table(solution: Solution, started: int) -> Table:
    """Bartlett's χ² that so many factors suffice; df 0 leaves nothing to test."""
    p, m = solution.rotation.pattern.shape
    df = degrees_of_freedom(p, m)
    chi2 = bartlett_chi2(solution.extraction.discrepancy, solution.data.n, p, m)
    row = (solution.data.n, m, chi2, df, float(stats.chi2.sf(chi2, df)) if df > 0 else None)
    columns = (count("n"), count("factors"), number("chi2"), count("df"), p_value("p"))
    return table("lab_factor_fit", columns, [row], sample=of_complete(solution.data.n, started), method="factor_chi2")
