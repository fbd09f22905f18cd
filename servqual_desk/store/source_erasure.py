"""Erasing a coded source: an interview that somebody wants back, or a document that must not be kept.

What is left is a tombstone: that there was a source, and of which kind. What the log said of it is blanked as an erased
response's lines are, and its passages are gone. These lines speak of no response, so that the line of the erasure names the
ones that it blanked, by the digests that they keep: no other line of the file may be blank.
"""

import json
from collections.abc import Iterable

from servqual_desk.store.event_log import CONTENT, ROW, Event, Stored
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database

ERASED = "source_erased"
SPEAKING = ("source", ROW)  # kinds of lines that say something of a source
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


def blank_sources(
    project: ProjectFile, sources: Iterable[int], *, who: str | None = None, found_blank: Iterable[bytes] = ()
) -> None:
    """Blank these sources, inside `response_erasure.erasing`; whichever is blank already stays so.

    Args:
        found_blank: digests of lines that an erasure blanked whose own line is lost.
    """
    lost = list(found_blank)
    for source in sorted(sources):
        is_told = source in _told_erased(project.database)
        blanked = _blank_rows(project.database, source)
        if not is_told:
            blanked += lost
        if blanked or not is_told:
            project.log(Event(kind=ERASED, variable=str(source), new=_named(blanked), who=who))


def named_lines(said: Stored) -> frozenset[bytes] | None:
    """The digests of the lines that an erasure blanked; None where an older program did not say which.

    Args:
        said: what the line `source_erased` holds as `new`; where somebody changed it, it names no line.
    """
    if said is None:
        return None
    try:
        return frozenset(bytes.fromhex(digest) for digest in json.loads(str(said)))
    except (TypeError, ValueError):
        return frozenset()


def _named(digests: Iterable[bytes]) -> str:
    return json.dumps([digest.hex() for digest in digests])


def _blank_rows(database: Database, source: int) -> list[bytes]:
    """Blank a source; gives the digests of the lines of the log that this blanked."""
    run = database.conn.execute
    empty = ", ".join(f"{column} = ''" for column in _TEXTS)
    run(f"UPDATE source SET {empty}, held_on = NULL, is_erased = 1 WHERE id = ? AND NOT is_erased", (source,))
    run("DELETE FROM passage WHERE source = ?", (source,))
    blanks = ", ".join(f"{column} = NULL" for column in (*CONTENT, "salt"))
    about = {"id": str(source), "name": f"source[{source}]", "source": source}
    lines = [row[0] for row in run(f"SELECT digest FROM event WHERE {_TELLS} ORDER BY id", about)]
    run(f"UPDATE event SET {blanks} WHERE {_TELLS}", about)
    return lines


def _told_erased(database: Database) -> frozenset[int]:
    rows = database.conn.execute(f"SELECT variable FROM event WHERE kind = '{ERASED}' AND variable IS NOT NULL")
    return frozenset(int(row[0]) for row in rows)
