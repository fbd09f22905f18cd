"""What can be saved of a damaged survey goes into a new file; the damaged one is only read.

Every page is read on its own. A row is taken where it can be read; a response is held against its seal in the log, and put
together again from the log where its own rows are lost or changed. The log comes with its chains as far as they are unbroken.
The new file is a survey like any other: what stands in it is sealed as it is, and `verify` finds it whole.
"""

import shutil
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import LockedError, ProjectError
from servqual_desk.merging.file_order import put_in_order
from servqual_desk.salvaging.file_pages import read_pages
from servqual_desk.salvaging.found_rows import FoundRows, find_rows
from servqual_desk.salvaging.mended_responses import mend_responses
from servqual_desk.salvaging.mended_uuids import mend_uuids
from servqual_desk.salvaging.new_file import filled_file
from servqual_desk.salvaging.result import Salvaged
from servqual_desk.salvaging.sound_log import SoundLog, log_in
from servqual_desk.store import changed_rows
from servqual_desk.store.backups import Backups
from servqual_desk.store.copies import be_one_file, put_in_place
from servqual_desk.store.copy_erasure import erasures_in
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import FileKey, key_from, key_of, salt_of, wrong_passphrase
from servqual_desk.store.file_lock import refuse_open
from servqual_desk.store.flushing import flush
from servqual_desk.store.passphrases import Passphrase
from servqual_desk.store.person_keys import tell_beside
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.rewriting import holding
from servqual_desk.store.side_files import SIDE_FILES, beside
from servqual_desk.store.source_erasure import blank_sources, erased_sources
from servqual_desk.store.sqlite import machine_faults


def salvage(
    path: Path, into: Path, *, passphrase: Passphrase | None = None, progress: Progress = UNWATCHED
) -> Salvaged:
    """Save what can be read of a damaged survey, which nobody has open, in a new file.

    Args:
        passphrase: of a protected survey, or its recovery code; not needed while this process has it unlocked.
        into: the new file, which must not exist; it gets its name when it is whole.

    Raises:
        LockedError: the file is protected, and the passphrase is missing or wrong.
        ProjectError: the damaged file is not there or is open elsewhere, the new one exists or cannot be written, or not even a
            questionnaire could be read.
        CancelledError: from `progress`; nothing was written.
    """
    _refuse(path, into)
    key = _key(path, passphrase)
    with machine_faults(into), holding(key), private_folder(into.absolute().parent) as folder:
        progress.step(_("Reading what can be read …"), 0.0)
        found = _found(path, folder, key)
        progress.step(_("Putting it together …"), 0.4)
        made = folder / into.name
        log = filled_file(made, found, path, key=key)
        progress.step(_("Sealing what was saved …"), 0.7)
        saved = _sealed(made, found, log, path, into)
        flush(made)
        put_in_place(made, into)
    return saved


def _refuse(path: Path, into: Path) -> None:
    if not path.is_file():
        raise ProjectError(_("{path}: there is no such file. Check the name.").format(path=path))
    if into.exists():
        raise ProjectError(_("{path}: exists already and is not overwritten. Choose another name.").format(path=into))
    refuse_open(path)


def _key(path: Path, passphrase: Passphrase | None) -> FileKey | None:
    """The key to read with; whether it is right shows on the pages, of which the first may be the one that is damaged."""
    salt = salt_of(path)
    return key_from(path, salt, passphrase) if salt is not None and passphrase is not None else key_of(path)


def _found(path: Path, folder: Path, key: FileKey | None) -> FoundRows:
    """Read a private copy, so that nothing that SQLite may hold open is touched."""
    copy = folder / "damaged"
    with machine_faults(path):
        for end in ("", *SIDE_FILES):
            if end != "-shm" and beside(path, end).exists():
                shutil.copyfile(beside(path, end), beside(copy, end))
        pages = read_pages(copy, key)
    if key is not None and not any(pages.content):  # not one page decrypts
        raise LockedError(wrong_passphrase(path))
    found = find_rows(pages)
    mend_uuids(found)
    return found


def _sealed(made: Path, found: FoundRows, log: SoundLog, path: Path, into: Path) -> Salvaged:
    """Hold every response against its seal, mend what can be mended, and seal everything as it stands then."""
    with ProjectFile.open(made) as project:
        log = log if log.is_proven else log_in(project)
        with project.transaction():
            project.database.conn.execute("PRAGMA defer_foreign_keys = ON")
            project.chained_log.begin_chain(vouches=True)
            mended = mend_responses(project, log)
            project.log(*log.events(without=erasures_in(project.database).kinds), *mended.events)
            project.log(Event(kind="salvaged", variable=path.name))
            gone = erased_sources(project.database) | log.erased_sources()
            blank_sources(project, gone, found_blank=log.blank_lines() if log.is_proven else ())
            Backups(project).come_from(path)
            changed_rows.touch_everything(project.database)
            put_in_order(project)
        be_one_file(project.database)
        tell_beside(project.database, into)
    return Salvaged(
        path=into,
        sound=mended.sound,
        from_log=mended.from_log,
        doubtful=mended.doubtful,
        lost=mended.lost,
        lines=len(log.lines),
        lines_lost=log.n_damaged,
        cells_lost=found.n_unreadable,
    )
