"""Erasing a coded source: an interview that somebody wants back, or a document that must not be kept.

What is left is a tombstone: that there was a source, and of which kind. What the log said of it is blanked as an erased
response's lines are, and its passages are gone.
"""

from collections.abc import Iterable

from servqual_desk.store.event_log import CONTENT, ROW, Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database

ERASED = "source_erased"
_TEXTS = ("title", "place", "category", "role", "text", "photo", "checklist", "checks")
_TELLS = f"""response IS NULL AND (
    (kind = 'source' AND variable = :id)
    OR (kind = '{ROW}' AND variable = :name AND CASE WHEN kind = '{ROW}' THEN coalesce(new ->> '$.is_erased', 0) END = 0)
    OR (kind = '{ROW}' AND CASE WHEN variable LIKE 'passage[%' THEN new ->> '$.source' END = :source))"""


def erased_sources(database: Database) -> frozenset[int]:
    """The sources of which only a tombstone is left; none in a file of an older program."""
    if "source" not in database.table_names():
        return frozenset()
    return frozenset(row[0] for row in database.conn.execute("SELECT id FROM source WHERE is_erased"))


def held_sources(database: Database) -> frozenset[int]:
    """The sources that a file still holds."""
    if "source" not in database.table_names():
        return frozenset()
    return frozenset(row[0] for row in database.conn.execute("SELECT id FROM source WHERE NOT is_erased"))


def blank_sources(project: ProjectFile, sources: Iterable[int], *, who: str | None = None) -> None:
    """Blank these sources, inside `response_erasure.erasing`; whichever is blank already stays so."""
    for source in sorted(sources):
        _blank_rows(project.database, source)
        if source not in _told_erased(project.database):
            project.log(Event(kind=ERASED, variable=str(source), who=who))


def _blank_rows(database: Database, source: int) -> None:
    run = database.conn.execute
    empty = ", ".join(f"{column} = ''" for column in _TEXTS)
    run(f"UPDATE source SET {empty}, held_on = NULL, is_erased = 1 WHERE id = ? AND NOT is_erased", (source,))
    run("DELETE FROM passage WHERE source = ?", (source,))
    blanks = ", ".join(f"{column} = NULL" for column in (*CONTENT, "salt"))
    about = {"id": str(source), "name": f"source[{source}]", "source": source}
    run(f"UPDATE event SET {blanks} WHERE {_TELLS}", about)


def _told_erased(database: Database) -> frozenset[int]:
    rows = database.conn.execute(f"SELECT variable FROM event WHERE kind = '{ERASED}' AND variable IS NOT NULL")
    return frozenset(int(row[0]) for row in rows)
