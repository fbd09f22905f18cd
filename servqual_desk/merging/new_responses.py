"""Responses that the file does not have, copied as they are: their own rows, their answers, and what tells of them."""

from servqual_desk.merging.held_response import LOCAL_COLUMN
from servqual_desk.store.changed_rows import answers_tables, columns_of, telling_tables
from servqual_desk.store.many_rows import insert_many
from servqual_desk.store.sqlite import Database

_BATCH = 2000


def copy_new(ours: Database, theirs: Database, uuids: frozenset[str]) -> None:
    """Copy the responses with these uuids. Inside the transaction, when every version of the questionnaire is known."""
    if not uuids:
        return
    _copy(ours, theirs, "response", "uuid", uuids)
    (table,) = answers_tables(theirs)
    _copy(ours, theirs, table, "response", uuids)
    for telling in telling_tables(theirs):
        _copy(ours, theirs, telling, "response", uuids)


def _copy(ours: Database, theirs: Database, table: str, key: str, uuids: frozenset[str]) -> None:
    columns = [column for column in columns_of(theirs, table) if column != LOCAL_COLUMN]
    place, names = columns.index(key), ", ".join(f'"{column}"' for column in columns)
    cursor = theirs.conn.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid')
    while rows := cursor.fetchmany(_BATCH):
        if kept := [row for row in rows if row[place] in uuids]:
            insert_many(ours, table, dict(zip(columns, zip(*kept, strict=True), strict=True)))
