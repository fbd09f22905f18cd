"""Identifiers with one changed character: a flipped bit changes one cell, and the same identifier stands in other rows too."""

from collections import Counter
from collections.abc import Mapping

from servqual_desk.salvaging.found_rows import FoundRows, Row
from servqual_desk.store.changed_rows import RESPONSE
from servqual_desk.store.log_digests import Cell


def mend_uuids(found: FoundRows) -> None:
    """Where an identifier of a response stands in one cell alone, and another one like it in several, it is that one."""
    counted = Counter(
        str(row[column]) for table, column in _columns(found) for row in found.of(table) if row.get(column) is not None
    )
    right = _right_ones(counted)
    if not right:
        return
    for table, column in _columns(found):
        found.rows[table] = [_mended(row, column, right) for row in found.of(table)]


def _columns(found: FoundRows) -> list[tuple[str, str]]:
    """(table, column) of every identifier of a response."""
    telling = [(table, RESPONSE) for table, rows in found.rows.items() if rows and RESPONSE in rows[0]]
    return [(RESPONSE, "uuid"), *telling]


def _right_ones(counted: Mapping[str, int]) -> Mapping[str, str]:
    """Identifier → the one that it was."""
    known = [uuid for uuid, count in counted.items() if count > 1]
    right = {}
    for strange in (uuid for uuid, count in counted.items() if count == 1):
        near = [uuid for uuid in known if _differ_in_one(strange, uuid)]
        if len(near) == 1:
            right[strange] = near[0]
    return right


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _mended(row: Row, column: str, right: Mapping[str, str]) -> Row:
    cell: Cell = row.get(column)
    return {**row, column: right[cell]} if isinstance(cell, str) and cell in right else row
