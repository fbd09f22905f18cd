"""The codes of the follow-up plan in words, with a sign that says the same without colour."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import C_, N_, _

ACTION_STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "planned": C_("action", "Planned"),
        "under_way": C_("action", "Under way"),
        "done": C_("action", "Done"),
        "dropped": C_("action", "Dropped"),
    }
)
OPEN_STATUSES = ("planned", "under_way")
RISK_STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "open": C_("risk", "Open"),
        "treated": C_("risk", "Being treated"),
        "accepted": C_("risk", "Accepted"),
        "closed": C_("risk", "Closed"),
    }
)
RISK_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "very_low": N_("Very low"),
        "low": N_("Low"),
        "medium": N_("Medium"),
        "high": N_("High"),
        "very_high": N_("Very high"),
    }
)
# Of the signs that the bundled type has: filled means done.
_SIGNS = {"planned": "△", "under_way": "▲", "done": "✓", "dropped": "×"}
OVERDUE = N_("overdue")


def action_status_word(status: str) -> str:
    return _(ACTION_STATUSES[status]) if status in ACTION_STATUSES else status


def action_sign(status: str) -> str:
    """The sign before a status's word."""
    return _SIGNS.get(status, "")


def risk_status_word(status: str) -> str:
    return _(RISK_STATUSES[status]) if status in RISK_STATUSES else status


def risk_level_word(level: str) -> str:
    return _(RISK_LEVELS[level])


def risk_level_words(level: str, likelihood: int, impact: int) -> str:
    """`High (4 × 4)`: the level with what it is made of."""
    return f"{risk_level_word(level)} ({likelihood} × {impact})"
