"""Zone of tolerance: where perception lies between the least that is accepted and what is desired.

    MSA = P − M   measure of service adequacy      MSS = P − D   measure of service superiority
    width = D − M

Parasuraman, Zeithaml and Berry (1994), J. Retailing 70, 201-230. Respondents who accept no less than more than they desire
(M > D) are counted, never dropped.
"""

from collections.abc import Sequence

import numpy as np

from analysis.answers import Answers, dimension_sets
from analysis.formulas.moments import t_interval
from analysis.item_matrices import Matrix, complete
from analysis.methods.table_builder import alike, code, count, note, number, part, table
from analysis.table import Cell, Note, Table
from analysis.tally.distribution import Distribution
from instruments.model import Item

SIDES = ("minimum", "desired")

COLUMNS = (
    count("n"),
    *alike(
        number,
        "minimum",
        "desired",
        "perception",
        "msa",
        "msa_lower",
        "msa_upper",
        "mss",
        "mss_lower",
        "mss_upper",
        "width",
    ),
    count("crossed"),
    code("verdict"),
)


def zone_tables(answers: Answers) -> list[Table]:
    """By dimension, then by item; empty where neither the minimum nor the desired level is asked beside perception."""
    batteries = [battery.id for battery in answers.instrument.batteries]
    asked = [side for side in SIDES if side in batteries]
    if not asked or "perception" not in batteries:
        return []
    families = answers.instrument.families
    dimensions = [d for family in families for d in dimension_sets(answers.instrument, family, "perception")]
    sets = {d.id: [i for i in d.items if all(side in i.batteries for side in asked)] for d in dimensions}
    by_dimension = [((name,), items) for name, items in sets.items() if items]
    by_item = [((item.id, name), [item]) for name, items in sets.items() for item in items]
    return [
        _table("lab_zone_dimensions", ("dimension",), answers, by_dimension, asked),
        _table("lab_zone_items", ("item", "dimension"), answers, by_item, asked),
    ]


def _table(
    table_id: str,
    names: tuple[str, ...],
    answers: Answers,
    groups: Sequence[tuple[tuple[str, ...], Sequence[Item]]],
    asked: Sequence[str],
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    notes: list[Note] = []
    for ids, items in groups:
        row = _row(answers, items, asked)
        rows.append((*ids, *row))
        if row[0] == 0:
            notes.append(note("no_answers", f"{table_id}/{ids[0]}"))
    crossed = sum(count for row in rows if isinstance(count := row[-2], int))
    if crossed:
        notes.append(note("minimum_above_desired", table_id, crossed=crossed))
    columns = (*(part(name, "item" if name == "item" else "dimension") for name in names), *COLUMNS)
    return table(table_id, columns, rows, started=answers.n, method="zone_of_tolerance", notes=notes)


def _row(answers: Answers, items: Sequence[Item], asked: Sequence[str]) -> tuple[Cell, ...]:
    """The cells under `COLUMNS`, over the responses complete on all that is asked."""
    matrices = {name: answers.of(items, name) for name in ("perception", *asked)}
    ok = complete(*matrices.values())
    sums = {name: matrix[ok].sum(axis=1) for name, matrix in matrices.items()}
    n, k = int(ok.sum()), len(items)
    means = {name: float(total.mean()) / k if n else None for name, total in sums.items()}
    minimum, desired, perception = (means.get(name) for name in ("minimum", "desired", "perception"))
    adequacy = _difference(sums["perception"], sums.get("minimum"), k)
    superiority = _difference(sums["perception"], sums.get("desired"), k)
    both = "minimum" in sums and "desired" in sums
    crossed = int((sums["minimum"] > sums["desired"]).sum()) if both else None
    width = desired - minimum if desired is not None and minimum is not None else None
    position = _position(minimum, perception, desired)
    return n, minimum, desired, perception, *adequacy, *superiority, width, crossed, position


def _difference(perception: Matrix, other: Matrix | None, k: int) -> tuple[float | None, ...]:
    """Mean difference of scores over k items with its 95 % t interval; Nones where the other side is not asked."""
    if other is None or not len(perception):
        return (None,) * 3
    score = Distribution.of(np.asarray(perception - other), k)
    return score.mean, *t_interval(score.mean, score.sd, score.n)


def _position(minimum: float | None, perception: float | None, desired: float | None) -> str | None:
    if minimum is None or perception is None or desired is None:
        return None
    if perception < minimum:
        return "below_zone"
    return "above_zone" if perception > desired else "within_zone"
