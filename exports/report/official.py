"""The report that the regulation asks for, in five chapters: introduction, method, results, analysis, conclusion and plan."""

from exports.report.blocks import Block, Grid, Heading, Numbered, Points, Together, paragraph, points
from exports.report.context import Report
from exports.report.follow_up import PLANNED, goals, plan_tables, promises
from exports.report.letterhead import signature
from exports.report.profile import why_hidden
from exports.report.waves import waves
from exports.words.cautions import cautions
from exports.words.change_since_last_wave import change_sentence
from exports.words.follow_up import next_wave_words
from exports.words.headline import ends_sentence, headline
from exports.words.improve_and_keep import Finding, Which, further_sentences, mend_first, strengths, why_none
from exports.words.index_sentences import index_sentences
from exports.words.limits import with_limits
from exports.words.names import clipped, listed, quoted, words_of
from exports.words.numbers import number
from instruments.i18n import N_, _

NO_EARLIER_WAVE = N_("There is no earlier wave to compare with.")


def introduction(report: Report) -> list[Block]:
    """Chapter I: why, by which law, what for, about what."""
    return [
        Heading(words=_("Chapter I · Introduction"), starts=True),
        Heading(words=_("Background"), level=1),
        paragraph(
            _(
                "Every public service has to be evaluated at stated intervals, with the public taking part. This report tells "
                "how citizens judge the services of {office}, how sure that is, and what follows from it."
            ).format(office=report.organisation or _("the office that runs this survey"))
        ),
        Heading(words=_("Legal basis"), level=1),
        Points(sentences=report.letterhead.legal_basis or _laws()),
        Heading(words=_("Purpose"), level=1),
        paragraph(
            _(
                "To know how satisfied citizens are, to see which elements of the service to improve first and which to keep "
                "up, and to give the public an account."
            )
        ),
        Heading(words=_("Scope"), level=1),
        paragraph(_scope(report)),
    ]


def _laws() -> tuple[str, ...]:
    return (
        _("Law 25/2009 on public services"),
        _("Government regulation 96/2012 on carrying out Law 25/2009"),
        _("PermenPANRB 14/2017 on guidelines for the community satisfaction survey"),
        _("Law 14/2008 on public information"),
        _("Law 27/2022 on the protection of personal data"),
    )


def _scope(report: Report) -> str:
    families = len(report.instrument.dimensions)
    return _(
        "{questionnaire}: {items} statements in {dimensions} dimensions, asked of the people who used the service."
    ).format(questionnaire=words_of(report.instrument.title), items=len(report.instrument.items), dimensions=families)


def method(report: Report) -> list[Block]:
    """Chapter II: who asked, whom, with what, when, and how the numbers were made."""
    data = report.analysis.data
    return [
        Heading(words=_("Chapter II · Method"), starts=True),
        Heading(words=_("Who carried it out"), level=1),
        paragraph(report.organisation or _("The office that runs this survey.")),
        Heading(words=_("Population and sample"), level=1),
        paragraph(
            _(
                "The population are the people who used the service. {n} responses were analysed, {complete} of them with every "
                "item answered. They stand for all users only as far as respondents were chosen at random."
            ).format(n=number(data.n_responses, 0), complete=number(data.n_complete, 0))
        ),
        Heading(words=_("Questionnaire"), level=1),
        paragraph(
            _("{title}, version {version}; its wording stands in the appendix.").format(
                title=words_of(report.instrument.title), version=report.instrument.version
            )
        ),
        Heading(words=_("Time"), level=1),
        paragraph(_("Data collected: {period}.").format(period=report.period)),
        Heading(words=_("Processing"), level=1),
        *points(_processing(report)),
    ]


def _processing(report: Report) -> list[str]:
    sentences = [
        _('An unanswered question is missing, never zero; so is an answer of the kind "don\'t know".'),
        with_limits(_("Confidence intervals are at {confidence}: only some of the citizens were asked.")),
    ]
    if report.analysis.skm is not None:
        sentences.insert(
            0,
            _(
                "The index (IKM) is 25 × the mean of the elements' means (NRR), each with the same weight, rounded to two "
                "decimals and then classified."
            ),
        )
    if not report.is_internal:
        sentences.append(why_hidden(report))
    return sentences


def analysed(report: Report) -> list[Block]:
    """Chapter IV: weaknesses, strengths, and the change since the wave before."""
    weak, strong = mend_first(report.analysis, report.instrument), strengths(report.analysis, report.instrument)
    changed = change_sentence(report.analysis)
    return [
        Heading(words=_("Chapter IV · Analysis"), starts=True),
        Heading(words=_("Weaknesses"), level=1),
        *numbered_findings(report, "mend", weak),
        *(paragraph(sentence) for sentence in further_sentences(report.analysis, report.instrument)),
        Heading(words=_("Strengths"), level=1),
        *numbered_findings(report, "keep", strong),
        Heading(words=_("Trend"), level=1),
        *([] if report.analysis.waves and not changed else [paragraph(changed or _(NO_EARLIER_WAVE))]),
        *[block for block in waves(report) if isinstance(block, Grid)],
        *promises(report),
        *goals(report),
    ]


def numbered_findings(report: Report, which: Which, findings: tuple[Finding, ...]) -> list[Block]:
    """A list, or why there is none."""
    if not findings:
        return [paragraph(sentence) for sentence in why_none(report.analysis, report.instrument, which)]
    return [Numbered(lines=tuple((finding.subject, finding.why) for finding in findings))]


def conclusion(report: Report) -> list[Block]:
    """Chapter V: what holds, what is advised, who does what by when; signed."""
    weak = mend_first(report.analysis, report.instrument)
    sentences = [
        headline(report.analysis, report.instrument),
        *index_sentences(report.analysis),
        ends_sentence(report.analysis, report.instrument),
    ]
    due = next_wave_words(report.follow_up.next_wave, report.follow_up.today)
    return [
        Heading(words=_("Chapter V · Conclusion and follow-up plan"), starts=True),
        Heading(words=_("Conclusion"), level=1),
        *points([sentence for sentence in dict.fromkeys(sentences) if sentence]),
        *points([clipped(s, 400) for s in cautions(report.analysis, report.instrument, has_models=False)]),
        Heading(words=_("Advice"), level=1),
        paragraph(_advice(weak)),
        *_signed_plan(report, weak, due),
    ]


def _signed_plan(report: Report, weak: tuple[Finding, ...], due: str) -> list[Block]:
    """A short plan stays with its signature, of a longer one the last table: nobody signs an empty page."""
    tables = plan_tables(report, weak)
    plan = [Heading(words=_("Follow-up plan"), level=1), *tables, *points([due] if due else []), *signature(report)]
    is_short = sum(len(table.fields[0].cells) for table in tables) <= PLANNED
    kept = 0 if is_short or len(tables) == 1 else len(tables)
    return [*plan[:kept], Together(blocks=tuple(plan[kept:]))]


def _advice(weak: tuple[Finding, ...]) -> str:
    """Only what is told apart from the others is named."""
    named = [quoted(finding.subject) for finding in weak if finding.certainty != "tie"]
    if not named:
        return _("No element stands out with certainty; keep asking, and look at the comments of citizens.")
    return _("Begin with: {elements}.").format(elements=listed(named[:3]))
