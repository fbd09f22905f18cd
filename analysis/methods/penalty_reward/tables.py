"""The table of penalties and rewards, and its picture."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.formulas.multiple_tests import holm
from analysis.methods.penalty_reward.contrast import Contrast
from analysis.methods.table_builder import alike, code, count, number, p_value, part, table
from analysis.table import Table

COLUMNS = (
    part("item", "item"),
    *alike(count, "n", "n_low", "n_top"),
    *alike(number, "penalty", "penalty_lower", "penalty_upper"),
    *alike(p_value, "penalty_p", "penalty_p_holm"),
    *alike(number, "reward", "reward_lower", "reward_upper"),
    *alike(p_value, "reward_p", "reward_p_holm"),
    *alike(number, "impact_range", "asymmetry"),
    code("verdict"),
)


def contrast_table(found: Sequence[Contrast], level: float, about: Mapping[str, str], started: int) -> Table:
    """A row an item; Holm's correction runs over the items, penalties and rewards apart."""
    penalties, rewards = (
        holm([_p(term) for term in side]) for side in zip(*((c.penalty, c.reward) for c in found), strict=True)
    )
    rows = [_row(own, p, r, level) for own, p, r in zip(found, penalties, rewards, strict=True)]
    notes = [reason for own in found for reason in own.notes]
    return table(
        "lab_penalty_reward", COLUMNS, rows, started=started, method="penalty_reward", notes=notes, params=about
    )


def _p(term: Any) -> float | None:
    return None if term is None else term.p


def _row(own: Contrast, penalty_p: float | None, reward_p: float | None, level: float) -> tuple[Any, ...]:
    head = (own.item, own.n, own.low, own.top)
    if own.penalty is None or own.reward is None or own.penalty.b is None or own.reward.b is None:
        return (*head, *(None,) * (len(COLUMNS) - len(head)))
    low, top = own.penalty, own.reward
    lost, won = -own.penalty.b, own.reward.b
    reach = abs(lost) + abs(won)
    return (
        *head,
        *(low.b, low.lower, low.upper, low.p, penalty_p),
        *(top.b, top.lower, top.upper, top.p, reward_p),
        reach,
        (won - lost) / reach if reach > 0 else math.nan,
        _kind(-lost, penalty_p, won, reward_p, level),
    )


def _kind(penalty: float, penalty_p: float | None, reward: float, reward_p: float | None, level: float) -> str | None:
    """Kano's kind: a penalty counts where it is below 0 beyond chance, a reward where it is above."""
    if penalty_p is None or reward_p is None:
        return None
    costs, brings = penalty < 0 and penalty_p < level, reward > 0 and reward_p < level
    return {(True, True): "performance", (True, False): "basic", (False, True): "excitement"}.get(
        (costs, brings), "indifferent"
    )
