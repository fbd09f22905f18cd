"""Erasing in a survey's copies what was erased in the survey itself (UU 27/2022): responses, and coded sources."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from servqual_desk.errors import KnownError
from servqual_desk.store.copies import be_one_file, put_in_place, verified_copy
from servqual_desk.store.flushing import flush, keep_to_overwrite, overwrite
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_erasure import blank, erasing
from servqual_desk.store.source_erasure import blank_sources, erased_sources, held_sources
from servqual_desk.store.sqlite import Database, connect, machine_faults


@dataclass(frozen=True, slots=True)
class Erasures:
    """Responses that were erased, by uuid, with the word that the log has for it: `erased` or `refused`; and sources."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    sources: frozenset[int] = frozenset()

    def __or__(self, other: "Erasures") -> "Erasures":
        return Erasures({**self.kinds, **other.kinds}, self.sources | other.sources)

    def __bool__(self) -> bool:
        return bool(self.kinds or self.sources)


def erasures_of(path: Path) -> Erasures:
    """What was erased in a project file; nothing where it cannot be read."""
    try:
        with closing(connect(path, readonly=True)) as opened, machine_faults(path):
            return erasures_in(opened)
    except KnownError:
        return Erasures()


def erasures_in(database: Database) -> Erasures:
    """What was erased in an open project."""
    rows = database.conn.execute(
        """SELECT uuid, coalesce((SELECT kind FROM event WHERE response = r.uuid AND kind IN ('erased', 'refused')
                                  ORDER BY id DESC LIMIT 1), 'erased')
           FROM response AS r WHERE status = 'erased'"""
    )
    return Erasures(dict(rows.fetchall()), erased_sources(database))


def erase_in(path: Path, erased: Erasures, *, who: str | None = None) -> int:
    """Erase these in a project file that nobody has open, as far as it holds them; returns how many.

    The file is written anew without free pages, and is one file afterwards.
    """
    with ProjectFile.open(path) as opened:
        held, sources = _held(opened, erased), held_sources(opened.database) & erased.sources
        if held or sources:
            with erasing(opened):
                for uuid in held:
                    blank(opened, uuid, kind=erased.kinds[uuid], who=who)
                blank_sources(opened, sources, who=who)
            opened.database.conn.execute("VACUUM")
        be_one_file(opened.database)
    return len(held) + len(sources)


def holds_erased(path: Path, erased: Erasures) -> bool:
    """Whether a copy still holds answers of these responses, or one of these sources.

    Raises:
        ProjectError: it cannot be read.
    """
    with closing(connect(path, readonly=True)) as opened, machine_faults(path):
        rows = opened.conn.execute("SELECT uuid FROM response WHERE status <> 'erased'")
        return any(row[0] in erased.kinds for row in rows) or bool(held_sources(opened) & erased.sources)


def rewrite_without(path: Path, erased: Erasures, *, who: str | None = None) -> int:
    """Put a copy without what was erased in the place of a backup, whole or not at all; returns how many were erased in it.

    Raises:
        ProjectError: it cannot be read or written; it is as it was.
    """
    with machine_faults(path), private_folder(path.absolute().parent) as folder:
        _empty_log(path)
        with closing(connect(path, readonly=True)) as opened:
            made = verified_copy(opened, folder / path.name, named=path)
        count = erase_in(made, erased, who=who)
        flush(made)
        keep_to_overwrite(path, folder / "old")
        put_in_place(made, path)
        overwrite(folder / "old")
    return count


def _empty_log(path: Path) -> None:
    """Take into the file what stands in its write-ahead log, which would be another file's when it is replaced."""
    if path.with_name(path.name + "-wal").exists():
        with closing(connect(path)) as opened:
            be_one_file(opened)


def _held(project: ProjectFile, erased: Erasures) -> list[str]:
    rows = project.database.conn.execute("SELECT uuid FROM response WHERE status <> 'erased' ORDER BY id")
    return [row[0] for row in rows if row[0] in erased.kinds]
