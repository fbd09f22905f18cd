"""The new file, filled with the rows that were found and the chains that are unbroken."""

import json
import uuid
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.salvaging.found_rows import FoundRows, Row, whole_instrument
from servqual_desk.salvaging.possible_cells import possible_rows
from servqual_desk.salvaging.references import mend_references
from servqual_desk.salvaging.sound_log import SoundLog, sound_log
from servqual_desk.store.changed_rows import (
    PASSING,
    RESPONSE,
    answers_tables,
    columns_of,
    named_row,
    named_tables,
    telling_tables,
)
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.migrations import MIGRATIONS
from servqual_desk.store.person_keys import TABLE
from servqual_desk.store.project_settings import put_setting
from servqual_desk.store.schema import APPLICATION_ID, ensure_answers, migrations
from servqual_desk.store.sqlite import Database, connect
from servqual_desk.store.whole_files import make_private

_UNCHAINED = SoundLog(kept=(), chains=(), loose=(), n_damaged=0, is_complete=False, is_proven=False)


def filled_file(path: Path, found: FoundRows, damaged: Path, *, key: FileKey | None) -> SoundLog:
    """Make a project file with what was found; gives what became of the log, whose loose lines are not in it yet.

    A file of an older program keeps its tables, to be brought up to date when it is opened.

    Raises:
        ProjectError: no questionnaire could be read, or a newer program made the file.
    """
    _refuse_newer(found, damaged)
    log = sound_log(found.of("event"), found.of("chain")) if _is_chained(found) else _UNCHAINED
    instruments = _instruments(found, log)
    if not instruments:
        raise ProjectError(
            _(
                "{path}: not even the questionnaire can be read any more. If there is a backup, open the newest one instead."
            ).format(path=damaged)
        )
    make_private(path)
    with closing(connect(path, mark=APPLICATION_ID, key=key)) as database:
        database.conn.execute("PRAGMA foreign_keys = OFF")
        _make_tables(database, found, instruments)
        with database.atomic():
            _put_log(database, found, log)
            _put_rows(database, found, log)
            if key is not None:
                _put(database, TABLE, found.of(TABLE))
            _be_a_project(database, instruments)
            mend_references(database, log, instruments[-1])
    return log


def _refuse_newer(found: FoundRows, damaged: Path) -> None:
    """What a newer program keeps would be left behind without a word."""
    newest = max(migrations.names)
    if unknown := [str(row["name"]) for row in found.of(MIGRATIONS) if str(row.get("name")) > newest]:
        raise ProjectError(
            _("{path}: was made by a newer Servqual Desk ({changes}). Install that version to open it.").format(
                path=damaged, changes=", ".join(unknown)
            )
        )


def _is_chained(found: FoundRows) -> bool:
    """Whether the log has chains, as every file has that a program of today has opened."""
    lines = found.of("event")
    return not lines or "chain" in lines[0]


def _instruments(found: FoundRows, log: SoundLog) -> list[Instrument]:
    """Every questionnaire that is whole, in its own row or in the log's line on it; the current one last."""
    logged = [_told(content) for name, content in log.rows().items() if name.startswith("instrument[") and content]
    every = {one.digest: one for one in (*filter(None, map(whole_instrument, logged)), *found.instruments)}
    current = [row.get("value") for row in found.of("project") if row.get("key") == "instrument"]
    said = _told(log.rows().get('project["instrument"]')).get("value")
    return sorted(every.values(), key=lambda one: (one.digest in current, one.digest == said))


def _told(content: str | None) -> Row:
    return dict(json.loads(content)) if content else {}


def _make_tables(database: Database, found: FoundRows, instruments: Iterable[Instrument]) -> None:
    """The tables as the damaged file had them: those of its own migrations, or of today's where it does not say."""
    applied = {row.get("name") for row in found.of(MIGRATIONS)}
    ours = migrations.names
    later = ours[max((ours.index(name) for name in ours if name in applied), default=len(ours) - 1) + 1 :]
    migrations.apply(database, until=later[0] if later else None)
    for instrument in instruments:
        ensure_answers(database, instrument)


# Rows


def _put_log(database: Database, found: FoundRows, log: SoundLog) -> None:
    lines = log.kept if _is_chained(found) else list(possible_rows(database, "event", found.of("event")))
    _put(database, "event", [{**line, "id": number} for number, line in enumerate(lines, start=1)])
    if log.chains:
        _put(database, "chain", log.chains)


def _put_rows(database: Database, found: FoundRows, log: SoundLog) -> None:
    for table in (RESPONSE, *answers_tables(database)):
        _put(database, table, found.of(table))
    for table in telling_tables(database):
        if table not in PASSING:
            _put(database, table, possible_rows(database, table, found.of(table)))
    tables = {table.name: table for table in named_tables(database) if table.name != MIGRATIONS}
    for name in tables:
        _put(database, name, possible_rows(database, name, found.of(name)))
    for name, content in log.rows().items():
        table = name.partition("[")[0]
        if table in tables and named_row(database, name) != content:
            _follow(database, tables[table].key, name, content)


def _follow(database: Database, key: tuple[str, ...], name: str, content: str | None) -> None:
    """Let a row hold what the log says of it."""
    table, bracket, cells = name.partition("[")
    if content is None:
        condition = " AND ".join(f'"{column}" IS ?' for column in key)
        database.conn.execute(f'DELETE FROM "{table}" WHERE {condition}', json.loads(bracket + cells))
    else:
        _put(database, table, [_told(content)], instead="REPLACE")


def _put(database: Database, table: str, rows: Iterable[Row], *, instead: str = "IGNORE") -> None:
    """Put rows in; one that breaks a rule of the table (a second one with the same code) is left out."""
    known = columns_of(database, table)
    for row in rows:
        columns = [column for column in row if column in known]
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        database.conn.execute(
            f'INSERT OR {instead} INTO "{table}" ({names}) VALUES ({marks})', [row[column] for column in columns]
        )


def _be_a_project(database: Database, instruments: list[Instrument]) -> None:
    """What every project has, whatever was lost of it."""
    rows: list[Mapping[str, str]] = [
        {"digest": one.digest, "id": one.id, "version": one.version, "content": one.source, "added_at": ""}
        for one in instruments
    ]
    _put(database, "instrument", rows)
    whole = {one.digest for one in instruments}
    for (digest,) in database.conn.execute("SELECT digest FROM instrument").fetchall():
        if digest not in whole:
            database.conn.execute("DELETE FROM instrument WHERE digest = ?", (digest,))
    current = instruments[-1]
    settings = (
        ("instrument", current.digest),
        ("title", current.title.get(current.languages[0])),
        ("uuid", str(uuid.uuid4())),
    )
    for key, value in settings:
        there = database.conn.execute("SELECT value FROM project WHERE key = ?", (key,)).fetchone()
        if there is None or (key == "instrument" and there[0] not in whole):
            put_setting(database, key, value)
