"""How far a survey's numbers may be trusted, in plain words: few responses, loose scales, sums that hang on a choice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.thresholds import COMPLETE_ENOUGH, FEW_RESPONSES, RESPONSES_PER_PREDICTOR
from exports.words.names import battery_name, clipped, listed, scale_name
from exports.words.notes import note_sentences
from exports.words.numbers import number, percent
from instruments.i18n import _, ngettext
from instruments.model import Instrument

if TYPE_CHECKING:
    from analysis.survey import Analysis

# Notes that the head of a unit must see; the others stand under their tables, or where a list of what to mend is empty.
_IMPORTANT_NOTES = (
    "columns_absent",
    "items_unanswered",
    "class_depends_on_weight",
    "skm_provisional",
    "skm_class_unsettled",
    "skm_rounded_weight",
    "skm_scale",
    "elements_not_nine",
)


def cautions(analysis: "Analysis", instrument: Instrument, *, has_models: bool = True) -> tuple[str, ...]:
    """What a reader must keep in mind before acting; the last sentence holds for every survey.

    Args:
        has_models: regressions stand beside it; a paper without them does not speak of them.
    """
    if analysis.data.n_responses == 0:
        return ()
    return (
        *_sample_size(analysis),
        *_loose_scales(analysis, instrument),
        *(_thin_regression(analysis) if has_models else ()),
        *note_sentences((note for note in analysis.notes if note.code in _IMPORTANT_NOTES), instrument),
        _(
            "The figures describe the people who answered. They represent all citizens served only if "
            "respondents were chosen at random."
        ),
    )


def _sample_size(analysis: "Analysis") -> Iterator[str]:
    n, complete = analysis.data.n_responses, analysis.data.n_complete
    if n < FEW_RESPONSES:
        yield ngettext(
            "There is only {n} response: read every figure as a hint, not as proof.",
            "There are only {n} responses: read every figure as a hint, not as proof.",
            n,
        ).format(n=n)
    if complete < COMPLETE_ENOUGH * n:
        yield _("Only {share} of the respondents answered every item; each table says how many it uses.").format(
            share=percent(complete / n)
        )


def _loose_scales(analysis: "Analysis", instrument: Instrument) -> Iterator[str]:
    """Scales whose alpha misses the threshold, named by battery; the gap's own reliability stands in its table."""
    threshold = analysis.options.reliability.threshold
    by_battery: dict[str, list[str]] = {}
    for row in analysis.reliability:
        if row.battery != "gap" and row.alpha is not None and row.alpha < threshold:
            by_battery.setdefault(row.battery, []).append(clipped(scale_name(row.scale, instrument)))
    for battery, names in by_battery.items():
        yield _(
            "The items of {scales} are not consistent enough ({battery}, alpha below {threshold}): interpret "
            "their mean with care."
        ).format(scales=listed(names), battery=battery_name(battery).lower(), threshold=number(threshold))


def _thin_regression(analysis: "Analysis") -> Iterator[str]:
    models = [
        model
        for model in analysis.regression or ()
        if 0 < model.n < RESPONSES_PER_PREDICTOR * model.df1 and model.r2 is not None
    ]
    if models:
        model = min(models, key=lambda model: model.n)
        yield _("The regression rests on {n} responses for {k} predictors: too few for evidence.").format(
            n=number(model.n, 0), k=number(model.df1, 0)
        )
