"""What has to be counted, so that every method of a survey's analysis finds its numbers in the tally."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.answers import GAP, PAIR, dimension_sets, family_with, item_sets
from analysis.methods.priorities.importance_performance import PERFORMANCE, importance_battery, paired_items
from analysis.methods.priorities.ranked_means import candidates, pair_columns
from analysis.methods.skm.satisfaction_index import element_columns
from analysis.tally.keys import Block, PairColumn, ScoreOf, sides
from analysis.thresholds import ACCEPTABLE_SHARE
from instruments.model import Instrument, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The keys of a tally; `with_points` where the weighted gap is counted too."""

    blocks: tuple[Block, ...]
    scores: tuple[ScoreOf, ...]
    pairs: tuple[tuple[PairColumn, ...], ...]
    with_points: bool


def whole_plan(instrument: Instrument) -> Plan:
    """For `analyse`."""
    ranked = pair_columns(candidates(instrument, ACCEPTABLE_SHARE))
    return Plan(
        blocks=tuple(dict.fromkeys([*_scales(instrument), *_items(instrument), *_importance(instrument)])),
        scores=tuple(dict.fromkeys(_scores(instrument))),
        pairs=tuple(dict.fromkeys(columns for columns in (ranked, element_columns(instrument)) if columns)),
        with_points=instrument.weights is not None,
    )


def league_plan(instrument: Instrument) -> Plan:
    """For the index and the overall gap alone, as units and waves are compared by."""
    elements = element_columns(instrument)
    return Plan(
        blocks=(), scores=tuple(_overall(instrument, GAP)), pairs=(elements,) if elements else (), with_points=False
    )


def _scales(instrument: Instrument) -> Iterator[Block]:
    for scale in item_sets(instrument):
        yield Block(tuple(item.id for item in scale.items), sides(scale.battery))


def _items(instrument: Instrument) -> Iterator[Block]:
    for item in instrument.items:
        for battery in item.batteries:
            yield Block((item.id,), (battery,))
        if set(PAIR) <= set(item.batteries):
            yield Block((item.id,), PAIR)


def _importance(instrument: Instrument) -> Iterator[Block]:
    battery, items = importance_battery(instrument), paired_items(instrument)
    if battery is not None and items:
        yield Block(tuple(item.id for item in items), (battery, PERFORMANCE))
        yield from (Block((item.id,), (battery, PERFORMANCE)) for item in items)


def _scores(instrument: Instrument) -> Iterator[ScoreOf]:
    yield from (ScoreOf.scale(scale) for scale in item_sets(instrument))
    yield from (ScoreOf.item_gap(item) for item in instrument.items if _is_paired(item))
    yield from (ScoreOf.expected(scale) for scale in item_sets(instrument) if scale.battery == GAP)
    for battery in (GAP, "perception"):
        yield from _overall(instrument, battery)


def _overall(instrument: Instrument, battery: str) -> Iterator[ScoreOf]:
    family = family_with(instrument, *PAIR)
    if family is not None:
        yield ScoreOf.overall(dimension_sets(instrument, family, GAP), battery)


def _is_paired(item: Item) -> bool:
    return set(PAIR) <= set(item.batteries)
