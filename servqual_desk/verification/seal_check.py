"""Before results are made of them: are the stored responses what was put there? Quicker than a whole verification."""

from collections.abc import Iterator
from contextlib import contextmanager

from servqual_desk.errors import ProjectError
from servqual_desk.store.changed_rows import RESPONSE, answers_tables
from servqual_desk.store.log_digests import seal_of
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.reading_ahead import reading_ahead
from servqual_desk.store.response_blocks import ResponseBlock, sealed_blocks
from servqual_desk.store.sqlite import Database, damaged, machine_faults, sqlite


def require_sealed(project: ProjectFile) -> None:
    """Nothing, where every response is as it was when the program last changed it, and the indexes find each.

    Raises:
        ProjectError: one is not, or is missing, or came from elsewhere: a damaged disk, or another program's hand.
    """
    with checked_blocks(project) as blocks:
        for _block in blocks:
            pass


@contextmanager
def checked_blocks(project: ProjectFile) -> Iterator[Iterator[ResponseBlock]]:
    """All responses as `require_sealed` reads them, each block once its seals were found whole, for what is made of them.

    The file as a whole is so only when the last block was asked for. It is being read from the beginning of the `with` block on,
    so that what takes time and needs no answers is best done there before the first is asked for.

    Raises:
        ProjectError: where a block is asked for, as `require_sealed`.
    """
    with reading_ahead(project.database, project.path, _blocks_and_faults) as read:
        yield _sound(project, read)


def _sound(project: ProjectFile, read: Iterator[ResponseBlock | str]) -> Iterator[ResponseBlock]:
    try:
        with machine_faults(project.path):
            for found in read:
                if isinstance(found, str) or not _is_as_sealed(found):
                    raise ProjectError(damaged(project.path))
                yield found
    except (sqlite.Error, TypeError, ValueError) as error:  # names, or kinds of cells, that nobody ever wrote
        raise ProjectError(damaged(project.path)) from error


def _is_as_sealed(block: ResponseBlock) -> bool:
    return all(
        seal_of(salt, rows) == seal for rows, (salt, seal) in zip(block.rows(), block.salts_and_seals(), strict=True)
    )


def _blocks_and_faults(database: Database) -> Iterator[ResponseBlock | str]:
    """The responses, and what is wrong beside them."""
    for table in (RESPONSE, *answers_tables(database)):
        for (said,) in database.conn.execute(f'PRAGMA integrity_check("{table}")'):
            if said != "ok":
                yield said
    yield from sealed_blocks(database)
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
