"""How many factors: parallel analysis, and beside it the rule of eigenvalues above 1 that theses use."""

from typing import NamedTuple

import numpy as np

from analysis.formulas.extraction import degrees_of_freedom
from analysis.formulas.parallel_analysis import factors_above_chance, random_eigenvalues
from analysis.item_matrices import Matrix
from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.item_correlations import ItemCorrelations
from analysis.methods.table_builder import alike, code, count, note, number, of_complete, share, table
from analysis.table import Chart, Note, Table
from analysis.thresholds import CHANCE_POINT, KAISERS_EIGENVALUE
from instruments.progress import Progress

COLUMNS = (
    count("component"),
    *alike(number, "eigenvalue", "chance_mean", "chance_95", decimals=3),
    code("retained"),
    *alike(share, "share", "cumulative"),
    code("above_one"),
)


class Counted(NamedTuple):
    """How many factors each rule retains."""

    parallel: int
    above_one: int


def number_table(
    data: ItemCorrelations, started: int, options: FactorsOptions, progress: Progress
) -> tuple[Table, Counted]:
    """Eigenvalues of R beside the mean and the 95 % point of those of random answers, their shares of all variance; and how
    many factors are retained."""
    observed = np.asarray(np.linalg.eigvalsh(data.R)[::-1], dtype=np.float64)
    drawn = random_eigenvalues(data.n, len(data.R), options.draws, options.seed, progress)
    limit: Matrix = np.quantile(drawn, CHANCE_POINT, axis=0)
    retained, above = factors_above_chance(observed, limit), observed > KAISERS_EIGENVALUE
    shares = observed / len(observed)
    rows = [
        (j + 1, observed[j], drawn[:, j].mean(), limit[j], j < retained, shares[j], shares[: j + 1].sum(), above[j])
        for j in range(len(observed))
    ]
    params = {"draws": options.draws, "seed": options.seed}
    own = table(
        "lab_parallel", COLUMNS, rows, sample=of_complete(data.n, started), method="parallel_analysis", params=params
    )
    return own, Counted(parallel=retained, above_one=int(above.sum()))


def wanted_number(options: FactorsOptions, counted: Counted, where: str) -> tuple[int, tuple[Note, ...]]:
    """What is asked for, or what the chosen rule retains; a note where eigenvalues above 1 say otherwise than random answers."""
    if options.number:
        return options.number, ()
    if options.rule == "parallel":
        return counted.parallel, ()
    differs = counted.above_one != counted.parallel
    return counted.above_one, (note("rules_differ", where, **counted._asdict()),) if differs else ()


def choose_number(options: FactorsOptions, wanted: int, items: int, where: str) -> tuple[int, tuple[Note, ...]]:
    """The number that can be drawn: at least one; of factors no more than leaves degrees of freedom, of components all."""
    most = max(m for m in range(1, items) if m == 1 or degrees_of_freedom(items, m) >= 0)
    most = items if options.extraction == "principal_components" else most
    if wanted < 1:
        return 1, (note("no_factor_above_chance", where),)
    if wanted > most:
        return most, (note("too_many_factors", where, wanted=wanted, most=most),)
    return wanted, ()


def chance_chart(chance: Table) -> Chart:
    """The scree of eigenvalues over that of chance."""
    series = (("observed", 1), ("chance_95", 3))
    rows = [(row[0], name, row[place]) for name, place in series for row in chance.rows]
    columns = (count("component"), code("series"), number("eigenvalue", 3))
    long = table(
        "lab_parallel_lines", columns, rows, sample=chance.sample, method=chance.method, params=dict(chance.params)
    )
    return Chart(
        id="lab_parallel", kind="lines", table=long, roles={"x": "component", "y": "eigenvalue", "group": "series"}
    )
