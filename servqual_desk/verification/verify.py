"""The whole verification of an open project, as `verify` and the window make it."""

from collections.abc import Iterator

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database, machine_faults
from servqual_desk.verification.faults import Fault, Verification
from servqual_desk.verification.key_check import check_keys
from servqual_desk.verification.log_check import ReadLog
from servqual_desk.verification.log_head_code import head_codes
from servqual_desk.verification.response_check import check_answers, check_order, check_seals
from servqual_desk.verification.row_check import check_rows
from servqual_desk.verification.schema_check import check_pages, check_schema


def verify(project: ProjectFile, *, progress: Progress = UNWATCHED) -> Verification:
    """Read everything that the project holds, and say what is not as it was put there; of one state, whoever writes meanwhile.

    Args:
        progress: told what is being checked; may cancel.

    Raises:
        ProjectError: the machine cannot read the file, or a page is so broken that reading ends there.
    """
    database = project.database
    log = ReadLog()
    with machine_faults(project.path), database.one_state():
        faults = tuple(_faults(database, log, progress))
        count = database.conn.execute("SELECT count(*) FROM response").fetchone()[0]
        return Verification(responses=count, events=log.n, faults=faults, heads=head_codes(database))


def _faults(database: Database, log: ReadLog, progress: Progress) -> Iterator[Fault]:
    progress.step(_("Checking the pages of the file …"), 0.0)
    yield from check_pages(database)
    yield from check_schema(database)
    progress.step(_("Checking the log …"), 0.1)
    yield from log.read(database, progress.between(0.1, 0.5))
    yield from check_keys(database, log.pins)
    yield from check_rows(database, {name: content for name, (_place, content) in log.rows.items()})
    progress.step(_("Checking the responses …"), 0.5)
    yield from check_seals(database, log.seals)
    yield from check_order(database, log.order)
    progress.step(_("Comparing the answers with the log …"), 0.8)
    yield from check_answers(database)
