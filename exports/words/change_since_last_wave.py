"""What changed since the wave before, in a sentence that the numbers allow."""

from typing import TYPE_CHECKING

from exports.words.limits import with_limits
from exports.words.numbers import interval, signed
from instruments.i18n import _

if TYPE_CHECKING:
    from analysis.methods.trend.wave_series import WaveResult
    from analysis.survey import Analysis


def wave_in_question(analysis: "Analysis") -> "WaveResult | None":
    """The wave that the results are about; None where they are about all, and for fewer than two waves."""
    asked = analysis.options.wave
    return next((wave for wave in analysis.waves or () if wave.wave == asked), None)


def change_sentence(analysis: "Analysis") -> str:
    """The change of the wave in question since the one before it, with its interval; "" where there is none."""
    wave = wave_in_question(analysis)
    if wave is None or wave.change is None:
        return ""
    before = _before(analysis, wave.wave)
    if wave.change_lower is None or wave.change_upper is None:
        return ""
    if wave.change_lower > 0:
        sentence = _("Since {before} {what} went up by {change} ({confidence} confidence interval {interval}).")
    elif wave.change_upper < 0:
        sentence = _("Since {before} {what} went down by {change} ({confidence} confidence interval {interval}).")
    else:
        sentence = _(
            "Compared with {before} no change of {what} can be shown: {change} ({confidence} confidence interval {interval}). "
            "That is not proof of no change."
        )
    return with_limits(
        sentence,
        before=before,
        what=_("the gap") if wave.ikm is None else _("the satisfaction index (IKM)"),
        change=signed(wave.change),
        interval=interval(wave.change_lower, wave.change_upper),
    )


def _before(analysis: "Analysis", code: str) -> str:
    titles = [wave.title for wave in analysis.waves or ()]
    place = [wave.wave for wave in analysis.waves or ()].index(code)
    return titles[place - 1]
