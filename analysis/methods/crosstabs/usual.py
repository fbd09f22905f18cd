"""Which cross-tables are made where nobody chose: each question under a heading, by where people were served."""

from collections.abc import Iterator

import pandas as pd

from analysis.methods import METHODS
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import choice_questions, counted_questions
from instruments.model import Instrument
from servqual_desk.words.response_columns import PLACES


def headed_questions(instrument: Instrument) -> tuple[str, ...]:
    """Questions answered by choices that stand under a heading: what was asked beside who people are and how they judge."""
    return tuple(q for q in counted_questions(instrument) if instrument.question(q).heading is not None)


def usual_grouping(frame: pd.DataFrame, instrument: Instrument) -> str | None:
    """The unit, else the service, else the last question of the profile (without a heading) that parts people; None for none."""
    profile = [q for q in choice_questions(instrument) if instrument.question(q).heading is None]
    for column in (*PLACES, *reversed(profile)):
        if column in frame.columns and frame[column].dropna().nunique() > 1:
            return column
    return None


def usual_crosstabs(frame: pd.DataFrame, instrument: Instrument, smallest: int) -> Iterator[Outcome]:
    """A cross-table a question."""
    by = usual_grouping(frame, instrument)
    for question in headed_questions(instrument) if by else ():
        options = CrosstabsOptions(question=question, by=by or "", smallest=max(smallest, 2))
        yield METHODS["crosstabs"].run(frame, instrument, options)
