"""What to mend first: importance against performance, satisfaction index, possible gain."""

from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether

from analysis.table import Column, Table
from exports.paper.chart_figures import figure
from exports.paper.numbered_pages import Heading
from exports.paper.paragraph_text import paragraph
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.codes import code_word
from exports.words.numbers import number
from instruments.i18n import _


def priorities(report: Report) -> list[Flowable]:
    """The section on priorities; nothing where no item has both an importance and a perception."""
    table, chart = report.table("ipa"), report.chart("ipa")
    if table is None or chart is None:
        return []
    return [
        # What the quadrants mean stands beside the chart, never alone at a page's end.
        KeepTogether(
            [
                Heading(_("Priorities")),
                paragraph(_quadrants(table)),
                *figure(report, chart, _("Importance and performance of the items")),
            ]
        ),
        *printed(
            report,
            _with_gain(report, table),
            keep=("item", "importance", "performance", "quadrant", "conformity", "pgcv"),
        ),
        *_satisfaction(report),
    ]


def _quadrants(table: Table) -> str:
    """What the quadrants mean; "important" is said only where importance was asked."""
    if table.params.get("importance_battery") == "importance":
        return _(
            "Each item is placed by how important citizens hold it and by what they experience. The lines cross at the "
            "averages. Improve quadrant A first (important, experience below average); keep up B; C can wait; D may get "
            "more attention than it needs."
        )
    return _(
        "Each item is placed by what citizens expect and what they experience. The lines cross at the averages. "
        "Improve quadrant A first (high expectation, experience below average); keep up B; C can wait; D may get more "
        "attention than it needs."
    )


def _with_gain(report: Report, table: Table) -> Table:
    """The items by quadrant, each quadrant's largest possible gain (PGCV) first."""
    gains = report.table("pgcv")
    gain = {row[0]: row[1] for row in gains.rows} if gains else {}
    place = [column.id for column in table.columns].index("quadrant")
    rows = sorted(
        ((*row, gain.get(row[0])) for row in table.rows),
        key=lambda row: (str(row[place] or "Z"), -float(row[-1] or 0.0)),
    )
    return replace(table, columns=(*table.columns, Column(id="pgcv", kind="number")), rows=tuple(rows))


def _satisfaction(report: Report) -> list[Flowable]:
    table = report.table("csi")
    if table is None or table.rows[0][0] is None:
        return []
    csi, band = table.rows[0]
    sentence = _("The customer satisfaction index (CSI) is {csi} of 100: citizens are {band}.")
    return [paragraph(sentence.format(csi=number(float(csi or 0.0)), band=code_word(str(band))))]
