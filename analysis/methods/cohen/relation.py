"""Which indicators go with which dimensions of the other questionnaires."""

import math
from collections.abc import Iterator

import numpy as np

from analysis.answers import Answers, ItemSet, batteries, dimension_sets
from analysis.formulas.association import association
from analysis.formulas.multiple_tests import holm
from analysis.item_matrices import Matrix, complete
from analysis.methods.table_builder import alike, count, number, p_value, part, rows_where, table
from analysis.table import Chart, Table

COLUMNS = (
    part("dimension", "dimension"),
    part("other_dimension", "dimension"),
    part("battery", "battery"),
    count("n"),
    *alike(number, "r", "lower", "upper", decimals=3),
    *alike(p_value, "p", "p_holm"),
    number("rho", 3),
)


def relation_table(answers: Answers, family: str) -> Table:
    """A row a pair: an indicator's perceived score and another family's dimension, as perceived and as gap."""
    found = []
    for own in dimension_sets(answers.instrument, family, "perception"):
        x = _score(answers, own)
        for other in _others(answers, family):
            y = _score(answers, other)
            both = complete(x, y)
            r, rho = (association(x[both], y[both], kind) for kind in ("pearson", "spearman"))
            found.append((own.id, other, r, rho.value))
    adjusted = holm([r.p if math.isfinite(r.p) else None for _, _, r, _ in found])
    rows = [(own, other.id, other.battery, *r, p, rho) for (own, other, r, rho), p in zip(found, adjusted, strict=True)]
    return table("lab_cohen_relation", COLUMNS, rows, started=answers.n, method="correlations_holm")


def relation_chart(relation: Table) -> Chart:
    """The correlations with the perceptions as colours."""
    roles = {"x": "dimension", "y": "other_dimension", "value": "r"}
    return Chart(
        id="lab_cohen_relation", kind="heatmap", table=rows_where(relation, "battery", "perception"), roles=roles
    )


def _others(answers: Answers, family: str) -> Iterator[ItemSet]:
    instrument = answers.instrument
    for battery in batteries(instrument):
        if battery in ("perception", "gap"):
            for name in instrument.families:
                if name != family:
                    yield from dimension_sets(instrument, name, battery)


def _score(answers: Answers, scale: ItemSet) -> Matrix:
    """Each response's mean over the items, NaN where one is missing, shape (n,)."""
    return np.asarray(answers.of(scale.items, scale.battery).sum(axis=1) / len(scale.items))
