"""Before results are made of them: are the stored responses what was put there? Quicker than a whole verification."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from instruments.progress import CancelledError
from servqual_desk.errors import ProjectError
from servqual_desk.store.changed_rows import RESPONSE, answers_tables
from servqual_desk.store.log_digests import seal_of
from servqual_desk.store.page_check import require_sound_pages
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.reading_ahead import reading_ahead
from servqual_desk.store.response_blocks import ResponseBlock, sealed_blocks
from servqual_desk.store.sqlite import Database, damaged, machine_faults, sqlite


def require_sealed(project: ProjectFile) -> None:
    """Nothing, where every response is as it was when the program last changed it, the indexes find each, and pages are whole.

    Raises:
        ProjectError: one is not, or is missing, or came from elsewhere: a damaged disk, or another program's hand.
    """
    with checked_blocks(project):
        pass  # its end asks for all of them


@contextmanager
def checked_blocks(project: ProjectFile) -> Iterator[Iterator[ResponseBlock]]:
    """All responses as `require_sealed` reads them, each block once its seals were found whole, for what is made of them.

    The file is being read from the beginning of the `with` block on, so that what takes time and needs no answers is best done
    there before the first is asked for. Its pages and indexes, and whether a response is missing, are looked at when the last
    was read, beside what is then done with them: that holds only once the `with` block has ended.

    Raises:
        ProjectError: where a block is asked for, or at the end, as `require_sealed`.
    """
    with reading_ahead(project.database, project.path, partial(_blocks_and_faults, project.path)) as read:
        sound = _sound(project, read)
        try:
            yield iter(partial(next, sound), None)
        except CancelledError:
            raise
        except Exception:  # of a damaged file may come what cannot be worked with: then the damage is said
            _require_end(sound)
            raise
        _require_end(sound)


def _require_end(sound: Iterator[ResponseBlock | None]) -> None:
    for _rest in sound:
        pass


def _sound(project: ProjectFile, read: Iterator[ResponseBlock | str | None]) -> Iterator[ResponseBlock | None]:
    try:
        with machine_faults(project.path):
            for found in read:
                if isinstance(found, str) or (found is not None and not _is_as_sealed(found)):
                    raise ProjectError(damaged(project.path))
                yield found
    except (sqlite.Error, TypeError, ValueError) as error:  # names, or kinds of cells, that nobody ever wrote
        raise ProjectError(damaged(project.path)) from error


def _is_as_sealed(block: ResponseBlock) -> bool:
    return all(
        seal_of(salt, rows) == seal for rows, (salt, seal) in zip(block.rows(), block.salts_and_seals(), strict=True)
    )


def _blocks_and_faults(path: Path, database: Database) -> Iterator[ResponseBlock | str | None]:
    """The responses, after the last of them None, and then what is wrong beside them."""
    yield from sealed_blocks(database)
    yield None
    require_sound_pages(database, path)
    for table in (RESPONSE, *answers_tables(database)):
        for (said,) in database.conn.execute(f'PRAGMA integrity_check("{table}")'):
            if said != "ok":
                yield said
    for (uuid,) in database.conn.execute(
        """SELECT e.response FROM event AS e WHERE e.seal IS NOT NULL AND e.response IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM response AS r WHERE r.uuid = e.response) LIMIT 1"""
    ):
        yield str(uuid)
    has_none = " AND ".join(
        f'NOT EXISTS (SELECT 1 FROM "{table}" AS a WHERE a.response = r.uuid)' for table in answers_tables(database)
    )
    for (uuid,) in database.conn.execute(f"SELECT r.uuid FROM response AS r WHERE {has_none} LIMIT 1"):
        yield str(uuid)
