"""The sample's design in numbers."""

from analysis.methods.design.about import About
from analysis.methods.table_builder import alike, count, number
from analysis.table import Table

SAMPLE = (
    *alike(count, "n", "clusters", "strata"),
    *alike(number, "design_df", "population", decimals=0),
    *alike(number, "least_weight", "most_weight"),
    number("n_by_weights", 1),
)


def sample_table(about: About) -> Table:
    """How many clusters and strata, how far apart the weights lie, and what the sample is worth by them."""
    own = about.design
    counts = own.clusters_in_strata
    weights = (float(own.weights.sum()), float(own.weights.min()), float(own.weights.max()))
    row = (about.started, int(counts.sum()), int((counts > 0).sum()), float(own.df), *weights, own.effective_n)
    return about.table("lab_design", SAMPLE, [row])
