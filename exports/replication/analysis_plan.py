"""What a replication computes, said once for every language: scales with their columns, gaps, and regressions."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.answers import GAP, PAIR, ItemSet, dimension_sets, item_sets, items_asked
from analysis.methods.regression.data import predictor_family
from analysis.methods.skm.satisfaction_index import element_battery, has_skm_scale, skm_items
from instruments.columns import item_column
from instruments.model import Instrument, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A column of the data file and, where the item is worded the other way, min + max (scored that minus the answer)."""

    column: str
    turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One row of the reliability table; for a gap `minus` holds the expectations to be taken from `answers`."""

    id: str
    battery: str
    answers: tuple[Answer, ...]
    minus: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapTest:
    """One row of a gap table: an item or a dimension."""

    id: str
    table: str  # items · dimensions
    perception: tuple[Answer, ...]
    expectation: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One regression: the outcome's column on the dimension means (perception) or dimension gaps (gap)."""

    outcome: str
    predictors: str
    dimensions: tuple[Scale, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of the satisfaction index."""

    id: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that the scripts compute, and the columns that they read."""

    columns: tuple[str, ...]
    elements: tuple[Element, ...]
    scales: tuple[Scale, ...]
    gaps: tuple[GapTest, ...]
    models: tuple[Model, ...]


def plan(instrument: Instrument) -> Plan:
    """The replication of an instrument's satisfaction index, reliability, gaps and regressions."""
    elements = tuple(_elements(instrument))
    scales = tuple(_scale(instrument, one) for one in item_sets(instrument) if len(one.items) > 1)
    gaps = (*_item_gaps(instrument), *_dimension_gaps(instrument))
    models = tuple(_models(instrument))
    columns = _columns(elements, scales, gaps, models)
    return Plan(columns=columns, elements=elements, scales=scales, gaps=gaps, models=models)


def _elements(instrument: Instrument) -> Iterator[Element]:
    if not has_skm_scale(instrument):
        return
    for item in skm_items(instrument):
        battery = element_battery(item)
        yield Element(id=item.id, answer=_answers(instrument, (item,), battery)[0])


def _answers(instrument: Instrument, items: tuple[Item, ...], battery_id: str) -> tuple[Answer, ...]:
    battery = instrument.battery(battery_id)
    return tuple(_answer(instrument, item, item_column(item, battery), battery_id) for item in items)


def _answer(instrument: Instrument, item: Item, column: str, battery: str) -> Answer:
    scale = instrument.scale_of(item, battery)
    return Answer(column=column, turn=scale.min + scale.max if item.reverse else None)


def _scale(instrument: Instrument, one: ItemSet) -> Scale:
    if one.battery == GAP:
        expectation, perception = (_answers(instrument, one.items, battery) for battery in PAIR)
        return Scale(id=one.id, battery=GAP, answers=perception, minus=expectation)
    return Scale(id=one.id, battery=one.battery, answers=_answers(instrument, one.items, one.battery))


def _gap(instrument: Instrument, name: str, table: str, items: tuple[Item, ...]) -> GapTest:
    expectation, perception = (_answers(instrument, items, battery) for battery in PAIR)
    return GapTest(id=name, table=table, perception=perception, expectation=expectation)


def _item_gaps(instrument: Instrument) -> Iterator[GapTest]:
    for item in instrument.items:
        if set(PAIR) <= set(item.batteries):
            yield _gap(instrument, item.id, "items", (item,))


def _dimension_gaps(instrument: Instrument) -> Iterator[GapTest]:
    for dimension in instrument.dimensions:
        if items := items_asked(instrument, dimension, GAP):
            yield _gap(instrument, dimension.id, "dimensions", items)


def _models(instrument: Instrument) -> Iterator[Model]:
    family = predictor_family(instrument)
    if family is None:
        return
    for question in instrument.questions_with("outcome"):
        for battery in ("perception", GAP):
            dimensions = dimension_sets(instrument, family, battery)
            if dimensions and question.traits.is_numeric:
                scales = tuple(_scale(instrument, one) for one in dimensions)
                yield Model(outcome=question.id, predictors=battery, dimensions=scales)


def _columns(
    elements: tuple[Element, ...], scales: tuple[Scale, ...], gaps: tuple[GapTest, ...], models: tuple[Model, ...]
) -> tuple[str, ...]:
    answers = [
        *(element.answer for element in elements),
        *(answer for scale in scales for answer in (*scale.answers, *scale.minus)),
        *(answer for gap in gaps for answer in (*gap.expectation, *gap.perception)),
        *(answer for model in models for scale in model.dimensions for answer in (*scale.answers, *scale.minus)),
    ]
    return tuple(dict.fromkeys([*(answer.column for answer in answers), *(model.outcome for model in models)]))
