"""Whether the items of a scale measure one thing."""

from collections.abc import Iterator

from analysis.methods.reliability.tables import ReliabilitySection
from exports.report.blocks import Block, paragraph, section
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.tables import only, printed
from exports.words.limits import with_limits
from exports.words.numbers import number
from instruments.i18n import _

_SCALES = ("scale", "n", "k", "alpha", "alpha_lower", "alpha_standardised", "omega_total", "verdict")


def reliability(report: Report) -> list[Block]:
    """The scales with their alphas and verdicts, then every item in its scale."""
    made = report.sections.reliability
    if made is None:
        return []
    threshold = report.analysis.options.reliability.threshold
    intro = _(
        "Alpha shows how consistent the items of a scale are, from 0 to 1. Here {threshold} or more is asked "
        "for; {lower_alpha} and {higher_alpha} are both in use."
    )
    return [
        *section(_("Reliability")),
        paragraph(with_limits(intro, threshold=number(threshold))),
        *printed(report, made.scales, keep=_SCALES, group="battery"),
        *figure(report, made.alphas, with_limits(_("Alpha with its {confidence} confidence interval"))),
        *_items(report, made),
    ]


def _items(report: Report, made: ReliabilitySection) -> Iterator[Block]:
    """Item statistics, battery by battery; the whole's repeat those of its dimensions and are left out where these exist."""
    for table in made.items.values():
        own = only(table, lambda row: str(row["scale"]).split("/")[0] != "overall")
        yield from printed(report, own if own.rows else table, group="scale")
