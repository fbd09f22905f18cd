"""The index and the overall gap as large figures, each with its interval beneath; never one without the other."""

from collections.abc import Iterator

from analysis.survey import Analysis
from exports.report.blocks import Block, KeyFigures
from exports.words.headline import overall_score
from exports.words.limits import with_limits
from exports.words.numbers import interval, number, signed
from instruments.i18n import _


def certain_figures(analysis: Analysis) -> list[Block]:
    """Responses, IKM and gap; what is not defined is left out."""
    return [KeyFigures(figures=tuple(_figures(analysis)))]


def _figures(analysis: Analysis) -> Iterator[tuple[str, str]]:
    yield _("Responses"), number(analysis.data.n_responses, 0)
    skm = analysis.skm
    if skm is not None and skm.ikm_rounded is not None:
        yield _named(_("IKM, class {letter}").format(letter=skm.class_), skm.interval), number(skm.ikm_rounded)
    gap = overall_score(analysis, "gap")
    if gap is not None and gap.mean is not None:
        ends = interval(gap.lower, gap.upper) if gap.lower is not None else ""
        yield (with_limits(_("Gap ({confidence}: {interval})"), interval=ends) if ends else _("Gap")), signed(gap.mean)


def _named(name: str, ends: object) -> str:
    lower, upper = getattr(ends, "lower", None), getattr(ends, "upper", None)
    if lower is None:
        return name
    return with_limits(_("{name} ({confidence}: {interval})"), name=name, interval=interval(lower, upper))
