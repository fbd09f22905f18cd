"""The copies of a survey that stand in a folder, each opened and looked through before it is called good."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from servqual_desk.errors import KnownError
from servqual_desk.store.project_settings import setting
from servqual_desk.store.schema import APPLICATION_ID, unknown_migrations
from servqual_desk.store.sqlite import Database, application_id, connect, machine_faults, quick_check, sqlite

_MOMENT = re.compile(r"-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?:-\d+)?")


class Backup(Struct, frozen=True, kw_only=True):
    """A copy of a project as it stands in a folder.

    Attributes:
        at: when it was made (UTC, as stored), by its name.
        size: in bytes.
        responses: the finished ones in it; None where it does not open.
        good: it opens, and every page and index is in order.
    """

    path: Path
    at: str
    size: int
    responses: int | None
    good: bool


class Content(Struct, frozen=True, kw_only=True):
    """What a project file holds: the identity that all its copies share, and its finished responses."""

    uuid: str
    responses: int


def find_backups(project: Path, *folders: Path, own: str | None) -> tuple[Backup, ...]:
    """The copies of a project in these folders, newest first; a folder that is not there (a stick taken out) holds none.

    A copy is known by its name and by the identity within: another survey's file is never among them, whatever its name.
    A file that does not open is among them where its name is that of a copy.

    Args:
        own: the project's identity; None where it cannot be read any more, so that the name alone decides.
    """
    return tuple(sorted(_found(project, own, folders), key=_age, reverse=True))


def _age(copy: Backup) -> tuple[str, int, str]:
    """By the moment; of one second, the one without a number came before -2, and -9 before -10."""
    return copy.at, len(copy.path.name), copy.path.name


def _found(project: Path, own: str | None, folders: Iterable[Path]) -> Iterator[Backup]:
    for path, at in _named(project, folders):
        content = content_of(path)
        if content is not None and own is not None and content.uuid != own:
            continue
        with machine_faults(path):
            size = path.stat().st_size
        responses = content.responses if content else None
        yield Backup(path=path, at=at, size=size, responses=responses, good=content is not None)


def _named(project: Path, folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for folder in dict.fromkeys(folder.absolute() for folder in folders):
        with machine_faults(folder):
            for path in folder.glob(f"*{project.suffix}") if folder.is_dir() else ():
                at = moment_of(project, path)
                if at and path.is_file():
                    yield path, at


def moment_of(project: Path, copy: Path) -> str:
    """When a copy was made, by its name; "" where it is not named as a copy of the project."""
    if not copy.stem.startswith(project.stem) or not (moment := _MOMENT.fullmatch(copy.stem[len(project.stem) :])):
        return ""
    try:
        return dt.datetime.strptime("".join(moment.groups()), "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC).isoformat()
    except ValueError:  # a name that has the shape of a moment and is none
        return ""


def identity(path: Path) -> str | None:
    """The identity of the survey in a file, which its copies share; None where it cannot be read."""
    return _read(path, _identity) if path.is_file() else None


def read_settings(path: Path, prefix: str) -> dict[str, str]:
    """What a file's survey remembers under keys that begin with the prefix; nothing where it cannot be read."""
    return _read(path, partial(_settings, prefix)) or {}


def content_of(path: Path) -> Content | None:
    """What a copy holds, after every page of it was looked at; None where it is no whole survey that this program can open."""
    return _read(path, _content)


Found = TypeVar("Found")


def _read(path: Path, look: Callable[[Database], Found]) -> Found | None:
    """What a look into a file gives; None where it is no project, or is damaged in whatever way."""
    try:
        if application_id(path) != APPLICATION_ID:
            return None
        with closing(connect(path, readonly=True)) as opened, machine_faults(path):
            return look(opened)
    except (KnownError, sqlite.Error):
        return None


def _settings(prefix: str, opened: Database) -> dict[str, str]:
    rows = opened.conn.execute("SELECT key, value FROM project WHERE substr(key, 1, ?) = ?", (len(prefix), prefix))
    return dict(rows.fetchall())


def _identity(opened: Database) -> str | None:
    return setting(opened, "uuid") or None


def _content(opened: Database) -> Content | None:
    if not quick_check(opened) or unknown_migrations(opened):
        return None
    finished = opened.conn.execute("SELECT count(*) FROM response WHERE status = 'finished'").fetchone()[0]
    return Content(uuid=setting(opened, "uuid"), responses=int(finished))
