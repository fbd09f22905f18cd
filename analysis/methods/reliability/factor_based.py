"""Reliability by factor models: composite reliability and AVE of each dimension, omega hierarchical of a family."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.answers import Answers, ItemSet, dimension_sets, overall_id
from analysis.formulas.hierarchy import Hierarchy, schmid_leiman
from analysis.formulas.moments import correlations, cross_products
from analysis.formulas.omega_total import omega_total
from analysis.methods.dimension_model import (
    DimensionModel,
    average_variance_extracted,
    composite_reliability,
    fit_dimensions,
)
from analysis.methods.item_correlations import item_correlations
from analysis.methods.table_builder import alike, count, note, number, part, share, table
from analysis.table import Note, Table

Row = tuple[str | int | float | None, ...]

FEWEST_DIMENSIONS = 3  # a general factor of two correlated ones is not identified


def composite_table(answers: Answers, measures: Sequence[str]) -> Table:
    """Omega total of each dimension alone, and composite reliability and AVE from the model of all dimensions together."""
    rows, notes = [], list[Note]()
    for measure in measures:
        for family in answers.instrument.families:
            model = fit_dimensions(answers, family, measure)
            if not model.scales:
                continue
            notes += _model_notes(model, f"lab_composite/{overall_id(answers.instrument, family)}/{measure}")
            for position, scale in enumerate(model.scales):
                if len(scale.items) > 1:
                    loadings = model.loadings_of(position)
                    omega = _omega(answers, scale)
                    pair = composite_reliability(loadings), average_variance_extracted(loadings)
                    rows.append((scale.id, measure, model.n, len(scale.items), omega, *pair))
    columns = (
        part("scale", "scale"),
        part("battery", "battery"),
        *alike(count, "n", "k"),
        *alike(number, "omega_total", "composite_reliability", "ave", decimals=3),
    )
    return table("lab_composite", columns, rows, started=answers.n, method="composite_reliability", notes=notes)


def hierarchical_tables(answers: Answers, measures: Sequence[str]) -> list[Table]:
    """Omega hierarchical of each family and battery, and the Schmid–Leiman loadings of each one that has it."""
    rows, notes, loadings = list[Row](), list[Note](), list[Table]()
    for measure in measures:
        for family in answers.instrument.families:
            scales = dimension_sets(answers.instrument, family, measure)
            if len(scales) < FEWEST_DIMENSIONS:
                continue
            name = overall_id(answers.instrument, family)
            where = f"lab_omega/{name}/{measure}"
            n, hierarchy, reason = _hierarchy(answers, scales, measure)
            if hierarchy is None:
                notes.append(note(reason, where))
                rows.append((name, measure, n, len(scales), None, None, None))
                continue
            rows.append((name, measure, n, len(scales), *_omegas(hierarchy)))
            notes += _hierarchy_notes(hierarchy, where)
            loadings.append(_loadings(answers.n, n, scales, name, measure, hierarchy))
    columns = (
        part("scale", "scale"),
        part("battery", "battery"),
        *alike(count, "n", "factors"),
        *alike(number, "omega_hierarchical", "omega_total", decimals=3),
        share("explained_common"),
    )
    whole = table("lab_omega", columns, rows, started=answers.n, method="omega_hierarchical", notes=notes)
    return [whole, *loadings]


def _omega(answers: Answers, scale: ItemSet) -> float | None:
    products = cross_products(answers.complete_of(scale.items, scale.battery))
    return omega_total(correlations(products), np.diag(products), overall=False).value


def _omegas(hierarchy: Hierarchy) -> tuple[float, float, float]:
    return hierarchy.omega_hierarchical, hierarchy.omega_total, hierarchy.explained_common


def _model_notes(model: DimensionModel, where: str) -> Iterator[Note]:
    if model.reason:
        yield note(model.reason, where)
    elif model.fit is not None and not model.fit.proper:
        yield note("model_improper", where)


def _hierarchy(answers: Answers, scales: Sequence[ItemSet], measure: str) -> tuple[int, Hierarchy | None, str]:
    """How many responses, the general factor above as many group factors as dimensions, or the code of why not."""
    data = item_correlations(answers, [item for scale in scales for item in scale.items], measure)
    reason = data.reason
    if not reason and len(data.items) < 2 * len(scales):
        reason = "model_too_few_items"
    return data.n, None if reason else schmid_leiman(data.R, len(scales)), reason


def _hierarchy_notes(hierarchy: Hierarchy, where: str) -> Iterator[Note]:
    if not hierarchy.converged:
        yield note("extraction_not_converged", where)
    if hierarchy.heywood:
        yield note("heywood_case", where)


def _loadings(started: int, n: int, scales: Sequence[ItemSet], name: str, measure: str, hierarchy: Hierarchy) -> Table:
    items = [(scale.id, item.id) for scale in scales for item in scale.items]
    rows = [
        (item, dimension, n, hierarchy.general[j], *hierarchy.group[j]) for j, (dimension, item) in enumerate(items)
    ]
    factors = [number(f"factor_{f + 1}") for f in range(hierarchy.group.shape[1])]
    columns = (part("item", "item"), part("dimension", "dimension"), count("n"), number("general"), *factors)
    params = {"scale": name, "battery": measure}
    return table("lab_schmid_leiman", columns, rows, started=started, method="schmid_leiman", params=params)
