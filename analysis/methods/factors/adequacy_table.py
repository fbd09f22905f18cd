"""Whether the items have enough in common: KMO, each item's MSA, Bartlett's test."""

from analysis.formulas.adequacy import adequacy
from analysis.methods.item_correlations import ItemCorrelations
from analysis.methods.table_builder import code, count, number, of_complete, p_value, table
from analysis.table import Table
from analysis.thresholds import KMO_BANDS

COLUMNS = (count("n"), count("k"), number("kmo", 3), code("kmo_band"), number("chi2"), count("df"), p_value("p"))


def adequacy_table(data: ItemCorrelations, started: int) -> Table:
    """One row: KMO with Kaiser's word for it, and Bartlett's χ²."""
    found = adequacy(data.R, data.n)
    row = (data.n, len(data.items), found.kmo, kmo_band(found.kmo), found.chi2, found.df, found.p)
    return table("lab_factor_adequacy", COLUMNS, [row], sample=of_complete(data.n, started), method="kmo_bartlett")


def kmo_band(kmo: float) -> str:
    """Kaiser's word; under his lowest the correlations are `unacceptable`."""
    return next((band for least, band in KMO_BANDS if kmo >= least), "unacceptable")
