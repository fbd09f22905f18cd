"""Means where there is no gap to tell of: dimensions in every battery, and the items behind them."""

from collections.abc import Iterator

from analysis.methods.reliability.tables import item_means_chart
from analysis.methods.scores.tables import means_chart
from analysis.table import Cell, Table
from exports.report.blocks import Block, paragraph, section
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.tables import only, printed
from exports.words.headline import main_battery
from exports.words.limits import with_limits
from instruments.i18n import _

_PRINTED = ("dimension", "battery", "n", "mean", "sd", "lower")


def scores(report: Report) -> list[Block]:
    """Scores of what the other sections do not show; nothing where they show everything."""
    shown = _shown_elsewhere(report)
    rest = _rest(report, shown)
    if not rest.rows:
        return []
    return [
        *section(_("Scores")),
        paragraph(
            _(
                "The mean answer to the items of each dimension. The confidence interval gives the range of "
                "plausible values, since only some citizens were asked."
            )
        ),
        *printed(report, rest, keep=_PRINTED),
        *figure(report, means_chart(rest), with_limits(_("Mean scores with their {confidence} confidence intervals"))),
        *_item_means(report, shown),
    ]


def score_tables(report: Report) -> list[Block]:
    """The means alone, without the charts."""
    rest = _rest(report, _shown_elsewhere(report))
    return list(printed(report, rest, keep=_PRINTED)) if rest.rows else []


def _rest(report: Report, shown: frozenset[Cell]) -> Table:
    return only(report.sections.scores.means, lambda row: row["dimension"] not in shown)


def _shown_elsewhere(report: Report) -> frozenset[Cell]:
    """Dimensions (and wholes) that the section on gaps or the one on SKM tells of."""
    gaps, instrument = report.analysis.gaps, report.instrument
    skm = [dimension.id for dimension in instrument.dimensions_of("skm")] if report.analysis.skm else []
    if gaps is None:
        return frozenset(skm)
    return frozenset([*skm, *(row.dimension for row in gaps.dimensions), "overall", f"overall/{gaps.family}"])


def _item_means(report: Report, shown: frozenset[Cell]) -> Iterator[Block]:
    """The items' mean answers, as many to a chart as a page holds."""
    scales, battery = report.sections.reliability, main_battery(report.analysis)
    if scales is None or battery not in scales.items:
        return
    own = only(
        scales.items[battery], lambda row: row["scale"] not in shown and str(row["scale"]).split("/")[0] != "overall"
    )
    if own.rows:
        yield from figure(report, item_means_chart(own), _("Mean answers to the items"))
