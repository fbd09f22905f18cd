"""One page for the head of the unit: the headline, the figures, what to mend first and why, what is good, what to beware of."""

from exports.report.blocks import Block, Heading, KeyFigures, NewPage, paragraph, points
from exports.report.context import Report
from exports.report.official import numbered_findings
from exports.words.cautions import cautions
from exports.words.headline import ends_sentence, headline, key_figures, skm_sentence
from exports.words.improve_and_keep import Which, further_sentences, mend_first, strengths
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
        *_findings(report, _("What to improve first"), "mend"),
        *(paragraph(sentence) for sentence in further_sentences(analysis, instrument)),
        *_findings(report, _("What is good and should be kept up"), "keep"),
        *_cautions(report),
        NewPage(),
    ]


def _findings(report: Report, title: str, which: Which) -> list[Block]:
    """A list, or why there is none; nothing where the questionnaire has nothing to rank."""
    if report.analysis.priorities is None:
        return []
    found = (mend_first if which == "mend" else strengths)(report.analysis, report.instrument)
    return [Heading(words=title, level=1), *numbered_findings(report, which, found)]


def _cautions(report: Report) -> list[Block]:
    sentences = list(cautions(report.analysis, report.instrument))
    if report.is_simulated:
        sentences.insert(0, _("These data are simulated: no figure here describes a real service."))
    return (
        [Heading(words=_("Before you act"), level=1), *points([clipped(s, 400) for s in sentences])]
        if sentences
        else []
    )
