"""What nobody expected, over a survey's file that is not whole, is the file's fault and not the program's (law 10)."""

from pathlib import Path

from servqual_desk.errors import KnownError, ProjectError
from servqual_desk.store.open_file import opened_since
from servqual_desk.store.sqlite import damaged


def fault_of_the_file(error: BaseException, *, since: float = 0.0) -> KnownError | None:
    """The sentence to say in place of a bug, where a file that this process has opened is damaged; None where none is.

    Args:
        since: only files opened after this moment of the monotonic clock.
    """
    for path in opened_since(since):
        if path.is_file() and not _is_whole(path):
            fault = ProjectError(damaged(path))
            fault.__cause__ = error
            return fault
    return None


def _is_whole(path: Path) -> bool:
    from ui.jobs.verify_project import verify_project

    try:
        return verify_project(path).whole
    except Exception:  # noqa: BLE001  whatever comes of reading what nobody ever wrote
        return False
