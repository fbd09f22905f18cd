"""What the replication of one method of the lab reads and compares: scores by their columns, and the method's own choices.

A plan is plain values (dictionaries, lists, numbers, texts), so that both scripts carry it as their own literal and nothing else.
"""

import math
from collections.abc import Sequence
from itertools import product
from typing import Any

from analysis.answers import GAP, PAIR, ItemSet, dimension_sets, item_sets
from analysis.methods.fields import Options
from analysis.methods.pickers import parts
from instruments.columns import item_column
from instruments.model import Instrument, Item

Plan = dict[str, Any]


def score_plan(instrument: Instrument, scale: ItemSet) -> Plan:
    """A score: its name, its battery, and the answers of each of its parts (the whole is the mean of its dimensions' means).

    It is Σ `times`·(sum of the part's answers) / `over`, whole numbers until the end, so that equal scores are ties to the ranks.
    """
    multiple = math.lcm(*(len(items) for items in scale.parts))
    return {
        "name": scale.id,
        "battery": scale.battery,
        "over": multiple * len(scale.parts),
        "parts": [_part(instrument, items, scale.battery, multiple) for items in scale.parts],
    }


def items_plan(instrument: Instrument, scale: ItemSet) -> Plan:
    """A score, and the names of its items in the order of its answers."""
    return {**score_plan(instrument, scale), "items": [item.id for item in scale.items]}


def items_of_families(instrument: Instrument, families: Sequence[str], measures: Sequence[str]) -> list[Plan]:
    """Every family and battery with at least three items, and its answers."""
    found = []
    for family, battery in product(families, measures):
        items = [item for scale in dimension_sets(instrument, family, battery) for item in scale.items]
        if len(items) > 2:
            answers = [answer_plan(instrument, item, battery) for item in items]
            found.append({"family": family, "battery": battery, "answers": answers})
    return found


def group_plan(instrument: Instrument, column: str) -> Plan:
    """A column of groups, and its answers in the questionnaire's order ([]: by their names)."""
    choices = [choice.id for q in instrument.questions if q.id == column for choice in q.choices]
    return {"column": column, "choices": choices}


def question_plan(name: str) -> Plan:
    """A question answered by a number, as a score."""
    return {"name": name, "battery": "", "over": 1, "parts": [{"times": 1, "answers": [{"column": name}]}]}


def chosen_scores(instrument: Instrument, options: Options) -> list[Plan]:
    """The scores of `chosen_sets`."""
    return [score_plan(instrument, one) for one in chosen_sets(instrument, options)]


def chosen_sets(instrument: Instrument, options: Options) -> list[ItemSet]:
    """The scales that `measures` and `families` name, in the order of the method's own rows; without a choice, all families."""
    measures = parts(options, "measures", instrument)
    families = parts(options, "families", instrument) if hasattr(options, "families") else instrument.families
    wanted = {d.id for family in families for d in instrument.dimensions_of(family)}
    return [
        scale
        for scale in item_sets(instrument)
        if scale.battery in measures and all(item.dimension in wanted for item in scale.items)
    ]


def columns_of(plan: Any) -> tuple[str, ...]:
    """Every column that a plan names, once each, in its order."""
    return tuple(dict.fromkeys(_columns(plan)))


def _columns(plan: Any) -> Sequence[str]:
    if isinstance(plan, dict):
        own = [plan[key] for key in ("column", "minus", "outcome") if key in plan]
        return [*own, *(name for value in plan.values() for name in _columns(value))]
    return [name for value in plan for name in _columns(value)] if isinstance(plan, list) else []


def _part(instrument: Instrument, items: Sequence[Item], battery: str, multiple: int) -> Plan:
    answers = [answer_plan(instrument, item, battery) for item in items]
    return {"times": multiple // len(items), "answers": answers}


def answer_plan(instrument: Instrument, item: Item, battery: str) -> Plan:
    """One answer: its column; `turn` (lowest + highest answer) where it is scored that less the answer; `minus` for a gap."""
    own, other = PAIR[::-1] if battery == GAP else (battery, "")
    answer: Plan = {"column": item_column(item, instrument.battery(own))}
    if other:
        answer["minus"] = item_column(item, instrument.battery(other))
    if item.reverse:
        scale = instrument.scale_of(item, own)
        answer["turn"] = scale.min + scale.max
    return answer
