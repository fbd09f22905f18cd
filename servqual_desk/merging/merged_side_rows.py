"""The rows that tell of a response that two files hold: flags, comment codes, a second entry, what is typed into a draft.

Rows that are written together (one coder's codes of one comment) are one set; the newer set stands. A row of another kind is
kept whichever file has it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from servqual_desk.merging.held_response import HeldResponse, Row, in_order, row_words

# Table → the columns that tell one set of rows from another.
SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "flag": (),
        "second_entry": (),
        "imported": (),
        "draft_input": ("variable",),
        "coding": ("variable", "coder"),
        "coded": ("variable", "coder"),
    }
)
# One gesture of a coder writes both.
_CODING = ("coding", "coded")


def merged_telling(table: str, ours: HeldResponse, theirs: HeldResponse) -> tuple[Row, ...]:
    """The rows that stand, in one order."""
    if table not in SETS:
        return in_order({row_words(row): row for row in (*ours.telling[table], *theirs.telling[table])}.values())
    found = []
    for name in _names(table, ours) | _names(table, theirs):
        if table in _CODING and _is_taken_back(name, ours, theirs):
            continue
        found += max((_dated_set(table, side, name) for side in (ours, theirs)), key=_newer)[1]
    return in_order(found)


def _names(table: str, side: HeldResponse) -> set[tuple[object, ...]]:
    tables = _CODING if table in _CODING else (table,)
    return {_name(one, row) for one in tables for row in side.telling.get(one, ())}


def _name(table: str, row: Row) -> tuple[object, ...]:
    return tuple(row[column] for column in SETS[table])


def _dated_set(table: str, side: HeldResponse, name: tuple[object, ...]) -> tuple[str, list[Row]]:
    """When a set was written, and its rows."""
    tables = _CODING if table in _CODING else (table,)
    rows = {one: [row for row in side.telling.get(one, ()) if _name(one, row) == name] for one in tables}
    at = max((str(row.get("at", "")) for found in rows.values() for row in found), default="")
    return at, rows[table]


def _newer(dated: tuple[str, list[Row]]) -> tuple[object, ...]:
    at, rows = dated
    return at, len(rows), [row_words(row) for row in rows]


def _is_taken_back(name: tuple[object, ...], ours: HeldResponse, theirs: HeldResponse) -> bool:
    """Whether the newest word of this coder on this comment is that it is not coded."""
    said = [
        line
        for line in (*ours.lines, *theirs.lines)
        if line.kind in ("coded", "uncoded") and (line.variable, line.who) == name
    ]
    return bool(said) and max(said, key=lambda line: line.place).kind == "uncoded"
