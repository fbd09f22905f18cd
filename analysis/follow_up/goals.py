"""Goals against results: reached or missed only where the interval of the result says so."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.answers import GAP, overall_id, read_answers
from analysis.follow_up.goal_result import GoalResult, GoalVerdict, goal_result
from analysis.formulas.moments import t_interval
from analysis.methods.skm.satisfaction_index import SkmIndex
from analysis.survey import Analysis
from instruments.model import Instrument
from servqual_desk.follow_up import goals as kept

_Figure = tuple[float | None, float | None, float | None]
_NONE: _Figure = (None, None, None)


def goal_results(
    analysis: Analysis, frame: pd.DataFrame, goals: Sequence[kept.Goal], smallest: int
) -> tuple[GoalResult, ...]:
    """Each goal with its result in the responses that `analysis` is about, which `frame` holds."""
    return tuple(_result(goal, _figure(analysis, frame, goal.indicator, smallest)) for goal in goals)


def _result(goal: kept.Goal, figure: _Figure) -> GoalResult:
    result, lower, upper = figure
    return goal_result(goal, result, _verdict(goal.value, lower, upper), lower=lower, upper=upper)


def _verdict(value: float, lower: float | None, upper: float | None) -> GoalVerdict:
    if lower is None or upper is None:
        return "open"
    return "reached" if lower >= value else "missed" if upper < value else "open"


def _figure(analysis: Analysis, frame: pd.DataFrame, indicator: str, smallest: int) -> _Figure:
    if analysis.data.n_responses < smallest:
        return _NONE
    kind, _slash, part = indicator.partition("/")
    if kind == kept.IKM:
        return _index(analysis.skm)
    if kind == kept.ELEMENT:
        return _item_mean(frame, analysis.questionnaire, part, smallest)
    battery = GAP if kind == kept.GAP else "perception"
    wanted = (part or _overall(analysis), battery)
    found = next((one for one in analysis.scores if (one.dimension, one.battery) == wanted), None)
    return _NONE if found is None or found.n < smallest else (found.mean, found.lower, found.upper)


def _index(index: SkmIndex | None) -> _Figure:
    if index is None:
        return _NONE
    ends = index.interval
    return index.ikm, ends.lower if ends else None, ends.upper if ends else None


def _overall(analysis: Analysis) -> str:
    return overall_id(analysis.questionnaire, analysis.gaps.family) if analysis.gaps else "overall"


def _item_mean(frame: pd.DataFrame, instrument: Instrument, item_id: str, smallest: int) -> _Figure:
    """An SKM element's mean answer with its t interval. R: `t.test(x)$conf.int`."""
    item = next((one for one in instrument.items if one.id == item_id), None)
    if item is None:
        return _NONE
    values = read_answers(frame, instrument).of([item], item.batteries[-1])[:, 0]
    known = values[~np.isnan(values)]
    if len(known) < max(smallest, 2):
        return _NONE
    mean = float(known.mean())
    ends = t_interval(mean, float(known.std(ddof=1)), len(known))
    return mean, ends.lower, ends.upper
