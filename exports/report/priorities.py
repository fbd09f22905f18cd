"""What to mend first: importance against performance, satisfaction index, possible gain."""

from dataclasses import replace

from analysis.methods.priorities.tables import csi_band
from analysis.methods.table_builder import number as number_column
from analysis.table import Cell, Table
from exports.report.blocks import Block, Heading, Together, paragraph
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.codes import code_word
from exports.words.headline import overall_score
from exports.words.numbers import number
from instruments.i18n import _

_PRINTED = ("item", "importance", "performance", "quadrant", "conformity", "pgcv")


def priorities(report: Report) -> list[Block]:
    """The section on priorities; nothing where no item has both an importance and a perception."""
    made = report.sections.priorities
    if made is None or made.items is None or made.quadrants is None or made.gains is None:
        return []
    # What the quadrants mean stands beside the chart, never alone at a page's end.
    chart = Together(
        blocks=[
            Heading(words=_("Priorities")),
            paragraph(_quadrants(made.items)),
            *figure(report, made.quadrants, _("Importance and performance of the items")),
        ]
    )
    return [chart, *printed(report, _with_gain(made.items, made.gains), keep=_PRINTED), *_satisfaction(report)]


def _quadrants(table: Table) -> str:
    """What the quadrants mean; "important" is said only where importance was asked."""
    if table.params.get("importance_battery") == "importance":
        return _(
            "Each item is placed by how important citizens hold it and by what they experience. The lines cross "
            "at the averages. Improve quadrant A first (high importance, experience below average); keep up B; C "
            "can wait; D may get more attention than it needs."
        )
    return _(
        "Each item is placed by what citizens expect and what they experience. The lines cross at the averages. "
        "Improve quadrant A first (high expectation, experience below average); keep up B; C can wait; D may get more "
        "attention than it needs."
    )


def _with_gain(items: Table, gains: Table) -> Table:
    """The items by quadrant, each quadrant's largest possible gain (PGCV) first."""
    gain = {row[0]: row[1] for row in gains.rows}
    place = [column.id for column in items.columns].index("quadrant")
    rows = sorted(
        ((*row, gain.get(row[0])) for row in items.rows), key=lambda row: (str(row[place] or "Z"), -_figure(row[-1]))
    )
    return replace(items, columns=(*items.columns, number_column("pgcv")), rows=tuple(rows))


def _figure(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0


def _satisfaction(report: Report) -> list[Block]:
    csi = report.analysis.priorities.csi if report.analysis.priorities else None
    if csi is None:
        return []
    sentence = _("The customer satisfaction index (CSI) is {csi} of 100: citizens are {band}.")
    said = sentence.format(csi=number(csi), band=code_word(str(csi_band(csi))))
    return [paragraph(f"{said} {_reconciled(report)}".rstrip())]


def _reconciled(report: Report) -> str:
    """Why citizens can be satisfied by one figure and get less than they expect by another."""
    gap = overall_score(report.analysis, "gap")
    if gap is None or gap.upper is None or gap.upper >= 0:
        return ""
    return _(
        "This does not contradict the gap: the CSI sets the experience against the highest answer of the scale, the gap "
        "against what citizens expect."
    )
