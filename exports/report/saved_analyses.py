"""What the academic kept in the lab: each analysis with its tables and charts, after the report's own sections."""

from exports.report.blocks import Block, paragraph, section, subsection
from exports.report.captioned_charts import figure
from exports.report.context import Kept, Report
from exports.report.tables import printed
from exports.words.lab_methods import lab_method_name, lab_method_sentence
from exports.words.notes import note_sentences
from exports.words.tables import table_title
from instruments.i18n import _

# The columns on paper of a table that has more than a page is wide for.
_PAIR = ("coder", "other_coder", "scope", "comment_code")
_AGREEMENT = ("agreement", "kappa", "lower", "kappa_band")
_NARROW = {"lab_kappa": (*_PAIR, "n", *_AGREEMENT), "lab_sources_kappa": (*_PAIR, "sources", *_AGREEMENT)}


def further(report: Report) -> list[Block]:
    """A part for each kept analysis; nothing where none is kept."""
    if not report.kept:
        return []
    parts = [flowable for kept in report.kept for flowable in _part(report, kept)]
    return [*section(_("Further analyses")), *parts]


def _part(report: Report, kept: Kept) -> list[Block]:
    found: list[Block] = [*subsection(lab_method_name(kept.method)), paragraph(lab_method_sentence(kept.method))]
    if kept.limits:
        found.append(paragraph(_("Only responses with {limits}.").format(limits=kept.limits)))
    for table in kept.outcome.tables:
        found += printed(report, table, keep=_NARROW.get(table.id, ())) if table.rows else []
    for chart in kept.outcome.charts:
        found += figure(report, chart, table_title(chart.table, report.instrument))
    return found + [paragraph(sentence) for sentence in note_sentences(kept.outcome.notes, report.instrument)]
