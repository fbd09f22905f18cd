"""The pages of the file, and its tables, indexes and triggers against those of a new project of the same questionnaires."""

from collections.abc import Iterator

from instruments.columns import variables
from servqual_desk.errors import InstrumentError
from servqual_desk.store.changed_rows import RESPONSE, answers_tables, columns_of
from servqual_desk.store.project_instruments import kept_instrument
from servqual_desk.store.schema import answers_table, read_of_new_project
from servqual_desk.store.sqlite import Database
from servqual_desk.verification.faults import Fault


def check_pages(database: Database) -> Iterator[Fault]:
    """What SQLite itself finds: broken pages and indexes, and rows that refer to nothing."""
    for (sentence,) in database.conn.execute("PRAGMA integrity_check(20)"):
        if sentence != "ok":
            yield Fault(code="pages", where="file", params={"sqlite": sentence})
    for table, row, parent, _number in database.conn.execute("PRAGMA foreign_key_check"):
        yield Fault(code="reference", where=table, params={"row": row, "refers_to": parent})


def check_schema(database: Database) -> Iterator[Fault]:
    """No table, column, index or trigger is missing, added or changed."""
    ours, theirs = read_of_new_project(_definitions), _definitions(database)
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            yield Fault(code="schema", where=name)
    yield from _answers_columns(database)
    yield from _counter(database)


def _definitions(database: Database) -> dict[str, str]:
    """Everything but the wide tables, whose columns are those of the questionnaires; tables by their columns' definitions."""
    found, wide = {}, answers_tables(database)
    for kind, name, sql in database.conn.execute("SELECT type, name, sql FROM main.sqlite_master"):
        if kind == "table":
            columns = database.conn.execute(f'PRAGMA main.table_info("{name}")').fetchall()
            found[name] = str(sorted(column[1:] for column in columns))
        elif sql is not None:
            found[name] = " ".join(sql.split())
    return {name: sql for name, sql in found.items() if name not in wide}


def _answers_columns(database: Database) -> Iterator[Fault]:
    expected: dict[str, set[str]] = {}
    for (digest,) in database.conn.execute("SELECT digest FROM instrument").fetchall():
        try:
            instrument = kept_instrument(database, digest)
        except InstrumentError:
            yield Fault(code="questionnaire", where=digest)
            continue
        if instrument.digest != digest:
            yield Fault(code="questionnaire", where=digest)
        columns = expected.setdefault(answers_table(instrument.id), {RESPONSE})
        columns |= {variable.name for variable in variables(instrument)}
    for table in sorted(expected.keys() | set(answers_tables(database))):
        if set(columns_of(database, table)) != expected.get(table, set()):
            yield Fault(code="schema", where=table)


def _counter(database: Database) -> Iterator[Fault]:
    """SQLite's own count of the lines of the log, which it never uses twice."""
    told = dict(database.conn.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    newest = database.conn.execute("SELECT max(id) FROM event").fetchone()[0]
    if told != ({"event": newest} if newest else {}):
        yield Fault(code="schema", where="sqlite_sequence")
