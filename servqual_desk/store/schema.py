"""Every table of a project file, made by numbered migrations; the only place with CREATE and ALTER.

Text columns named `*_at` hold UTC times in ISO 8601. `response`, `event` and the field tables keep codes, never row numbers,
so that any SQLite tool shows a row as a person expects.
"""

from collections.abc import Callable
from contextlib import closing
from functools import cache
from typing import Any, TypeVar

from instruments.columns import Variable, variables
from instruments.kinds import Storage
from instruments.model import Instrument
from servqual_desk.store.chain_old_project import chain_what_is_there, key_what_is_there, seal_anew
from servqual_desk.store.migrations import Migrations
from servqual_desk.store.row_numbers import row_numbers
from servqual_desk.store.sqlite import Database, empty_in_memory

Read = TypeVar("Read")

# "SQDP": marks the file as a Servqual Desk project in SQLite's header.
APPLICATION_ID = 0x53514450

migrations = Migrations("servqual_desk")

SQL_TYPES: dict[Storage, str] = {"whole": "INTEGER", "real": "REAL", "text": "TEXT", "date": "TEXT"}


@migrations()
def m0001_core(database: Database) -> None:
    """The project, its questionnaires, its responses and their log."""
    for statement in (
        "CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE instrument (
            digest TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL, added_at TEXT NOT NULL)""",
        "CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT NOT NULL)",
        """CREATE TABLE service (
            code TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT REFERENCES unit(code),
            channel TEXT NOT NULL DEFAULT 'counter' CHECK (channel IN ('counter', 'online', 'both')), target INTEGER)""",
        """CREATE TABLE wave (
            code TEXT PRIMARY KEY, title TEXT NOT NULL, starts_on TEXT, ends_on TEXT, target INTEGER)""",
        """CREATE TABLE enumerator (
            code TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL DEFAULT 'enumerator'
            CHECK (role IN ('enumerator', 'supervisor')), pin TEXT, active INTEGER NOT NULL DEFAULT 1)""",
        """CREATE TABLE response (
            id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, instrument TEXT NOT NULL REFERENCES instrument(digest),
            status TEXT NOT NULL CHECK (status IN ('draft', 'finished', 'voided', 'erased')),
            mode TEXT NOT NULL CHECK (mode IN ('interviewer', 'kiosk', 'paper', 'import')),
            language TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
            enumerator TEXT REFERENCES enumerator(code), unit TEXT REFERENCES unit(code),
            service TEXT REFERENCES service(code), wave TEXT REFERENCES wave(code),
            source TEXT NOT NULL, serial TEXT, withdrawal_code TEXT UNIQUE)""",
        "CREATE INDEX response_status ON response (status)",
        """CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT, response TEXT REFERENCES response(uuid), at TEXT NOT NULL, who TEXT,
            kind TEXT NOT NULL, variable TEXT, old, new, reason TEXT, elapsed_ms INTEGER)""",
        "CREATE INDEX event_response ON event (response)",
        """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
        # The erasure that a respondent asks for may blank what was answered; nothing else may change a line.
        """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            WHEN NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.reason IS NOT NULL OR NEW.id IS NOT OLD.id
              OR NEW.response IS NOT OLD.response OR NEW.at IS NOT OLD.at OR NEW.kind IS NOT OLD.kind
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    ):
        database.conn.execute(statement)


@migrations()
def m0002_field(database: Database) -> None:
    """What a supervisor watches: refusals, quality flags, quotas, second entries of paper forms."""
    for statement in (
        """CREATE TABLE refusal (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, mode TEXT NOT NULL, enumerator TEXT REFERENCES enumerator(code),
            unit TEXT REFERENCES unit(code), service TEXT REFERENCES service(code), wave TEXT REFERENCES wave(code))""",
        """CREATE TABLE flag (
            response TEXT NOT NULL REFERENCES response(uuid), code TEXT NOT NULL, value REAL, at TEXT NOT NULL,
            PRIMARY KEY (response, code))""",
        """CREATE TABLE quota (
            variable TEXT NOT NULL, value TEXT NOT NULL, variable2 TEXT NOT NULL DEFAULT '', value2 TEXT NOT NULL DEFAULT '',
            target INTEGER NOT NULL, PRIMARY KEY (variable, value, variable2, value2))""",
        """CREATE TABLE second_entry (
            response TEXT PRIMARY KEY REFERENCES response(uuid), who TEXT, at TEXT NOT NULL, answers TEXT NOT NULL)""",
    ):
        database.conn.execute(statement)


@migrations()
def m0003_lab(database: Database) -> None:
    """What the academic keeps: analyses with their options, the codebook of the comments, and who coded what."""
    for statement in (
        """CREATE TABLE saved_analysis (
            id INTEGER PRIMARY KEY, method TEXT NOT NULL, options TEXT NOT NULL, filter TEXT NOT NULL DEFAULT '{}',
            at TEXT NOT NULL)""",
        """CREATE TABLE code (
            code TEXT PRIMARY KEY, title TEXT NOT NULL, parent TEXT REFERENCES code(code), dimension TEXT,
            place INTEGER NOT NULL)""",
        """CREATE TABLE coding (
            response TEXT NOT NULL REFERENCES response(uuid), variable TEXT NOT NULL, coder TEXT NOT NULL,
            code TEXT NOT NULL REFERENCES code(code), at TEXT NOT NULL,
            PRIMARY KEY (response, variable, coder, code))""",
        """CREATE TABLE coded (
            response TEXT NOT NULL REFERENCES response(uuid), variable TEXT NOT NULL, coder TEXT NOT NULL,
            at TEXT NOT NULL, PRIMARY KEY (response, variable, coder))""",
    ):
        database.conn.execute(statement)


@migrations()
def m0004_seconds(database: Database) -> None:
    """How long a response took to answer, by the monotonic clock; of older ones, from the log."""
    database.conn.execute("ALTER TABLE response ADD COLUMN seconds REAL")
    # The log repeats the time of a constant sum in each of its lines, which are written at one moment.
    database.conn.execute(
        """UPDATE response SET seconds = (
             SELECT sum(elapsed_ms) / 1000.0 FROM (
               SELECT DISTINCT e.at, e.elapsed_ms FROM event AS e WHERE e.response = response.uuid AND e.kind = 'answered'))
           WHERE status <> 'draft'"""
    )


@migrations(transactional=False)
def m0005_no_remains(database: Database) -> None:
    """Write the file anew without the bytes of what was changed before connections zeroed them (`PRAGMA secure_delete`)."""
    if not database.conn.execute("SELECT EXISTS (SELECT 1 FROM response)").fetchone()[0]:
        return
    database.conn.execute("VACUUM")
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@migrations()
def m0006_imports(database: Database) -> None:
    """Which import brought a response: by it a file is known again, grows by its new rows alone, and is taken back whole."""
    for statement in (
        """CREATE TABLE data_import (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT, name TEXT NOT NULL, digest TEXT NOT NULL,
            columns TEXT NOT NULL, map TEXT NOT NULL, undone_at TEXT)""",
        """CREATE TABLE imported (
            response TEXT PRIMARY KEY REFERENCES response(uuid), import INTEGER NOT NULL REFERENCES data_import(id),
            row BLOB NOT NULL)""",
        "CREATE INDEX imported_import ON imported (import)",
    ):
        database.conn.execute(statement)


@migrations()
def m0007_draft_input(database: Database) -> None:
    """What is typed into an unfinished interview and is no answer yet: kept while it is a draft, never exported."""
    database.conn.execute(
        """CREATE TABLE draft_input (
            response TEXT NOT NULL REFERENCES response(uuid), variable TEXT NOT NULL, typed TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (response, variable))"""
    )


@migrations()
def m0008_chain(database: Database) -> None:
    """The log is chained, one chain a device, and every row of the project follows from it; what was there is sealed as it is."""
    for statement in (
        "DROP TRIGGER event_is_never_changed",
        "ALTER TABLE event ADD COLUMN device TEXT",
        "ALTER TABLE event ADD COLUMN sequence INTEGER",
        "ALTER TABLE event ADD COLUMN salt BLOB",
        "ALTER TABLE event ADD COLUMN digest BLOB",
        "ALTER TABLE event ADD COLUMN seal BLOB",
        "ALTER TABLE event ADD COLUMN chain BLOB",
        "CREATE INDEX event_of_row ON event (variable) WHERE kind = 'row'",
        """CREATE TABLE chain (
            device TEXT PRIMARY KEY, mark TEXT NOT NULL, sequence INTEGER NOT NULL, head BLOB NOT NULL)""",
    ):
        database.conn.execute(statement)
    database.conn.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("refusal", "saved_analysis", "data_import"):
        # A count would be another row's in another laptop's file.
        rows = database.conn.execute(f"SELECT id, at FROM {table} ORDER BY id").fetchall()
        numbers = list(zip(row_numbers([at for _old, at in rows]), [old for old, _at in rows], strict=True))
        database.conn.executemany(f"UPDATE {table} SET id = ? WHERE id = ?", numbers)
        if table == "data_import":
            database.conn.executemany("UPDATE imported SET import = ? WHERE import = ?", numbers)
    chain_what_is_there(database, change="m0008_chain")
    for statement in (
        """CREATE TRIGGER event_is_chained BEFORE INSERT ON event
            WHEN NEW.device IS NULL OR NEW.sequence IS NULL OR NEW.digest IS NULL OR NEW.chain IS NULL
            BEGIN SELECT RAISE(ABORT, 'a line of the log has its place in a chain'); END""",
        # The erasure that a respondent asks for blanks what a line says, with its salt; nothing else may change a line.
        """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            WHEN NEW.variable IS NOT NULL OR NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.reason IS NOT NULL
              OR NEW.elapsed_ms IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.response IS NOT OLD.response
              OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who OR NEW.kind IS NOT OLD.kind OR NEW.device IS NOT OLD.device
              OR NEW.sequence IS NOT OLD.sequence OR NEW.digest IS NOT OLD.digest OR NEW.seal IS NOT OLD.seal
              OR NEW.chain IS NOT OLD.chain
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    ):
        database.conn.execute(statement)


@migrations()
def m0009_lease(database: Database) -> None:
    """Who holds a draft at present: see `draft_leases`."""
    database.conn.execute(
        """CREATE TABLE lease (
            response TEXT PRIMARY KEY REFERENCES response(uuid), token TEXT NOT NULL, holder TEXT NOT NULL,
            host TEXT NOT NULL, pid INTEGER NOT NULL, began TEXT, at TEXT NOT NULL)"""
    )


@migrations()
def m0010_roles(database: Database) -> None:
    """Heads and analysts beside enumerators and supervisors."""
    run = database.conn.execute
    run("PRAGMA defer_foreign_keys = ON")  # what refers to a person finds the same one again before the commit
    run("CREATE TEMP TABLE people AS SELECT code, name, role, pin, active FROM enumerator")
    run("DROP TABLE enumerator")
    run(
        """CREATE TABLE enumerator (
            code TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL DEFAULT 'enumerator'
            CHECK (role IN ('enumerator', 'supervisor', 'head', 'analyst')), pin TEXT, active INTEGER NOT NULL DEFAULT 1)"""
    )
    run("INSERT INTO enumerator SELECT code, name, role, pin, active FROM people")
    run("DROP TABLE people")


@migrations()
def m0011_chain_key(database: Database) -> None:
    """What a chain's links are made with where it began in a protected file."""
    database.conn.execute("ALTER TABLE chain ADD COLUMN key BLOB")
    key_what_is_there(database)


@migrations()
def m0012_no_row_hash(database: Database) -> None:
    """Of a response that was erased no hash of its imported row stays."""
    rows = database.conn.execute(
        """SELECT i.response FROM imported AS i JOIN response AS r ON r.uuid = i.response
           WHERE r.status = 'erased' AND i.row <> x''"""
    ).fetchall()
    if rows:
        seal_anew(database, "UPDATE imported SET row = x'' WHERE response = ?", rows)


@migrations()
def m0013_open_window(database: Database) -> None:
    """Who has the file open at present: see `open_windows`."""
    database.conn.execute(
        """CREATE TABLE open_window (
            holder TEXT PRIMARY KEY, file TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, began TEXT,
            since TEXT NOT NULL, at TEXT NOT NULL)"""
    )


@migrations()
def m0014_follow_up(database: Database) -> None:
    """What follows from the results: actions and risks, the office's recommendations, events and stages, goals."""
    for statement in (
        """CREATE TABLE risk (
            id INTEGER PRIMARY KEY, what TEXT NOT NULL, category TEXT NOT NULL,
            likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
            impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
            owner TEXT NOT NULL, treatment TEXT NOT NULL, status TEXT NOT NULL)""",
        """CREATE TABLE action (
            id INTEGER PRIMARY KEY, item TEXT, dimension TEXT, what TEXT NOT NULL, owner TEXT NOT NULL, starts_on TEXT,
            due_on TEXT, status TEXT NOT NULL, evidence TEXT NOT NULL, evidence_place TEXT NOT NULL,
            wave TEXT REFERENCES wave(code), risk INTEGER REFERENCES risk(id))""",
        """CREATE TABLE recommendation (
            id TEXT PRIMARY KEY, about TEXT NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL,
            is_hidden INTEGER NOT NULL DEFAULT 0)""",
        "CREATE TABLE happening (id INTEGER PRIMARY KEY, title TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT)",
        "CREATE TABLE goal (indicator TEXT NOT NULL, due_on TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (indicator, due_on))",
    ):
        database.conn.execute(statement)


@migrations()
def m0015_key_slot(database: Database) -> None:
    """People's own passphrases to a protected survey: see `person_keys`."""
    database.conn.execute(
        """CREATE TABLE key_slot (
            person TEXT PRIMARY KEY, version INTEGER NOT NULL, salt BLOB, wrapped BLOB, tag BLOB)"""
    )


@migrations()
def m0016_matched_word(database: Database) -> None:
    """The words that a person matched stand each with the response that holds it, so that an erasure takes them away."""
    database.conn.execute(
        """CREATE TABLE matched_word (
            response TEXT NOT NULL REFERENCES response(uuid), variable TEXT NOT NULL, word TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (response, variable, word))"""
    )
    kept = database.conn.execute("SELECT id FROM data_import WHERE map <> '' AND map ->> '$.values' <> '{}'").fetchall()
    if kept:  # of these nobody knows whose they are
        seal_anew(database, "UPDATE data_import SET map = json_remove(map, '$.values') WHERE id = ?", kept)


@migrations()
def m0017_month_figures(database: Database) -> None:
    """The office's own counts of a complaint channel, by month."""
    database.conn.execute(
        """CREATE TABLE month_figures (
            id INTEGER PRIMARY KEY, month TEXT NOT NULL, channel TEXT NOT NULL, received INTEGER NOT NULL,
            waiting INTEGER NOT NULL, in_process INTEGER NOT NULL, done INTEGER NOT NULL)"""
    )


@migrations()
def m0018_sources(database: Database) -> None:
    """Documents, observations and interviews beside the comments, what coders marked in them, and propositions."""
    for statement in (
        """CREATE TABLE source (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, held_on TEXT, place TEXT NOT NULL,
            category TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, photo TEXT NOT NULL, checklist TEXT NOT NULL,
            checks TEXT NOT NULL, is_erased INTEGER NOT NULL DEFAULT 0)""",
        """CREATE TABLE passage (
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source(id), coder TEXT NOT NULL,
            code TEXT REFERENCES code(code), quote TEXT NOT NULL, at TEXT NOT NULL)""",
        "CREATE INDEX passage_source ON passage (source)",
        """CREATE TABLE proposition (
            id INTEGER PRIMARY KEY, words TEXT NOT NULL, found TEXT NOT NULL, evidence TEXT NOT NULL)""",
        "ALTER TABLE code ADD COLUMN memo TEXT",
    ):
        database.conn.execute(statement)


@migrations()
def m0019_service_hours(database: Database) -> None:
    """When a service can be had and whether it needs the counter; of an event or stage, the field that it belongs to."""
    for statement in (
        "ALTER TABLE service ADD COLUMN hours TEXT",
        "ALTER TABLE service ADD COLUMN counter_needed INTEGER",
        "ALTER TABLE happening ADD COLUMN field TEXT",
    ):
        database.conn.execute(statement)


@migrations()
def m0020_indicator_sheet(database: Database) -> None:
    """What only the office can count, by period; and the indicators that it added to the library's."""
    for statement in (
        """CREATE TABLE own_indicator (
            code TEXT PRIMARY KEY, unit TEXT NOT NULL, direction TEXT NOT NULL, filled_by TEXT NOT NULL)""",
        """CREATE TABLE indicator_value (
            id INTEGER PRIMARY KEY, indicator TEXT NOT NULL, period TEXT NOT NULL, value REAL NOT NULL,
            source TEXT NOT NULL, counted_on TEXT)""",
    ):
        database.conn.execute(statement)


def answers_table(instrument_id: str) -> str:
    """The wide table of an instrument's answers: `answers_<instrument>`, hyphens as underscores."""
    return "answers_" + instrument_id.replace("-", "_")


def ensure_answers(database: Database, instrument: Instrument) -> None:
    """Make the instrument's wide table, or add the columns that a new version brings; none is ever taken away."""
    table = answers_table(instrument.id)
    if table not in database.table_names():
        columns = "".join(f", {_definition(variable)}" for variable in variables(instrument))
        database.conn.execute(f'CREATE TABLE "{table}" (response TEXT PRIMARY KEY REFERENCES response(uuid){columns})')
        return
    present = {row[1] for row in database.conn.execute(f'PRAGMA table_info("{table}")')}
    for variable in variables(instrument):
        if variable.name not in present:
            database.conn.execute(f'ALTER TABLE "{table}" ADD COLUMN {_definition(variable)}')


def _definition(variable: Variable) -> str:
    return f'"{variable.name}" {SQL_TYPES[variable.traits.storage]}'


def unknown_migrations(database: Database) -> tuple[str, ...]:
    """Migrations that a newer program has applied to this file and that we do not know."""
    return tuple(name for name in migrations.applied(database) if name not in migrations.names)


def read_of_new_project(read: Callable[[Database], Read]) -> Read:
    """What a function reads of the tables of a new project, without those of answers.

    Read once, for the migrations that are known: a merge and every backup verify, and each time it would cost a new file.
    """
    found: Read = _read_once(read, migrations.names)
    return found


@cache
def _read_once(read: Callable[[Database], Any], _made_by: tuple[str, ...]) -> Any:
    with closing(empty_in_memory()) as fresh:
        migrations.apply(fresh)
        return read(fresh)
