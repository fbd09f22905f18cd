"""The community satisfaction index (IKM) of PermenPANRB 14/2017.

    IKM = 25 · Σ w·NRR_u,  w = 1/(number of elements), NRR_u the mean of element u on the scale 1-4

The value is rounded half up to two decimals first, and the rounded value is classified. All of it is done in exact fractions
of the sums, so that a true .xx5 rounds up. Missing answers: an element's mean is over those who answered it. The interval and the
chance of each class are those of `index_interval`; when index and class are provisional, `provisional_index` says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import numpy as np

from analysis.answers import SKM, Answers
from analysis.formulas.rounding import half_up
from analysis.item_matrices import Matrix
from analysis.jsonable import HIDDEN, renamed
from analysis.methods.skm.index_interval import IndexInterval
from analysis.methods.skm.provisional_index import certainty_notes, index_certainty
from analysis.methods.skm.spec import WeightName
from analysis.table import Note, Sample
from analysis.tally.keys import PairColumn
from analysis.tally.tally import Tally
from analysis.thresholds import BASE_VALUE, SKM_CLASSES, SkmClass
from instruments.model import Instrument, Item

ELEMENTS = 9  # in the regulation
SCALE = (1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmElement:
    """An element's mean over the `n` who answered it (NRR); None where nobody did."""

    element: str
    n: int
    nrr: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmIndex:
    """`ikm_rounded` is half-up to two decimals, and the class is that of the rounded value.

    `weight`: "1/9" is exact equal weights, "0.111" and "0.11" the same rounded to three and two decimals, as public tools do.
    None where an element was answered by nobody, or the scale is not 1-4. `interval` and `class_probability` are None too where
    there is no spread to take them from; `respondents` answered some element.
    """

    ikm: float | None
    ikm_rounded: float | None
    class_: SkmClass | None = field(metadata=renamed("class"))
    weight: WeightName
    elements: tuple[SkmElement, ...]
    interval: IndexInterval | None
    class_probability: Mapping[SkmClass, float] | None
    sample: Sample = field(metadata=HIDDEN)
    respondents: int = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def skm_index(tally: Tally, weight: WeightName = "1/9") -> SkmIndex | None:
    """The index over the items of the family `skm`; None where the instrument has none."""
    items = skm_items(tally.instrument)
    if not items:
        return None
    answered = tally.pairs[element_columns(tally.instrument)]
    means = [Fraction(total, n) if n else None for total, n in zip(answered.totals, answered.counts, strict=True)]
    values = _index_by_weight(means) if has_skm_scale(tally.instrument) else {}
    ikm = values.get(weight)
    rounded = None if ikm is None else half_up(ikm, 2)
    certainty = index_certainty(ikm, answered, element_weight(weight, len(items)))
    return SkmIndex(
        ikm=None if ikm is None else float(ikm),
        ikm_rounded=None if rounded is None else float(rounded),
        class_=None if rounded is None else classify(rounded),
        weight=weight,
        elements=tuple(
            SkmElement(element=item.id, n=n, nrr=None if mean is None else float(mean))
            for item, n, mean in zip(items, answered.counts, means, strict=True)
        ),
        interval=certainty.interval,
        class_probability=certainty.classes,
        sample=Sample(started=tally.n, complete=answered.whole, used=max(answered.counts), rule="available"),
        respondents=answered.n,
        notes=(
            *_element_notes(tally.instrument, items, means),
            *_weight_notes(weight, values, len(items)),
            *(certainty_notes(certainty, answered.n) if ikm is not None else ()),
        ),
    )


def element_columns(instrument: Instrument) -> tuple[PairColumn, ...]:
    """The elements as columns that are counted together."""
    return tuple(
        PairColumn(item.id, battery, (battery,))
        for item in skm_items(instrument)
        for battery in [element_battery(item)]
    )


def element_answers(answers: Answers) -> Matrix:
    """Answers 1-4 by element in the questionnaire's order, shape (n, elements), NaN where missing."""
    items = skm_items(answers.instrument)
    return np.column_stack([answers.of([item], element_battery(item))[:, 0] for item in items])


def skm_items(instrument: Instrument) -> tuple[Item, ...]:
    """The elements: the items of the family `skm`."""
    return tuple(item for dimension in instrument.dimensions_of(SKM) for item in instrument.items_of(dimension.id))


def has_skm_scale(instrument: Instrument) -> bool:
    """Whether every element is answered from 1 to 4; the index and its classes are made for no other scale."""
    scales = (instrument.scale_of(item, element_battery(item)) for item in skm_items(instrument))
    return all((scale.min, scale.max) == SCALE for scale in scales)


def element_weight(name: WeightName, elements: int) -> Fraction:
    """1/elements, exact or rounded half up to three or two decimals: for nine, what the name says."""
    decimals = {"1/9": None, "0.111": 3, "0.11": 2}[name]
    exact = Fraction(1, elements)
    return exact if decimals is None else Fraction(half_up(exact, decimals))


def classify(rounded: Decimal) -> SkmClass:
    """The class of a rounded index. Below 25, which rounded weights alone can reach, is D too."""
    return next((letter for lowest, letter in SKM_CLASSES if rounded >= lowest), "D")


def _index_by_weight(means: Sequence[Fraction | None]) -> dict[WeightName, Fraction]:
    """The exact index by each weight; empty where an element has no mean."""
    known = [mean for mean in means if mean is not None]
    if len(known) < len(means):
        return {}
    names: tuple[WeightName, ...] = get_args(WeightName)
    return {name: BASE_VALUE * element_weight(name, len(known)) * sum(known, Fraction()) for name in names}


def element_battery(item: Item) -> str:
    """The battery in which an element is answered: perception, else the last that is asked."""
    return "perception" if "perception" in item.batteries else item.batteries[-1]


def _element_notes(instrument: Instrument, items: Sequence[Item], means: Sequence[Fraction | None]) -> Iterator[Note]:
    if len(items) != ELEMENTS:
        yield Note(code="elements_not_nine", where="skm", params={"elements": len(items)})
    if not has_skm_scale(instrument):
        yield Note(code="skm_scale", where="skm")
    for item, mean in zip(items, means, strict=True):
        if mean is None:
            yield Note(code="element_unanswered", where=f"skm/elements/{item.id}", params={"element": item.id})


def _weight_notes(weight: WeightName, values: Mapping[WeightName, Fraction], elements: int) -> Iterator[Note]:
    """That rounded weights shrink the index, and whether the class hangs on them."""
    if weight != "1/9":
        maximum = float(100 * elements * element_weight(weight, elements))
        yield Note(code="skm_rounded_weight", where="skm", params={"weight": weight, "maximum": maximum})
    classes = {name: classify(half_up(value, 2)) for name, value in values.items()}
    if len(set(classes.values())) > 1:
        params = {"exact": classes["1/9"], "three": classes["0.111"], "two": classes["0.11"]}
        yield Note(code="class_depends_on_weight", where="skm", params=params)
