"""Making and opening the file itself: never over another one, never a stranger's, never a newer program's.

What comes out is a connection to a file whose tables are those of `schema`; `project_file` gives it its meaning.
"""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.store import changed_rows
from servqual_desk.store.chained_log import ChainedLog
from servqual_desk.store.copies import backup_name, copy_project, free_name
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.page_check import require_sound_pages
from servqual_desk.store.project_instruments import register_instrument
from servqual_desk.store.project_settings import put_setting
from servqual_desk.store.schema import APPLICATION_ID, ensure_answers, migrations, unknown_migrations
from servqual_desk.store.side_files import SIDE_FILES, beside, refuse_foreign_side_files
from servqual_desk.store.sqlite import Database, application_id, connect, damaged, in_memory, machine_faults, sqlite
from servqual_desk.store.unlocking import require_unlocked
from servqual_desk.store.whole_files import make_private

_opened: dict[Path, float] = {}  # and when, by the monotonic clock


def make_file(path: Path, instrument: Instrument, title: str, *, key: FileKey | None = None) -> Database:
    """A new project file with its questionnaire; where anything goes wrong, nothing is left of it.

    Raises:
        ProjectError: the path exists, or the machine refuses to write there.
    """
    if path.exists():
        raise ProjectError(_("{path}: exists already and is not overwritten. Choose another name.").format(path=path))
    with machine_faults(path):
        try:
            make_private(path)
            return _filled(connect(path, mark=APPLICATION_ID, key=key), path, instrument, title)
        except BaseException:
            _remove(path)
            raise


def _filled(database: Database, path: Path, instrument: Instrument, title: str) -> Database:
    try:
        with _not_synced_yet(database):
            migrations.apply(database)
            ensure_answers(database, instrument)
        log = ChainedLog(database, path)
        with log.transaction():
            log.log(Event(kind="created"))
            register_instrument(database, instrument)
            put_setting(database, "title", title or instrument.title.get(instrument.languages[0]))
            put_setting(database, "uuid", str(uuid.uuid4()))
            changed_rows.touch_migrations(database)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def _not_synced_yet(database: Database) -> Iterator[None]:
    """Nothing stands in a new file on which anybody relies: the transaction that comes after syncs all of it at once."""
    database.conn.execute("PRAGMA synchronous = OFF")
    yield
    database.conn.execute("PRAGMA synchronous = FULL")


def opened_since(moment: float) -> tuple[Path, ...]:
    """The project files that this process has opened, or tried to, since a moment of the monotonic clock."""
    return tuple(path for path, at in _opened.items() if at >= moment)


def open_file(path: Path, *, readonly: bool = False, pages_later: bool = False) -> Database:
    """An existing project file; an older one is brought up to date after a copy was made beside it.

    Args:
        pages_later: whoever opens it asks for `require_sound_pages` before anything of it is told.

    Raises:
        ProjectError: there is no such file, it is no project, or a newer program made it.
    """
    require_project(path)
    require_unlocked(path)
    _opened[path.absolute()] = time.monotonic()
    refuse_foreign_side_files(path)
    database = connect(path, readonly=readonly)
    try:
        with machine_faults(path):
            if not (pages_later and _is_up_to_date(database)):
                require_sound_pages(database, path)
            _refuse_newer(database, path)
            if readonly and migrations.pending(database):
                database = in_memory(database)
                migrations.apply(database)
            elif migrations.pending(database):
                _bring_up_to_date(database, path)
            if not readonly:
                _account_for_migrations(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _is_up_to_date(database: Database) -> bool:
    """Whether opening it writes nothing."""
    return not migrations.pending(database) and not changed_rows.unlogged_migrations(database)


def _bring_up_to_date(database: Database, path: Path) -> None:
    """Apply what is pending, after a copy was made, which goes again where nothing was applied.

    Where that meets tables of another shape than the file says it has, the file is not what it was.
    """
    pending = migrations.pending(database)
    copy = copy_project(database, free_name(path.parent, backup_name(path)))
    try:
        migrations.apply(database)
    except BaseException as error:
        if migrations.pending(database) == pending:
            copy.unlink()  # else each try on a full disk would leave one more
        if isinstance(error, sqlite.OperationalError) and error.sqlite_errorcode == sqlite.SQLITE_ERROR:
            raise ProjectError(damaged(path)) from error
        raise


def _account_for_migrations(database: Database, path: Path) -> None:
    """Let the log say which changes of the schema the file has seen, since those who apply them do not know the log."""
    if changed_rows.unlogged_migrations(database):
        with ChainedLog(database, path).transaction():
            changed_rows.touch_migrations(database)


def require_project(path: Path) -> None:
    """Look before SQLite does, which would change a stranger's file to WAL.

    Raises:
        ProjectError: there is no such file, or it is no project.
    """
    if not path.is_file():
        raise ProjectError(
            _("{path}: there is no such file. Check the name, or make a survey with “new”.").format(path=path)
        )
    if application_id(path) != APPLICATION_ID:
        raise ProjectError(
            _("{path}: is not a survey of Servqual Desk. Choose a file made with “new”.").format(path=path)
        )


def _refuse_newer(database: Database, path: Path) -> None:
    if unknown := unknown_migrations(database):
        raise ProjectError(
            _("{path}: was made by a newer Servqual Desk ({changes}). Install that version to open it.").format(
                path=path, changes=", ".join(unknown)
            )
        )


def _remove(path: Path) -> None:
    for end in ("", *SIDE_FILES):
        beside(path, end).unlink(missing_ok=True)
