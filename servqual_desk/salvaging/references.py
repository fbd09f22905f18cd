"""Rows that refer to a row that is lost: the log says what that held, or a row with nothing but its code stands in for it."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from instruments.model import Instrument
from servqual_desk.salvaging.sound_log import SoundLog
from servqual_desk.store.changed_rows import RESPONSE
from servqual_desk.store.event_log import ROW
from servqual_desk.store.log_digests import Cell, canonical
from servqual_desk.store.sqlite import Database

_ROUNDS = 6
# Table → what a row of it needs besides its code; the code's own letters serve as its name.
_STAND_INS: Mapping[str, Mapping[str, Cell]] = MappingProxyType(
    {
        "unit": {"name": None},
        "service": {"name": None},
        "wave": {"title": None},
        "enumerator": {"name": None},
        "code": {"title": None, "place": 0},
        "source": dict.fromkeys(("title", "place", "category", "role", "text", "photo", "checklist", "checks"), "")
        | {"kind": "document"},
    }
)


def mend_references(database: Database, log: SoundLog, current: Instrument) -> None:
    """Bring back what rows refer to. A line of the log whose response is gone is left for `mended_responses`."""
    ever = {str(line["variable"]): str(line["new"]) for line in log.lines if line["kind"] == ROW and line["new"]}
    for _round in range(_ROUNDS):
        broken = database.conn.execute("PRAGMA foreign_key_check").fetchall()
        for table, row, parent, number in broken:
            if parent != RESPONSE:
                _mend(database, (table, row, parent, number), ever, current)
    _drop_what_tells_of_nothing(database)


def _mend(database: Database, broken: tuple[str, int, str, int], ever: Mapping[str, str], current: Instrument) -> None:
    table, row, parent, number = broken
    keys = database.conn.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    column, target = next((key[3], key[4]) for key in keys if key[0] == number)
    cell = database.conn.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
    if cell is None:
        return
    content = ever.get(parent + canonical(list(cell)))
    if content is not None:
        _insert(database, parent, json.loads(content))
    elif parent in _STAND_INS:
        _insert(
            database,
            parent,
            {target: cell[0]} | {k: cell[0] if v is None else v for k, v in _STAND_INS[parent].items()},
        )
    elif parent == "instrument":
        database.conn.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (current.digest, row))
    else:
        database.conn.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))


def _insert(database: Database, table: str, row: Mapping[str, Cell]) -> None:
    names, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
    database.conn.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


def _drop_what_tells_of_nothing(database: Database) -> None:
    """Rows beside a response that is not there say nothing; its answers and its log do."""
    for table, row, parent, _number in database.conn.execute("PRAGMA foreign_key_check").fetchall():
        if parent == RESPONSE and table != "event" and not table.startswith("answers_"):
            database.conn.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
