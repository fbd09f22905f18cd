"""What is rated more than once: complete ratings of the same targets, score by score."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import item_sets, read_answers
from analysis.item_matrices import Matrix, complete
from analysis.methods.icc.spec import IccOptions
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import ScoreColumn, question_columns, scale_columns
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Complete ratings of a score, shape (n, k): a row a target, a column a rater (an item, an entry, a wave)."""

    scale: str
    battery: str
    values: Matrix

    @property
    def where(self) -> str:
        return f"icc/{self.scale}/{self.battery}".rstrip("/")


def ratings_of_items(frame: pd.DataFrame, instrument: Instrument, options: IccOptions) -> Iterator[Ratings]:
    """Every scale of two items or more, its items as raters of each response."""
    answers = read_answers(frame, instrument)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    wanted = {d.id for family in families for d in instrument.dimensions_of(family)}
    for scale in item_sets(instrument):
        chosen = scale.battery in measures and all(item.dimension in wanted for item in scale.items)
        if chosen and len(scale.items) > 1 and not scale.is_overall:
            yield Ratings(scale=scale.id, battery=scale.battery, values=answers.complete_of(scale.items, scale.battery))


def ratings_of_entries(
    frame: pd.DataFrame, instrument: Instrument, options: IccOptions, second: pd.DataFrame | None
) -> Iterator[Ratings] | Note:
    """Both entries of the same forms; `second` has the answers of the second entries and their `sqd_uuid`."""
    named = second is not None and "sqd_uuid" in second.columns and "sqd_uuid" in frame.columns
    if second is None or not named or not frame["sqd_uuid"].isin(second["sqd_uuid"]).any():
        return note("no_second_entries", "icc")
    first = frame[frame["sqd_uuid"].isin(second["sqd_uuid"])]
    again = second.set_index("sqd_uuid").reindex(first["sqd_uuid"].to_numpy()).reset_index()
    return _side_by_side(first, again, instrument, options)


def ratings_of_waves(frame: pd.DataFrame, instrument: Instrument, options: IccOptions) -> Iterator[Ratings] | Note:
    """Two interviews of the same people; a code that occurs twice in a wave tells nobody, and is left out."""
    if options.person not in frame.columns or "sqd_wave" not in frame.columns or not (options.before and options.after):
        return note("person_or_waves_unnamed", "icc")
    wave = frame["sqd_wave"].astype("str")
    sides = [_by_person(frame[wave == code], options.person) for code in (options.before, options.after)]
    same = sides[0].index.intersection(sides[1].index)
    if not len(same):
        return note("nobody_twice", "icc")
    return _side_by_side(sides[0].loc[same], sides[1].loc[same], instrument, options)


def _by_person(frame: pd.DataFrame, person: str) -> pd.DataFrame:
    code = frame[person].astype("str").str.strip().str.casefold().where(frame[person].notna(), "")
    return frame[(code != "") & ~code.duplicated(keep=False)].set_index(
        code[(code != "") & ~code.duplicated(keep=False)]
    )


def _side_by_side(
    first: pd.DataFrame, second: pd.DataFrame, instrument: Instrument, options: IccOptions
) -> Iterator[Ratings]:
    """Every chosen score in both frames, whose rows are about the same."""
    pairs = zip(_scores(first, instrument, options), _scores(second, instrument, options), strict=True)
    for one, other in pairs:
        used = complete(one.values, other.values)
        both = np.column_stack([one.values[used], other.values[used]])
        yield Ratings(scale=one.name, battery=one.battery, values=both)


def _scores(frame: pd.DataFrame, instrument: Instrument, options: IccOptions) -> list[ScoreColumn]:
    measures, families, numbers = (parts(options, name, instrument) for name in ("measures", "families", "numbers"))
    return [*scale_columns(read_answers(frame, instrument), measures, families), *question_columns(frame, numbers)]
