"""What a survey says, in plain words for the head of a service unit: the headline, what to mend first and why, what is good.

The sentences follow the arithmetic: a difference is called one only where its 95 % interval excludes zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.words.codes import skm_class
from exports.words.names import battery_name, clipped, item_label, scale_name
from exports.words.numbers import number, percent, signed
from exports.words.scales import scale_of_dimensions
from instruments.i18n import _
from instruments.model import Instrument

if TYPE_CHECKING:
    from analysis.methods.scores.means import Score
    from analysis.survey import Analysis

MOST_FINDINGS = 5
MOST_STRENGTHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend or to keep, and the numbers that say so."""

    subject: str
    why: str


def headline(analysis: "Analysis", instrument: Instrument) -> str:
    """The one sentence that a reader should remember."""
    if analysis.data.n_responses == 0:
        return _("There are no responses yet, so there is nothing to report.")
    sentences = (_gap_headline(analysis, instrument), _mean_headline(analysis, instrument), skm_sentence(analysis))
    found = next((sentence for sentence in sentences if sentence), "")
    return found or _("The answers so far do not suffice for an overall figure.")


def skm_sentence(analysis: "Analysis") -> str:
    """The community satisfaction index and its class; "" without one."""
    skm = analysis.skm
    if skm is None or skm.ikm_rounded is None or skm.class_ is None:
        return ""
    return _("The community satisfaction index (IKM) is {ikm}, class {letter_and_name}.").format(
        ikm=number(skm.ikm_rounded), letter_and_name=skm_class(skm.class_)
    )


def ends_sentence(analysis: "Analysis", instrument: Instrument) -> str:
    """The dimensions at both ends: by their gap, else by their mean; "" for fewer than two."""
    if analysis.gaps is not None:
        sizes = {row.dimension: row.gap for row in analysis.gaps.dimensions if row.gap is not None}
        sentence = _gap_ends(min(sizes.values(), default=0.0))
    else:
        battery = main_battery(analysis)
        rows = [row for row in analysis.scores if row.battery == battery and row.dimension.split("/")[0] != "overall"]
        sizes = {row.dimension: row.mean for row in rows if row.mean is not None}
        sentence = _("The lowest mean is that of {worst} ({worst_mean}), the highest that of {best} ({best_mean}).")
    if len(sizes) < 2:
        return ""
    worst, best = min(sizes, key=sizes.__getitem__), max(sizes, key=sizes.__getitem__)
    return sentence.format(
        worst=clipped(scale_name(worst, instrument)),
        best=clipped(scale_name(best, instrument)),
        worst_gap=signed(sizes[worst]),
        best_gap=signed(sizes[best]),
        worst_mean=number(sizes[worst]),
        best_mean=number(sizes[best]),
    )


def _gap_ends(lowest: float) -> str:
    """How the two ends of the gaps are named; "below" is said only where the lowest gap is below zero."""
    if lowest < 0:
        return _("Furthest below expectations: {worst} ({worst_gap}). Best: {best} ({best_gap}).")
    return _("Least above expectations: {worst} ({worst_gap}). Most above: {best} ({best_gap}).")


def mend_first(analysis: "Analysis", instrument: Instrument) -> tuple[Finding, ...]:
    """What to mend first, most urgent first: the priority quadrant; else the clear gaps; else the lowest answers."""
    ways = (_priority_items, _clear_gaps) if analysis.gaps or analysis.priorities else (_lowest_means,)
    for way in ways:
        findings = tuple(way(analysis, instrument))[:MOST_FINDINGS]
        if findings:
            return findings
    return ()


def strengths(analysis: "Analysis", instrument: Instrument) -> tuple[Finding, ...]:
    """What is good and should be kept up."""
    way = _kept_up if analysis.priorities else _highest_means
    return tuple(way(analysis, instrument))[:MOST_STRENGTHS]


def overall_score(analysis: "Analysis", battery: str) -> "Score | None":
    """The whole's mean in a battery: of the family that the gap speaks of, else the first; an only dimension is the whole."""
    scores = [score for score in analysis.scores if score.battery == battery and score.mean is not None]
    wholes = [score for score in scores if score.dimension.split("/")[0] == "overall"]
    family = analysis.gaps.family if analysis.gaps else ""
    own = [score for score in wholes if score.dimension in ("overall", f"overall/{family}")]
    return next(iter([*own, *wholes, *scores]), None)


def gap_means(analysis: "Analysis") -> tuple[float, float, float] | None:
    """Expectation, perception and gap of the whole over the same respondents, so that the three agree; None without a gap.

    The scores of each battery alone rest on more respondents (whoever answered that battery) and need not agree.
    """
    overall = analysis.gaps.overall if analysis.gaps else None
    if overall is None or overall.servperf is None or overall.unweighted is None:
        return None
    return overall.servperf - overall.unweighted, overall.servperf, overall.unweighted


def key_figures(analysis: "Analysis") -> tuple[tuple[str, str], ...]:
    """Name and figure of the few large numbers: responses, what is expected, found and missing between them, IKM or CSI."""
    return tuple(_key_figures(analysis))


def _key_figures(analysis: "Analysis") -> Iterator[tuple[str, str]]:
    yield _("Responses"), number(analysis.data.n_responses, 0)
    means = gap_means(analysis)
    if means is not None:
        for battery, mean in zip(("expectation", "perception"), means, strict=False):
            yield _("{battery}, mean").format(battery=battery_name(battery)), number(mean)
        yield _("Gap"), signed(means[2])
    elif (score := overall_score(analysis, main_battery(analysis))) is not None:
        yield _("{battery}, mean").format(battery=battery_name(score.battery)), number(score.mean)
    if analysis.skm is not None and analysis.skm.ikm_rounded is not None:
        letter = _("IKM, class {letter}").format(letter=analysis.skm.class_)
        yield letter, number(analysis.skm.ikm_rounded)
    elif analysis.priorities is not None and analysis.priorities.csi is not None:
        yield _("Satisfaction index (CSI)"), percent(analysis.priorities.csi / 100)


def main_battery(analysis: "Analysis") -> str:
    """The battery that tells how the service is found: perception, or what stands in its place."""
    batteries = [score.battery for score in analysis.scores]
    return "perception" if "perception" in batteries else next(iter(batteries), "perception")


def item_means(analysis: "Analysis", battery: str) -> list[tuple[str, float]]:
    """Items with their means in one battery, in the questionnaire's order; a scale of one item is its dimension's mean."""
    found: dict[str, float] = {}
    for scale in analysis.reliability:
        if scale.battery == battery and scale.scale.split("/")[0] != "overall":
            found.update({row.item: row.mean for row in scale.items if row.mean is not None})
    return list(found.items())


def _gap_headline(analysis: "Analysis", instrument: Instrument) -> str:
    means, gap = gap_means(analysis), overall_score(analysis, "gap")
    if means is None or gap is None:
        return ""
    if gap.lower is None or gap.upper is None:
        sentence = _(
            "Expected {expectation}, experienced {perception} (gap {gap}); more responses are needed to say more."
        )
    elif gap.upper < 0:
        sentence = _(
            "The service falls short of what citizens expect: expected {expectation}, experienced {perception} "
            "(gap {gap})."
        )
    elif gap.lower > 0:
        sentence = _(
            "The service exceeds what citizens expect: expected {expectation}, experienced {perception} (gap {gap})."
        )
    else:
        sentence = _(
            "The service is about what citizens expect: expected {expectation}, experienced {perception} (gap {gap})."
        )
    expectation, perception, difference = means
    return sentence.format(expectation=number(expectation), perception=number(perception), gap=signed(difference))


def _mean_headline(analysis: "Analysis", instrument: Instrument) -> str:
    battery = main_battery(analysis)
    score = overall_score(analysis, battery)
    if score is None or score.mean is None:
        return ""
    ends = scale_of_dimensions(instrument, [score.dimension], battery)
    if ends is None:
        return _("The answers average {mean}.").format(mean=number(score.mean))
    low, high = ends
    sentence = _("The answers average {mean} on a scale from {min} to {max}, which is {share} of the scale's range.")
    share = percent((score.mean - low) / (high - low))
    return sentence.format(mean=number(score.mean), min=low, max=high, share=share)


def _priority_items(analysis: "Analysis", instrument: Instrument) -> Iterator[Finding]:
    """Items that matter more than most and are found worse than most, the largest possible gain first."""
    first = analysis.priorities
    if first is None:
        return
    gain = {row.item: row.pgcv or 0.0 for row in first.pgcv}
    urgent = sorted((row for row in first.ipa if row.quadrant == "A"), key=lambda row: -gain[row.item])
    for row in urgent:
        why = _priority_reason(first.importance_battery)
        yield Finding(
            subject=item_label(row.item, instrument, 140),
            why=why.format(
                importance=number(row.importance),
                mean_importance=number(first.cross_importance),
                performance=number(row.performance),
                mean=number(first.cross_performance),
            ),
        )


def _priority_reason(battery: str) -> str:
    """Why to improve it; "important" is said only where importance was asked."""
    if battery == "importance":
        return _(
            "Citizens hold it important ({importance}; average {mean_importance}) "
            "but experience is below average ({performance}; average {mean})."
        )
    return _(
        "Citizens expect much here ({importance}; average {mean_importance}) "
        "but experience is below average ({performance}; average {mean})."
    )


def _strength_reason(battery: str) -> str:
    """Why to keep it up; "important" is said only where importance was asked."""
    if battery == "importance":
        return _("Citizens hold it important ({importance}) and experience is above average ({performance}).")
    return _("Citizens expect much here ({importance}) and experience is above average ({performance}).")


def _clear_gaps(analysis: "Analysis", instrument: Instrument) -> Iterator[Finding]:
    """Items whose shortfall is beyond chance, the largest first."""
    rows = analysis.gaps.items if analysis.gaps else ()
    clear = [row for row in rows if row.upper is not None and row.upper < 0]
    for row in sorted(clear, key=lambda row: row.gap or 0.0):
        why = _("Expected {expectation}, experienced {perception}: a gap of {gap}.")
        yield Finding(
            subject=item_label(row.item, instrument, 140),
            why=why.format(expectation=number(row.expectation), perception=number(row.perception), gap=signed(row.gap)),
        )


def _kept_up(analysis: "Analysis", instrument: Instrument) -> Iterator[Finding]:
    """Items that matter more than most and are found better than most, the best first."""
    first = analysis.priorities
    rows = [row for row in (first.ipa if first else ()) if row.quadrant == "B"]
    for row in sorted(rows, key=lambda row: -(row.performance or 0.0)):
        why = _strength_reason(first.importance_battery if first else "")
        yield Finding(
            subject=item_label(row.item, instrument, 140),
            why=why.format(importance=number(row.importance), performance=number(row.performance)),
        )


def _lowest_means(analysis: "Analysis", instrument: Instrument) -> Iterator[Finding]:
    ranked = sorted(_ranked_means(analysis), key=lambda pair: pair[1])
    return _mean_findings(ranked[: min(MOST_STRENGTHS, len(ranked) // 2)], instrument)


def _highest_means(analysis: "Analysis", instrument: Instrument) -> Iterator[Finding]:
    ranked = sorted(_ranked_means(analysis), key=lambda pair: -pair[1])
    return _mean_findings(ranked[: min(MOST_STRENGTHS, len(ranked) // 2)], instrument)


def _ranked_means(analysis: "Analysis") -> list[tuple[str, float]]:
    return item_means(analysis, main_battery(analysis)) or [
        (row.element, row.nrr) for row in (analysis.skm.elements if analysis.skm else ()) if row.nrr is not None
    ]


def _mean_findings(pairs: Sequence[tuple[str, float]], instrument: Instrument) -> Iterator[Finding]:
    for item, mean in pairs:
        yield Finding(subject=item_label(item, instrument, 140), why=_("Mean answer {mean}.").format(mean=number(mean)))
