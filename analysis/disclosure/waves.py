"""The waves of a trend as it may be printed beside the papers about all responses and about each wave.

Under a filter a wave's figures, and those of the same wave without the filter, tell of those whom the filter leaves out. So each
wave is looked at as a paper of its own; one that may not be published is not in the trend, and no change is told against it.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.disclosure.counted import selection_state, twins_of
from analysis.disclosure.ranges import SHOWN
from analysis.methods.trend.wave_series import of_wave, wave_results
from analysis.methods.trend.waves import ordered_waves, wave_titles
from analysis.survey import Analysis
from analysis.table import Note
from servqual_desk.words.wave_order import WAVE


def withheld_waves(
    everyone: pd.DataFrame, chosen: pd.DataFrame, columns: Sequence[str], smallest: int
) -> tuple[str, ...]:
    """The codes of the waves that are left out of the trend.

    Args:
        everyone: all responses of all waves.
        chosen: those of them that a filter on `columns` leaves.
    """
    return tuple(
        code
        for code in ordered_waves(chosen)
        if not _is_shown(of_wave(everyone, code), of_wave(chosen, code), columns, smallest)
    )


def _is_shown(everyone: pd.DataFrame, chosen: pd.DataFrame, columns: Sequence[str], smallest: int) -> bool:
    return len(chosen) >= smallest and selection_state(twins_of(everyone, chosen, columns, ""), smallest) == SHOWN


def without_waves(analysis: Analysis, chosen: pd.DataFrame, withheld: Sequence[str]) -> Analysis:
    """The analysis with the series of the waves that are left, each against the one before it that is shown."""
    if not withheld or analysis.waves is None:
        return analysis
    waves = wave_results(shown_frame(chosen, withheld), analysis.questionnaire, analysis.options.skm.weight)
    titles = wave_titles(chosen)
    said = Note(
        code="waves_withheld", where="waves", params={"waves": ", ".join(titles.get(code, code) for code in withheld)}
    )
    if waves is not None:
        waves = (*waves[:-1], replace(waves[-1], notes=(*waves[-1].notes, said)))
    return replace(analysis, waves=waves)


def shown_frame(chosen: pd.DataFrame, withheld: Sequence[str]) -> pd.DataFrame:
    """The responses without those of the waves that are left out."""
    if not withheld:
        return chosen
    kept = chosen[~chosen[WAVE].isin(withheld)].reset_index(drop=True)
    kept.attrs = chosen.attrs
    return kept
