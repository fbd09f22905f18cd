"""One page for the head of the unit: the headline, the figures, what to mend first and why, what is good, what to beware of."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Paragraph

from exports.paper.numbered_pages import Heading
from exports.paper.paragraph_text import escaped, paragraph, points
from exports.paper.side_by_side import side_by_side
from exports.paper.styles import HAIRLINE, WIDTH, style
from exports.report.context import Report
from exports.words.cautions import cautions
from exports.words.headline import ends_sentence, headline, key_figures, skm_sentence
from exports.words.mend_keep import Finding, mend_first, strengths
from exports.words.names import clipped
from instruments.i18n import _


def summary(report: Report) -> list[Flowable]:
    """The page that is read when no other is."""
    analysis, instrument = report.analysis, report.instrument
    skm = skm_sentence(analysis)
    main = headline(analysis, instrument)
    ends = ends_sentence(analysis, instrument)
    return [
        Heading(_("Summary")),
        paragraph(main, "lead"),
        *([paragraph(skm)] if skm and skm != main else []),
        _key_figures(report),
        *([paragraph(ends)] if ends else []),
        *_findings(_("What to improve first"), mend_first(analysis, instrument)),
        *_findings(_("What is good and should be kept up"), strengths(analysis, instrument)),
        *_cautions(report),
        PageBreak(),
    ]


def _key_figures(report: Report) -> Flowable:
    """The survey's few large figures side by side, between two hairlines."""
    figures = key_figures(report.analysis)[:5]
    width = WIDTH / len(figures)
    cells = [
        [Paragraph(escaped(figure), style("figure")) for _name, figure in figures],
        [Paragraph(escaped(name), style("figure_name")) for name, _figure in figures],
    ]
    rules = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
        ("LINEBELOW", (0, 1), (-1, 1), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 7),
    ]
    return side_by_side(cells, [width] * len(figures), rules)


def _findings(title: str, findings: Sequence[Finding]) -> list[Flowable]:
    if not findings:
        return []
    lines = [
        Paragraph(
            f"<b>{escaped(finding.subject)}</b><br/>{escaped(finding.why)}", style("finding"), bulletText=f"{rank}."
        )
        for rank, finding in enumerate(findings, start=1)
    ]
    return [Heading(title, level=1), *lines]


def _cautions(report: Report) -> list[Flowable]:
    sentences = list(cautions(report.analysis, report.instrument))
    if report.is_simulated:
        sentences.insert(0, _("These data are simulated: no figure here describes a real service."))
    return [Heading(_("Before you act"), level=1), *points([clipped(s, 400) for s in sentences])] if sentences else []
