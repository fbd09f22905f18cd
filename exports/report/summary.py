"""One page for the head of the unit: the headline, the figures, what to mend first and why, what is good, what to beware of."""

from collections.abc import Sequence

from exports.report.blocks import Block, Heading, KeyFigures, NewPage, Numbered, paragraph, points
from exports.report.context import Report
from exports.words.cautions import cautions
from exports.words.headline import ends_sentence, headline, key_figures, skm_sentence
from exports.words.improve_and_keep import Finding, further_sentences, mend_first, strengths
from exports.words.names import clipped
from instruments.i18n import _


def summary(report: Report) -> list[Block]:
    """The page that is read when no other is."""
    analysis, instrument = report.analysis, report.instrument
    skm = skm_sentence(analysis)
    main = headline(analysis, instrument)
    ends = ends_sentence(analysis, instrument)
    return [
        Heading(words=_("Summary")),
        paragraph(main, "lead"),
        *([paragraph(skm)] if skm and skm != main else []),
        KeyFigures(figures=key_figures(analysis)[:5]),
        *([paragraph(ends)] if ends else []),
        *_findings(_("What to improve first"), mend_first(analysis, instrument)),
        *(paragraph(sentence) for sentence in further_sentences(analysis, instrument)),
        *_findings(_("What is good and should be kept up"), strengths(analysis, instrument)),
        *_cautions(report),
        NewPage(),
    ]


def _findings(title: str, findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return []
    lines = tuple((finding.subject, finding.why) for finding in findings)
    return [Heading(words=title, level=1), Numbered(lines=lines)]


def _cautions(report: Report) -> list[Block]:
    sentences = list(cautions(report.analysis, report.instrument))
    if report.is_simulated:
        sentences.insert(0, _("These data are simulated: no figure here describes a real service."))
    return (
        [Heading(words=_("Before you act"), level=1), *points([clipped(s, 400) for s in sentences])]
        if sentences
        else []
    )
