"""Answers that tell again what was left out: who answers a question that is asked after “yes” has said yes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exports.datasets.dataset import DataColumn
from instruments.condition import names
from instruments.model import Instrument
from instruments.question_order import prompts


def without_follow_ups(
    columns: Sequence[DataColumn], protected: Mapping[str, tuple[DataColumn, DataColumn]], instrument: Instrument
) -> tuple[DataColumn, ...]:
    """The columns, empty where an answer was given only because of one that is not told exactly.

    Args:
        protected: by its name, each column that is k-anonymous, as it was and as it is told.
    """
    hidden = {
        # Where nothing stands now, all who are alike in the columns that are told lose the same, so that they stay alike.
        name: frozenset(
            row
            for row, (was, told) in enumerate(zip(before.values, after.values, strict=True))
            if told is None or was != told
        )
        for name, (before, after) in protected.items()
    }
    grounds = _grounds(instrument)
    made = []
    for column in columns:
        telling = frozenset[int]().union(*(hidden.get(name, ()) for name in grounds.get(column.name, ())))
        values = [None if row in telling else value for row, value in enumerate(column.values)]
        made.append(replace(column, values=values) if telling else column)
    return tuple(made)


def _grounds(instrument: Instrument) -> dict[str, frozenset[str]]:
    """By each column those whose answers decide that it is asked, and those that decide of these."""
    grounds: dict[str, frozenset[str]] = {}
    for _section, prompt in prompts(instrument):  # a condition names only what is asked before
        named = names(prompt.show_if)
        of_prompt = named.union(*(grounds.get(name, frozenset()) for name in named))
        grounds |= {variable.name: of_prompt for variable in prompt.variables}
    return grounds
