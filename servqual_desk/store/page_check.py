"""A quick look at every page when a file is opened, so that nobody builds on a damaged one; once for each state of a file."""

from pathlib import Path

from servqual_desk.errors import ProjectError
from servqual_desk.store.sqlite import Database, damaged

_found_sound: dict[Path, tuple[int, int, int, int]] = {}


def forget_everything() -> None:
    """Look at every file again when it is opened next, as another process would."""
    _found_sound.clear()


def require_sound_pages(database: Database, path: Path) -> None:
    """Nothing, where SQLite finds every page in order; a file that did not change since is not read again by this process.

    Raises:
        ProjectError: a page is damaged.
    """
    seen = path.stat()
    state = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)  # the last one nobody sets back
    is_other_file = database.node not in (None, (seen.st_dev, seen.st_ino))  # put in its place since
    if not is_other_file and _found_sound.get(path.absolute()) == state:
        return
    if database.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise ProjectError(damaged(path))
    if not is_other_file:
        _found_sound[path.absolute()] = state
