"""Staff and citizens side by side: what both were asked, and each side's scores with their units."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import GAP, Answers, dimension_sets, read_answers
from analysis.item_matrices import Mask, Matrix
from instruments.model import Instrument, Item

UNIT = "sqd_unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSurvey:
    """The answers of a second survey and the questionnaire that it asked."""

    frame: pd.DataFrame
    instrument: Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Mean answers to a scale's statements, NaN where one is missing, and each response's unit ("" for none); shape (n,)."""

    scores: Matrix
    units: np.ndarray  # of texts

    @property
    def known(self) -> Matrix:
        """The scores that are there."""
        return self.scores[~np.isnan(self.scores)]

    def of(self, unit: str) -> Matrix:
        """Those of one unit."""
        chosen: Mask = (self.units == unit) & ~np.isnan(self.scores)
        return self.scores[chosen]

    @property
    def sizes(self) -> dict[str, int]:
        """How many scores each unit has."""
        names, counts = np.unique(self.units[(self.units != "") & ~np.isnan(self.scores)], return_counts=True)
        return dict(zip(names.tolist(), counts.tolist(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One dimension (`item` is "") or statement: what staff think is expected, what is, and the gaps P − E beside."""

    dimension: str
    item: str
    staff: Side
    citizens: Side
    gaps: Matrix


def shared_items(instrument: Instrument, other: Instrument) -> tuple[Item, ...]:
    """The items whose expectation is asked in both questionnaires, from the same least answer to the same most."""
    theirs = {item.id: other.scale_of(item, "expectation") for item in other.items if "expectation" in item.batteries}
    asked = [item for item in instrument.items if "expectation" in item.batteries and item.id in theirs]
    return tuple(
        item
        for item in asked
        if (own := instrument.scale_of(item, "expectation")).min == theirs[item.id].min
        and own.max == theirs[item.id].max
    )


def compared_scales(frame: pd.DataFrame, instrument: Instrument, other: OtherSurvey) -> Iterator[Compared]:
    """Every dimension that has shared items, each followed by these."""
    shared = {item.id for item in shared_items(instrument, other.instrument)}
    citizens, staff = read_answers(frame, instrument), read_answers(other.frame, other.instrument)
    pairs = (citizens, _units(frame)), (staff, _units(other.frame))
    for family in instrument.families:
        for scale in dimension_sets(instrument, family, "expectation"):
            items = tuple(item for item in scale.items if item.id in shared)
            if not items:
                continue
            yield _compared(scale.id, "", items, *pairs)
            for item in items:
                yield _compared(scale.id, item.id, (item,), *pairs)


def _compared(
    dimension: str,
    item: str,
    items: tuple[Item, ...],
    citizens: tuple[Answers, np.ndarray],
    staff: tuple[Answers, np.ndarray],
) -> Compared:
    gaps = _means(citizens[0], items, GAP) if all("perception" in one.batteries for one in items) else np.array([])
    return Compared(
        dimension=dimension,
        item=item,
        staff=Side(scores=_means(staff[0], items, "expectation"), units=staff[1]),
        citizens=Side(scores=_means(citizens[0], items, "expectation"), units=citizens[1]),
        gaps=gaps[~np.isnan(gaps)],
    )


def _means(answers: Answers, items: tuple[Item, ...], battery: str) -> Matrix:
    return np.asarray(answers.of(items, battery).sum(axis=1) / len(items))


def _units(frame: pd.DataFrame) -> np.ndarray:
    if UNIT not in frame.columns:
        return np.full(len(frame), "", dtype=object)
    return np.array(["" if pd.isna(unit) else str(unit) for unit in frame[UNIT]], dtype=object)
