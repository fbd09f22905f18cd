"""Rows outside the responses, from laptop to laptop: units, services, waves, people, codes, quotas, imports, refusals, settings.

What such a row holds is said by the newest line of the log about it, and that order is the same in every file. So the rows
follow from the log that has just come; what belongs to one laptop alone stays as it is there.
"""

import json
from collections.abc import Iterable, Mapping

from servqual_desk.merging.log_causality import Knowledge, LogLine
from servqual_desk.merging.result import MergeNote
from servqual_desk.store import changed_rows
from servqual_desk.store.changed_rows import Table, named_row, named_rows, named_tables
from servqual_desk.store.event_log import said_of_row
from servqual_desk.store.log_digests import Cell, canonical
from servqual_desk.store.migrations import MIGRATIONS
from servqual_desk.store.sqlite import Database

# Settings of one file: what it is called, where it copies itself to, which wave its counter is in.
LOCAL_SETTINGS = frozenset({"uuid", "title", "wave"})
LOCAL_BEGINNINGS = ("backup_",)
# Of these the merged file needs the furthest.
CURRENT_INSTRUMENT = "instrument"
HIGHEST = frozenset({"next_form_number"})


def is_local(name: str) -> bool:
    """Whether a row, by its name, belongs to one laptop alone."""
    table, _bracket, _key = name.partition("[")
    if table == MIGRATIONS:
        return True
    if table != "project":
        return False
    key = key_of(name)[0]
    return key in LOCAL_SETTINGS or key == CURRENT_INSTRUMENT or str(key).startswith(LOCAL_BEGINNINGS)


def key_of(name: str) -> list[Cell]:
    """The key in a row's name: `unit["north"]` → ["north"]."""
    key: list[Cell] = json.loads("[" + name.partition("[")[2])
    return key


def follow_log(database: Database, names: Iterable[str], knowledge: Knowledge) -> list[MergeNote]:
    """Let rows hold what the log says of them; tells of those that two laptops wrote differently without knowing of each other.

    Inside the transaction, with foreign keys deferred; `mend_references` comes after it.
    """
    tables = {table.name: table for table in named_tables(database)}
    notes = []
    for name in names:
        changed_rows.touch(database, name)
        table = tables.get(name.partition("[")[0])
        if table is not None and not is_local(name):
            _follow(database, table, name)
            notes += _crossed(database, name, knowledge)
    return notes


def _follow(database: Database, table: Table, name: str) -> None:
    ours, said = named_row(database, name), said_of_row(database, name)
    if said == ours:
        return
    if said is None:
        condition = " AND ".join(f'"{column}" IS ?' for column in table.key)
        database.conn.execute(f'DELETE FROM "{table.name}" WHERE {condition}', key_of(name))
        return
    row = json.loads(said)
    if table.name == "project" and row["key"] in HIGHEST and ours is not None:
        row["value"] = max(row["value"], json.loads(ours)["value"], key=int)
    _put(database, table.name, row)


def _crossed(database: Database, name: str, knowledge: Knowledge) -> list[MergeNote]:
    """The note on a row of which two laptops say different things, the newer first."""
    if name.startswith("instrument["):  # the same by its digest, and only kept since another day
        return []
    rows = database.conn.execute(
        "SELECT sequence, device, kind, at, who, variable, new FROM event WHERE kind = 'row' AND variable = ?", (name,)
    )
    lines = [LogLine(sequence=r[0], device=r[1], kind=r[2], at=r[3], who=r[4], variable=r[5], new=r[6]) for r in rows]
    newest = sorted(knowledge.newest(lines), key=lambda line: line.place, reverse=True)
    said = list(dict.fromkeys(str(line.new or "") for line in newest))
    return [MergeNote(code="row_differs", params={"row": name, "ours": said[0], "theirs": said[1]})] if said[1:] else []


def add_missing(database: Database, other: Database) -> None:
    """Bring the rows of a file without chains whose names we have never known; where we know them, ours stand."""
    for table in named_tables(other):
        for name, content in named_rows(other, table):
            if not is_local(name) and named_row(database, name) is None and not _was_removed(database, name):
                _put(database, table.name, json.loads(content))


def _was_removed(database: Database, name: str) -> bool:
    row = database.conn.execute("SELECT 1 FROM event WHERE kind = 'row' AND variable = ?", (name,)).fetchone()
    return row is not None


def _put(database: Database, table: str, row: Mapping[str, Cell]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    database.conn.execute(
        f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(row))})', tuple(row.values())
    )


def mend_references(database: Database) -> None:
    """Bring back a row that one laptop removed and that a row of another needs; take a code out of a circle of codes."""
    while missing := _missing(database):
        for name in missing:
            _put(database, name.partition("[")[0], json.loads(_last_content(database, name)))
    _break_circles(database)


def _missing(database: Database) -> list[str]:
    """The names of rows that are referred to and not there."""
    found: dict[str, None] = {}
    for table, row, parent, number in database.conn.execute("PRAGMA foreign_key_check").fetchall():
        for key in database.conn.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if key[0] == number:
                cell = database.conn.execute(f'SELECT "{key[3]}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()[0]
                found[parent + canonical([cell])] = None
    return list(found)


def _last_content(database: Database, name: str) -> str:
    """What a row that is gone held last."""
    row = database.conn.execute(
        """SELECT new FROM event WHERE kind = 'row' AND variable = ? AND new IS NOT NULL
           ORDER BY sequence DESC, device DESC LIMIT 1""",
        (name,),
    ).fetchone()
    return str(row[0])


def _break_circles(database: Database) -> None:
    """Two laptops may each have put a code under the other's; the first of such a circle stands on top again."""
    above = dict(database.conn.execute("SELECT code, parent FROM code ORDER BY code").fetchall())
    for code in sorted(above):
        seen, at = {code}, above[code]
        while at is not None and at not in seen:
            seen.add(at)
            at = above[at]
        if at == code:
            above[code] = None
            database.conn.execute("UPDATE code SET parent = NULL WHERE code = ?", (code,))
