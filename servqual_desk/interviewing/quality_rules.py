"""The rules by which an answer sheet shows that it may not say what the citizen thinks: one each, for the counter and the lab.

A rule is plain arithmetic, so that `Cells` may be one response's number (a float, NaN where there is none) or those of many (an
array of floats, shape (n,)). A non-answer ("don't know") is no number: it counts among the unanswered and nowhere else. Answers
are taken as given (a reversed item is not turned): a line on the form is a line whatever the items mean.

Light: no SQL, no numpy.
"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from instruments.columns import item_column
from instruments.families import PAIR
from instruments.model import Instrument, Scale
from instruments.question_order import sections
from servqual_desk.interviewing.quality_limits import (
    EXTREME_SHARE,
    FAST_SHARE,
    FASTEST_READING,
    LINE_FROM,
    MEDIAN_FROM,
    STEPS_FROM,
    UNANSWERED_SHARE,
)

SIGNS = ("straight_line", "identical", "extreme", "unanswered", "too_fast")

Cells = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a rule measures (a share from 0 to 1; seconds a word), whether there is enough to judge by, whether it marks."""

    value: Cells
    judged: Cells
    marked: Cells


def straight_line(instrument: Instrument, answers: Mapping[str, Cells]) -> Measure:
    """Of the blocks (items asked together) with six answers or more, the share in which all are the same; any marks."""
    judged: Cells = 0
    straight: Cells = 0
    for section in sections(instrument):
        columns = [prompt.column for prompt in section.prompts]
        if section.kind != "items" or len(columns) < LINE_FROM:
            continue
        given = _count(_is_given(answers[column]) for column in columns)
        values = {value for prompt in section.prompts for value in _values(prompt.variables[0].scale)}
        # One value has as many answers as there are: then all answers are that value.
        alike = _count(_count(answers[column] == value for column in columns) == given for value in values)
        enough = given >= LINE_FROM
        judged = judged + enough
        straight = straight + enough * alike
    share = _share(straight, judged)
    return Measure(value=share, judged=judged > 0, marked=(judged > 0) & (share > 0))


def identical(instrument: Instrument, answers: Mapping[str, Cells]) -> Measure:
    """The share of items whose perception is answered as their expectation; all of six pairs or more mark."""
    batteries = {battery.id: battery for battery in instrument.batteries}
    pairs = [
        [answers[item_column(item, batteries[battery])] for battery in PAIR]
        for item in instrument.items
        if set(PAIR) <= set(item.batteries)
    ]
    given = _count(_is_given(e) & _is_given(p) for e, p in pairs)
    share = _share(_count(e == p for e, p in pairs), given)
    judged = given >= LINE_FROM
    return Measure(value=share, judged=judged, marked=judged & (share == 1))


def extreme(instrument: Instrument, answers: Mapping[str, Cells], *, at_least: float = EXTREME_SHARE) -> Measure:
    """The share of six answers or more at an end of their scale, on scales of five steps or more."""
    given: Cells = 0
    at_end: Cells = 0
    for column, scale in item_scales(instrument).items():
        if len(scale.values) >= STEPS_FROM:
            given = given + _is_given(answers[column])
            at_end = at_end + (answers[column] == scale.min) + (answers[column] == scale.max)
    share, judged = _share(at_end, given), given >= LINE_FROM
    return Measure(value=share, judged=judged, marked=judged & (share >= at_least))


def unanswered(instrument: Instrument, answers: Mapping[str, Cells], *, more_than: float = UNANSWERED_SHARE) -> Measure:
    """The share of the items, in all batteries together, without a number."""
    columns = item_scales(instrument)
    lacking = _count(answers[column] != answers[column] for column in columns)
    share = _share(lacking, len(columns))
    return Measure(value=share, judged=len(columns) > 0, marked=share > more_than)


def words_to_read(instrument: Instrument) -> Mapping[str, int]:
    """Words that are read before each question is answered, by its (first) column: in the questionnaire's first language, the
    battery's own words with its first item, without the choices."""
    language = instrument.languages[0]
    words: dict[str, int] = {}
    for section in sections(instrument):
        stem = section.battery.stem.get(language) if section.battery else ""
        for place, prompt in enumerate(section.prompts):
            read = f"{'' if place else stem} {prompt.text.get(language)}"
            words[prompt.column] = len(read.split())
    return words


def words_read(words: Mapping[str, int], given: Mapping[str, Cells]) -> Cells:
    """How many words stand in the questions that were answered.

    Args:
        words: see `words_to_read`.
        given: column → whether its question was answered.
    """
    return _count(words[column] * given[column] for column in words)


def pace(seconds: Cells, read: Cells) -> Measure:
    """Seconds a word; not judged where the time is not known (NaN) or not positive, or nothing was read. It marks nobody."""
    judged = (seconds > 0) & (read > 0)
    return Measure(value=_share(seconds, read), judged=judged, marked=judged & False)


def too_fast(seconds: Cells, read: Cells, limit: float) -> Measure:
    """A pace below `limit` (see `fastest_pace`)."""
    own = pace(seconds, read)
    return Measure(value=own.value, judged=own.judged, marked=own.judged & (own.value < limit))


def fastest_pace(paces: Sequence[float], *, share: float = FAST_SHARE) -> float:
    """Seconds a word below which an interview is too fast: by the project's median, by reading speed where it has none yet.

    Args:
        paces: those of the timed interviews on screen; entries from paper say how fast somebody types.
    """
    return share * statistics.median(paces) if len(paces) >= MEDIAN_FROM else FASTEST_READING


def item_scales(instrument: Instrument) -> Mapping[str, Scale]:
    """The column of every item in every battery, with its scale."""
    return {
        item_column(item, battery): instrument.scale_of(item, battery.id)
        for battery in instrument.batteries
        for item in instrument.items
        if battery.id in item.batteries
    }


def _is_given(cells: Cells) -> Cells:
    return cells == cells  # NaN is unequal to itself


def _values(scale: Scale | None) -> range:
    return scale.values if scale else range(0)


def _count(cells: Iterable[Cells]) -> Cells:
    total: Cells = 0
    for one in cells:
        total = total + one
    return total


def _share(part: Cells, whole: Cells) -> Cells:
    """`part / whole`, 0 where the whole is 0."""
    return part / (whole + (whole == 0))
