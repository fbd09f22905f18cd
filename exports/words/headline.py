"""What a survey says, in plain words for the head of a service unit: the headline, the figures and the ends.

The sentences follow the arithmetic: a difference is called one only where its 95 % interval excludes zero.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.thresholds import GAP_MARGIN
from exports.words.index_sentences import index_sentence
from exports.words.judgements import gap_judgement
from exports.words.names import battery_name, clipped, listed, scale_name
from exports.words.numbers import number, percent, signed
from exports.words.rounding import is_apart, rounding_sentence
from exports.words.scales import scale_of_dimensions
from instruments.i18n import _
from instruments.model import Instrument

if TYPE_CHECKING:
    from analysis.methods.scores.means import Score
    from analysis.survey import Analysis


def headline(analysis: "Analysis", instrument: Instrument) -> str:
    """The one sentence that a reader should remember."""
    if analysis.data.n_responses == 0:
        return _("There are no responses yet, so there is nothing to report.")
    sentences = (_gap_headline(analysis, instrument), skm_sentence(analysis), _mean_headline(analysis, instrument))
    found = next((sentence for sentence in sentences if sentence), "")
    return found or _("The answers so far do not suffice for an overall figure.")


def skm_sentence(analysis: "Analysis") -> str:
    """The community satisfaction index with its interval and class; "" without one."""
    skm = analysis.skm
    return "" if skm is None or skm.ikm_rounded is None else index_sentence(skm)


def ends_sentence(analysis: "Analysis", instrument: Instrument) -> str:
    """The dimensions at both ends: by their gap, else by their mean; "" where they are not two, or print alike."""
    if analysis.gaps is not None:
        sizes = {row.dimension: row.gap for row in analysis.gaps.dimensions if row.gap is not None}
        sentence, printed = _gap_ends(min(sizes.values(), default=0.0)), signed
    else:
        battery = main_battery(analysis)
        rows = [row for row in analysis.scores if row.battery == battery and row.dimension.split("/")[0] != "overall"]
        sizes = {row.dimension: row.mean for row in rows if row.mean is not None}
        sentence = _("The lowest mean is that of {worst} ({worst_mean}), the highest that of {best} ({best_mean}).")
        printed = number
    ends = both_ends(sizes, printed)
    if ends is None:
        return ""
    worst, best = (listed([clipped(scale_name(name, instrument)) for name in end]) for end in ends)
    low, high = printed(min(sizes.values())), printed(max(sizes.values()))
    return sentence.format(worst=worst, best=best, worst_gap=low, best_gap=high, worst_mean=low, best_mean=high)


def both_ends(
    sizes: Mapping[str, float], printed: Callable[[float], str]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Which are lowest and which highest, all that print the same figure together; None where every figure prints alike."""
    figures = {name: printed(size) for name, size in sizes.items()}
    if len(set(figures.values())) < 2:
        return None
    low, high = printed(min(sizes.values())), printed(max(sizes.values()))
    return (
        tuple(name for name, figure in figures.items() if figure == low),
        tuple(name for name, figure in figures.items() if figure == high),
    )


def _gap_ends(lowest: float) -> str:
    """How the two ends of the gaps are named; "below" is said only where the lowest gap is below zero."""
    if lowest < 0:
        return _("Furthest below expectations: {worst} ({worst_gap}). Best: {best} ({best_gap}).")
    return _("Least above expectations: {worst} ({worst_gap}). Most above: {best} ({best_gap}).")


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


def _gap_headline(analysis: "Analysis", instrument: Instrument) -> str:
    means, gap = gap_means(analysis), overall_score(analysis, "gap")
    if means is None or gap is None:
        return ""
    sentence = _(gap_judgement(gap.lower, gap.upper, _margin(gap, instrument), n=gap.n))
    expectation, perception, difference = means
    said = sentence.format(expectation=number(expectation), perception=number(perception), gap=signed(difference))
    is_exact = not is_apart(perception, expectation, difference, [2, 2, 2])
    return said if is_exact else f"{said} {rounding_sentence()}"


def _margin(gap: "Score", instrument: Instrument) -> float:
    """A gap that is surely smaller is none that matters: half a point on a scale from 1 to 7."""
    ends = scale_of_dimensions(instrument, [gap.dimension], "perception")
    return GAP_MARGIN * (ends[1] - ends[0]) if ends else 0.0


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
