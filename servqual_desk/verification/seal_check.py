"""Before results are made of them: are the stored responses what was put there? Quicker than a whole verification."""

from collections.abc import Iterator

from servqual_desk.errors import ProjectError
from servqual_desk.store.changed_rows import RESPONSE, answers_tables
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import damaged, machine_faults, sqlite
from servqual_desk.verification.log_check import Seal
from servqual_desk.verification.response_check import check_seals


def require_sealed(project: ProjectFile) -> None:
    """Nothing, where every response is as it was when the program last changed it, and the indexes find each.

    Raises:
        ProjectError: one is not, or is missing, or came from elsewhere: a damaged disk, or another program's hand.
    """
    try:
        with machine_faults(project.path):
            is_sealed = next(_faults(project), None) is None
    except (sqlite.Error, TypeError, ValueError) as error:  # names, or kinds of cells, that nobody ever wrote
        raise ProjectError(damaged(project.path)) from error
    if not is_sealed:
        raise ProjectError(damaged(project.path))


def _faults(project: ProjectFile) -> Iterator[object]:
    for table in (RESPONSE, *answers_tables(project.database)):
        for (said,) in project.database.conn.execute(f'PRAGMA integrity_check("{table}")'):
            if said != "ok":
                yield said
    yield from check_seals(project.database, _newest_seals(project))


def _newest_seals(project: ProjectFile) -> dict[str, Seal]:
    lines = project.database.conn.execute(
        """SELECT response, sequence, device, salt, seal FROM event WHERE seal IS NOT NULL AND response IS NOT NULL
           ORDER BY sequence, device"""
    )
    return {response: Seal((sequence, device), salt, seal) for response, sequence, device, salt, seal in lines}
