"""Copying an open project to a file that is known to be whole: by SQLite's own online backup, read back from the device."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.clock import compact_moment
from servqual_desk.store.flushing import flush, flush_folder, forget
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.sqlite import BUSY_TIMEOUT_S, Database, connect, machine_faults, quick_check, sqlite
from servqual_desk.store.table_digests import table_digests
from servqual_desk.store.unlocking import key_of_open
from servqual_desk.store.whole_files import make_private

_LOOK_S = 0.02
PAGES_A_STEP = 1_000  # 4 MB: many enough to be quick, few enough to say how far it is


def copy_project(database: Database, target: Path, *, step: Callable[[float], None] | None = None) -> Path:
    """Copy the open project to `target`, which must not exist, and verify the copy.

    The copy gets its name only when it was read back from the device and holds, table by table, what the project holds;
    whatever ends the copying before, a kill too, leaves nothing under that name. Only its owner may read it.

    Args:
        step: told now and then which share (0 to 1) is copied; what it raises ends the copying, and nothing is left.

    Raises:
        ProjectError: the target exists, cannot be written, or does not read back whole.
    """
    if target.exists():
        raise ProjectError(_("{path}: exists already. Choose another name for the copy.").format(path=target))
    with machine_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with private_folder(target.parent) as folder, _place_gone_said(folder, target):
            copy = verified_copy(database, folder / target.name, named=target, step=step)
            put_in_place(copy, target)
    return target


@contextmanager
def _place_gone_said(folder: Path, target: Path) -> Iterator[None]:
    """What SQLite calls read-only or unreadable may be a stick that was pulled out."""
    try:
        yield
    except (OSError, sqlite.Error) as error:
        if folder.is_dir():
            raise
        raise ProjectError(
            _("{path}: the folder is gone while the copy was made. Put the USB stick back and copy again.").format(
                path=target.parent
            )
        ) from error


def verified_copy(database: Database, copy: Path, *, named: Path, step: Callable[[float], None] | None = None) -> Path:
    """Copy the open project to a new file and read it back from the device.

    Raises:
        ProjectError: it does not hold what the project holds; the sentence calls it by the name it would have got.
    """
    make_private(copy)
    held = _copied(database, copy, step)
    flush(copy)
    forget(copy)
    if not holds(copy, held):
        raise ProjectError(
            _("{path}: the copy does not read back whole. Check the disk and copy again.").format(path=named)
        )
    return copy


def _copied(database: Database, target: Path, step: Callable[[float], None] | None) -> Mapping[str, str]:
    """Copy one moment of the project; returns what it held then."""
    database.conn.execute("BEGIN")  # whoever writes meanwhile is not kept waiting, and is not in the copy
    try:
        held = table_digests(database)
        with closing(connect(target, key=key_of_open(database))) as copy:
            database.conn.backup(copy.conn, pages=PAGES_A_STEP, progress=_told(step))
            be_one_file(copy)
    finally:
        database.conn.execute("ROLLBACK")
    return held


def holds(copy: Path, held: Mapping[str, str]) -> bool:
    """Whether a file reads back whole, with these digests of its tables."""
    try:
        with closing(connect(copy, readonly=True)) as opened:
            return quick_check(opened) and table_digests(opened) == held
    except (ProjectError, sqlite.Error, UnicodeDecodeError):  # what was read is no database any more
        return False


def put_in_place(made: Path, target: Path) -> None:
    """Give a file that is whole and flushed its name, in one step; what had the name before is replaced."""
    made.replace(target)
    flush_folder(target.parent)


def be_one_file(database: Database) -> None:
    """Leave no side files when the connection closes, so that the one file can be carried on a stick.

    SQLite itself does not wait here for others: whoever is about to end reading (a backup, a check) is given the usual time.
    """
    patience_ends = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            database.conn.execute("PRAGMA journal_mode = DELETE")
        except sqlite.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite.SQLITE_BUSY or time.monotonic() > patience_ends:
                raise
            time.sleep(_LOOK_S)
        else:
            return


def backup_name(project: Path, at: str = "") -> str:
    """The file name of a backup made at a moment: `loket-20261121-031403.sqd`."""
    return f"{project.stem}-{compact_moment(at)}{project.suffix}"


def free_name(folder: Path, name: str) -> Path:
    """A path in the folder that nothing has yet: the name itself, or with -2, -3 … where it is taken."""
    wanted = folder / name
    number = 2
    while wanted.exists():
        wanted = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return wanted


def _told(step: Callable[[float], None] | None) -> Callable[[int, int, int], None] | None:
    if step is None:
        return None
    return lambda _status, remaining, total: step(1 - remaining / max(total, 1))
