"""What citizens expect against what they find: dimensions, items, overall."""

from collections.abc import Iterator

from analysis.methods.gaps.gap_analysis import GapAnalysis
from analysis.methods.gaps.tables import GapSection
from analysis.thresholds import LEVEL
from exports.report.blocks import Block, paragraph, section, subsection
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.tables import printed
from exports.words.headline import ends_sentence
from instruments.i18n import _

CORNERS = 3  # a radar of fewer is a line
_TESTED = ("n", "expectation", "perception", "gap", "lower", "p_holm", "cohen_dz")


def gaps(report: Report) -> list[Block]:
    """The section on gaps; nothing where the questionnaire has no expectations."""
    found, made = report.analysis.gaps, report.sections.gaps
    if found is None or made is None:
        return []
    return [
        *section(_("Gaps between expectation and perception")),
        paragraph(
            _(
                "The gap is what citizens experience minus what they expect; below zero, experience falls short of "
                "it. The confidence interval gives the range of plausible values, since only some citizens were "
                "asked; p is the probability of a gap at least this large if there were none."
            )
        ),
        *(paragraph(sentence) for sentence in _in_words(found, report)),
        *gap_tables(report),
        *_wheel(report, made),
    ]


def gap_tables(report: Report) -> list[Block]:
    """Dimensions with their chart, then the items; nothing where the questionnaire has no expectations."""
    found, made = report.analysis.gaps, report.sections.gaps
    if found is None or made is None:
        return []
    weighted = any(row.weight is not None for row in found.dimensions)
    return [*_dimensions(report, made, weighted=weighted), *_items(report, made)]


def _in_words(found: GapAnalysis, report: Report) -> Iterator[str]:
    known = [row for row in found.dimensions if row.gap is not None]
    if not known:
        return
    clear = [
        row for row in known if row.p_holm is not None and row.p_holm < LEVEL and row.gap is not None and row.gap < 0
    ]
    yield _("{clear} of {count} dimensions fall significantly short of expectations.").format(
        count=len(known), clear=len(clear)
    )
    yield ends_sentence(report.analysis, report.instrument)


def _dimensions(report: Report, made: GapSection, *, weighted: bool) -> Iterator[Block]:
    yield from subsection(_("By dimension"))
    yield from printed(report, made.dimensions, keep=("dimension", *_TESTED, *(("weight",) if weighted else ())))
    yield from figure(report, made.dimension_gaps, _("Expectation, perception and gap of the dimensions"))
    yield from printed(report, made.overall)


def _items(report: Report, made: GapSection) -> Iterator[Block]:
    yield from subsection(_("By item"))
    # The chart first: the table can go on on the next page, so no page stays half blank for want of room for a chart.
    yield from figure(report, made.item_gaps, _("Expectation, perception and gap of the items"))
    yield from printed(report, made.items, keep=("item", *_TESTED), group="dimension")


def _wheel(report: Report, made: GapSection) -> list[Block]:
    """Last, below a table that may be divided: before the items' chart it left half a page blank. It tells what theirs do."""
    if len(made.dimensions.rows) < CORNERS:
        return []
    return figure(report, made.radar, _("Expectation and perception by dimension (radar chart)"))
