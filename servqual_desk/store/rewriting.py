"""Writing a survey's file anew under another key, or under none: the old file or the new one stands there, never a half.

The new file is made in a hidden folder beside the old one, read back, compared table by table, and only then takes its name in
one step. The old content is overwritten after the new file was opened under its own name.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store import file_keys
from servqual_desk.store.chained_log import begin_keyed_chain
from servqual_desk.store.copies import be_one_file, holds, put_in_place
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.file_lock import in_use, refuse_open
from servqual_desk.store.flushing import flush, forget, keep_to_overwrite, overwrite
from servqual_desk.store.key_slots import Slot, section
from servqual_desk.store.open_file import require_project
from servqual_desk.store.person_keys import begin_anew, clear_away, put_beside
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.schema import APPLICATION_ID
from servqual_desk.store.side_files import SIDE_FILES, beside
from servqual_desk.store.sqlite import Database, connect, immediate, machine_faults
from servqual_desk.store.table_digests import table_digests
from servqual_desk.store.whole_files import make_private


def rewrite(
    path: Path,
    key: FileKey | None,
    event: Event | None = None,
    *,
    slots: Mapping[str, Slot] = MappingProxyType({}),
    survey: str = "",
) -> None:
    """Write the file anew, with `event` in its log where one is given; this process must not have it open.

    Args:
        key: protects the new file; None leaves it open to everybody. It must be held.
        slots: person → their way to that key; of another key nobody's passphrase is one any more.
        survey: the name of the survey whose copy this is, after which its keys file is called.

    Raises:
        ProjectError: it is no survey, is open elsewhere, or does not read back whole under the new key; nothing has changed.
    """
    require_project(path)
    with machine_faults(path):
        refuse_open(path)
        with private_folder(path.absolute().parent) as folder:
            made, old = folder / path.name, folder / "old"
            before = _written_anew(path, made, key)
            if not file_keys.is_protected(path):
                _vouched(made)
            _with_slots(made, slots)
            if event is not None:
                _noted(made, event)
            flush(made)
            if before != _state(path):
                raise in_use(path)
            named = path.with_name(survey or path.name)
            _tell_slots(named, key, slots)
            keep_to_overwrite(path, old)
            put_in_place(made, path)
            connect(path, readonly=True).close()
            overwrite(old)
            _tell_slots(named, key, slots)  # whoever opened a copy meanwhile took them for those of no file
            clear_away(named)


def _tell_slots(named: Path, key: FileKey | None, slots: Mapping[str, Slot]) -> None:
    if key is not None and slots:
        put_beside(named, key, section(key.secret, 1, slots.values()))


def _state(path: Path) -> tuple[object, ...]:
    """What shows that somebody wrote meanwhile."""
    told = path.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns, *(beside(path, end).exists() for end in SIDE_FILES)


def _written_anew(path: Path, made: Path, key: FileKey | None) -> tuple[object, ...]:
    """Make the new file and compare it with the old one; returns the old file's state, which must not change any more."""
    make_private(made)
    with closing(connect(path)) as source:
        be_one_file(source)
        before = _state(path)
        with _attached(source, made, key):
            # One moment of the old file: who reads it keeps others from writing to it. Nothing is written to the old one itself,
            # since a transaction over two files leaves its own notes beside them when it is killed.
            source.conn.execute("BEGIN")
            held = table_digests(source)
            source.conn.execute(f"PRAGMA made.application_id = {APPLICATION_ID}")
            source.conn.execute("SELECT sqlcipher_export('made')").fetchone()
            source.conn.execute("COMMIT")
    flush(made)
    forget(made)
    if not holds(made, held):
        raise ProjectError(
            _("{path}: the new file does not read back whole. Check the disk and try again.").format(path=path)
        )
    return before


@contextmanager
def _attached(source: Database, made: Path, key: FileKey | None) -> Iterator[None]:
    source.conn.execute("PRAGMA foreign_keys = OFF")  # every row comes over as it is, in the order of the tables
    source.conn.execute("ATTACH ? AS made KEY ?", (str(made), key.for_sqlcipher if key else ""))
    source.conn.execute("PRAGMA made.journal_mode = OFF")  # a half-made file is thrown away, never mended
    yield
    source.conn.execute("DETACH made")


def _vouched(made: Path) -> None:
    with closing(connect(made)) as opened:
        begin_keyed_chain(opened, made)
        be_one_file(opened)


def _with_slots(made: Path, slots: Mapping[str, Slot]) -> None:
    with closing(connect(made)) as opened:
        with immediate(opened):
            begin_anew(opened, slots)
        be_one_file(opened)


def _noted(made: Path, event: Event) -> None:
    with ProjectFile.open(made) as opened:
        with opened.transaction():
            opened.log(event)
        be_one_file(opened.database)


@contextmanager
def holding(*keys: FileKey | None) -> Iterator[None]:
    """Hold keys for a block."""
    held = [key for key in keys if key is not None]
    for key in held:
        file_keys.hold(key)
    try:
        yield
    finally:
        for key in held:
            file_keys.release(key)
