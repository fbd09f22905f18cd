"""Two pages for the head of the office: readable aloud, signable, true without a footnote."""

from analysis.methods.scores.tables import means_chart
from exports.report.blocks import Block, Heading, Numbered, Together, paragraph, points
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.follow_up import brief_plan
from exports.report.index_figures import certain_figures
from exports.report.letterhead import head_of_paper, signature
from exports.report.respondents import who_answered
from exports.words.cautions import cautions
from exports.words.change_since_last_wave import change_sentence
from exports.words.headline import ends_sentence, headline, skm_sentence
from exports.words.improve_and_keep import Finding, Which, further_sentences, mend_first, strengths, why_none
from exports.words.index_sentences import index_sentences
from exports.words.limits import with_limits
from exports.words.names import clipped
from instruments.i18n import N_, _

MOST_CAUTIONS = 4
SHOWN = 3  # lines of either list
_MEANS = N_("Mean scores with their {confidence} confidence intervals")


def brief(report: Report) -> list[Block]:
    """What the head of an office reads out, and signs."""
    return [
        *head_of_paper(report, _("Brief on the survey's results")),
        *_said(report),
        *certain_figures(report.analysis),
        *_findings(report),
        *brief_plan(report),
        *_chart(report),
        *who_answered(report),
        *_signed(report),
    ]


def _signed(report: Report) -> list[Block]:
    """Nobody signs an empty page: of what the figures cannot say, the last stands above the name."""
    told = [clipped(s, 300) for s in cautions(report.analysis, report.instrument, has_models=False)[-MOST_CAUTIONS:]]
    heading = Heading(words=_("What these figures cannot say"), level=1)
    return [heading, *points(told[:-1]), Together(blocks=(*points(told[-1:]), *signature(report, pinned=True)))]


def _said(report: Report) -> list[Block]:
    """The sentences to read aloud: what was found, how sure, how it changed."""
    analysis, instrument = report.analysis, report.instrument
    main = headline(analysis, instrument)
    sure = index_sentences(analysis)
    others = [*([sentence for sentence in sure if sentence != main]), ends_sentence(analysis, instrument)]
    if main == skm_sentence(analysis):
        others = [*sure[1:], ends_sentence(analysis, instrument)]
    changed = change_sentence(analysis)
    return [paragraph(main, "lead"), *(paragraph(sentence) for sentence in (*others, changed) if sentence)]


def _findings(report: Report) -> list[Block]:
    """Both lists with how sure each place is; that there is nothing to name is said."""
    blocks: list[Block] = []
    too = further_sentences(report.analysis, report.instrument, SHOWN)
    parts: tuple[tuple[str, Which, tuple[Finding, ...], tuple[str, ...]], ...] = (
        (_("What to improve first"), "mend", mend_first(report.analysis, report.instrument), too),
        (_("What is good and should be kept up"), "keep", strengths(report.analysis, report.instrument), ()),
    )
    for title, which, found, further in parts:
        blocks.append(Heading(words=title, level=1))
        lines = tuple((finding.spoken, finding.why) for finding in found[:SHOWN])
        none = () if lines else why_none(report.analysis, report.instrument, which)
        blocks += [Numbered(lines=lines)] if lines else []
        blocks += [paragraph(sentence) for sentence in (*none, *further)]
    return blocks


def _chart(report: Report) -> list[Block]:
    if report.sections.gaps is not None:
        return figure(
            report, report.sections.gaps.dimension_gaps, _("Expectation, perception and gap of the dimensions")
        )
    if report.sections.skm is not None:
        return figure(
            report, report.sections.skm.element_means, _("Elements of the service and the classes' lower limits")
        )
    rest = report.sections.scores.means
    return figure(report, means_chart(rest), with_limits(_(_MEANS))) if rest.rows else []
