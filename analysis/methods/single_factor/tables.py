"""The tables of Harman's single factor: its share, and its model against the dimensions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scipy import stats

from analysis.formulas.fit_indexes import FitIndexes
from analysis.methods.table_builder import alike, code, count, number, p_value, part, share, table
from analysis.table import Table
from analysis.thresholds import HARMANS_SHARE

PLACE = (part("family", "family"), part("battery", "battery"))
SHARES = (
    *PLACE,
    *alike(count, "n", "k"),
    number("first_eigenvalue"),
    *alike(share, "share_of_first", "share_common"),
    share("limit", 0),
    code("verdict"),
)
MODELS = (
    *PLACE,
    code("model"),
    count("n"),
    number("chi2"),
    count("df"),
    p_value("p"),
    *alike(number, "cfi", "rmsea", "srmr", decimals=3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One factor under k items of n responses; `dimensions` is None where there is one dimension, or no fit of several."""

    family: str
    battery: str
    n: int
    k: int
    eigenvalue: float
    common: float
    one: FitIndexes
    dimensions: FitIndexes | None


def shares_table(found: Sequence[Single], started: int) -> Table:
    """How much of the items' variance the first component, and one common factor, take."""
    rows = [
        (
            own.family,
            own.battery,
            own.n,
            own.k,
            own.eigenvalue,
            own.eigenvalue / own.k,
            own.common,
            HARMANS_SHARE,
            _verdict(own),
        )
        for own in found
    ]
    return table("lab_single_factor", SHARES, rows, started=started, method="harman")


def _verdict(own: Single) -> str:
    return "one_factor_most" if own.eigenvalue / own.k > HARMANS_SHARE else "one_factor_less"


def models_table(found: Sequence[Single], started: int) -> Table:
    """The model of one factor, that of the dimensions, and the difference of their chi-squares."""
    rows = [
        (own.family, own.battery, *cells) for own in found if own.dimensions for cells in _models(own, own.dimensions)
    ]
    return table("lab_single_factor_models", MODELS, rows, started=started, method="nested_models")


def _models(own: Single, dimensions: FitIndexes) -> Iterator[tuple[Any, ...]]:
    for name, fit in (("one_factor", own.one), ("own_dimensions", dimensions)):
        yield name, own.n, fit.chi2, fit.df, fit.p, fit.cfi, fit.rmsea, fit.srmr
    chi2, df = own.one.chi2 - dimensions.chi2, own.one.df - dimensions.df
    p = float(stats.chi2.sf(chi2, df)) if df > 0 else None
    yield "chi2_difference", own.n, chi2, df, p, None, None, None
