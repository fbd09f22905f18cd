"""What citizens expect against what they find: dimensions, items, overall."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from analysis.gaps import GapAnalysis
from analysis.thresholds import LEVEL
from exports.paper.chart_figures import figure
from exports.paper.numbered_pages import section, subsection
from exports.paper.paragraph_text import paragraph
from exports.report.context import Report
from exports.report.tables import listed_down, printed
from exports.words.headline import ends_sentence
from instruments.i18n import _

_TESTED = ("n", "expectation", "perception", "gap", "lower", "p_holm", "cohen_dz")


def gaps(report: Report) -> list[Flowable]:
    """The section on gaps; nothing where the questionnaire has no expectations."""
    found = report.analysis.gaps
    if found is None:
        return []
    return [
        *section(_("Gaps between expectation and perception")),
        paragraph(
            _(
                "The gap is what citizens experience minus what they expect; below zero, expectations are not met. "
                "The confidence interval gives the range of plausible values, since only some citizens were asked; p "
                "is the probability of a gap at least this large if there were none."
            )
        ),
        *(paragraph(sentence) for sentence in _in_words(found, report)),
        *_dimensions(report),
        *_items(report),
    ]


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


def _dimensions(report: Report) -> Iterator[Flowable]:
    yield from subsection(_("By dimension"))
    table, radar, pairs = (report.table("gap_dimensions"), report.chart("gap_radar"), report.chart("gap_dimensions"))
    if table is not None:
        has_weights = (
            any(row.weight is not None for row in report.analysis.gaps.dimensions) if report.analysis.gaps else False
        )
        yield from printed(report, table, keep=("dimension", *_TESTED, *(("weight",) if has_weights else ())))
    if pairs is not None:
        yield from figure(report, pairs, _("Expectation, perception and gap of the dimensions"))
    overall = report.table("gap_overall")
    if overall is not None:
        yield from listed_down(report, overall)
    if radar is not None and len(radar.table.rows) > 2:
        yield from figure(report, radar, _("Expectation and perception by dimension (radar chart)"))


def _items(report: Report) -> Iterator[Flowable]:
    yield from subsection(_("By item"))
    table, chart = report.table("gap_items"), report.chart("gap_items")
    if table is not None:
        yield from printed(report, table, keep=("item", *_TESTED), group="dimension")
    if chart is not None:
        yield from figure(report, chart, _("Expectation, perception and gap of the items"))
