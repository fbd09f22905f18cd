"""The questionnaire's versions of two files: all are kept, and the furthest is asked from now on."""

import re

from servqual_desk.merging.result import MergeNote
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.project_instruments import kept_instrument
from servqual_desk.store.project_settings import put_setting, setting
from servqual_desk.store.schema import ensure_answers
from servqual_desk.store.sqlite import Database


def keep_versions(project: ProjectFile, theirs: Database) -> None:
    """Keep every version that the other file keeps, and make room for its answers. Inside the transaction."""
    columns = ("digest", "id", "version", "content", "added_at")
    known = {row[0] for row in project.database.conn.execute("SELECT digest FROM instrument")}
    for row in theirs.conn.execute(f"SELECT {', '.join(columns)} FROM instrument ORDER BY added_at").fetchall():
        if row[0] not in known:
            project.database.table("instrument").insert(dict(zip(columns, row, strict=True)))
            ensure_answers(project.database, kept_instrument(project.database, row[0]))


def ask_furthest(project: ProjectFile, theirs: Database) -> list[MergeNote]:
    """Go on with the other file's current version where it is the later one. Inside the transaction."""
    ours, other = (setting(database, "instrument") for database in (project.database, theirs))
    if _rank(project.database, other) <= _rank(project.database, ours):
        return []
    put_setting(project.database, "instrument", other)
    versions = [_version(project.database, digest) for digest in (ours, other)]
    return [MergeNote(code="later_version", params={"ours": versions[0], "theirs": versions[1]})]


def _version(database: Database, digest: str) -> str:
    return str(database.conn.execute("SELECT version FROM instrument WHERE digest = ?", (digest,)).fetchone()[0])


def _rank(database: Database, digest: str) -> tuple[list[int], str]:
    """2.10 comes after 2.9; of two that bear one number, one order that is the same everywhere."""
    return [int(number) for number in re.findall(r"\d+", _version(database, digest))], digest
