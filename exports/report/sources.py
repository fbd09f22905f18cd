"""Sources on paper: informants, the matrix of sources and findings, quotes, and the pattern-match sheet."""

from analysis.sources.matrix import SourceFindings
from exports.paper.column_widths import Field
from exports.report.blocks import Block, section
from exports.report.context import Report
from exports.report.tables import headed
from exports.words.sources import finding_words, heads, informant_words, matrix_rows, reached_words
from instruments.i18n import _
from servqual_desk.words.source_words import found_word

MOST_QUOTES = 3  # of a code


def sources(report: Report) -> list[Block]:
    """Everything that was found beside the answers; nothing where no source, quota or proposition is kept."""
    found = report.follow_up.sources
    if found is None or found.is_empty:
        return []
    return [
        *section(_("Sources and findings")),
        *_informants(report, found),
        *_matrix(report, found),
        *_quotes(report, found),
        *_matches(report, found),
    ]


def _informants(report: Report, found: SourceFindings) -> list[Block]:
    if not found.informants:
        return []
    fields = [
        Field(title=_("Informants"), cells=[informant_words(one) for one in found.informants]),
        Field(title=_("Interviewed"), cells=[reached_words(one) for one in found.informants], kind="number"),
    ]
    return headed(report, _("Informants by category"), fields, heading=_("Informants"))


def _matrix(report: Report, found: SourceFindings) -> list[Block]:
    if not found.findings:
        return []
    rows = matrix_rows(found)
    fields = [
        Field(title=title, cells=[row[place] for row in rows], kind="number" if place else "text")
        for place, title in enumerate(heads(found))
    ]
    notes = [
        _(
            "In how many sources a code was given, by any coder, to the source, to a passage of it or by a code beneath it."
        ),
        _("Counts of what was read; they say nothing of how many citizens think so."),
    ]
    return headed(report, _("Findings by kind of source"), fields, notes)


def _quotes(report: Report, found: SourceFindings) -> list[Block]:
    quoted = [(one, quote) for one in found.findings for quote in one.quotes[:MOST_QUOTES]]
    if not quoted:
        return []
    fields = [
        Field(title=_("Finding"), cells=[finding_words(one).strip() for one, _quote in quoted]),
        Field(title=_("Quote"), cells=[f"“{quote.words}”" for _one, quote in quoted]),
        Field(title=_("Source"), cells=[found.labels[quote.source] for _one, quote in quoted]),
    ]
    return headed(report, _("Quotes"), fields)


def _matches(report: Report, found: SourceFindings) -> list[Block]:
    if not found.propositions:
        return []
    fields = [
        Field(title=_("Proposition"), cells=[one.words for one in found.propositions]),
        Field(title=_("Found"), cells=[found_word(one.found) for one in found.propositions]),
        Field(title=_("Evidence"), cells=[one.evidence for one in found.propositions]),
    ]
    return headed(report, _("Propositions and findings"), fields)
