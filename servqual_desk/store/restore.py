"""Putting a backup in a survey's place: the backup is checked, what stood there is kept aside, and no erasure comes undone."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.people.rights import Right
from servqual_desk.store.backup_list import content_of, identity, read_settings
from servqual_desk.store.backups import Backups
from servqual_desk.store.clock import compact_moment
from servqual_desk.store.copies import be_one_file, free_name, put_in_place, verified_copy
from servqual_desk.store.copy_erasure import Erasures, erase_in, erasures_of
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import held_key, is_protected
from servqual_desk.store.file_lock import refuse_open
from servqual_desk.store.flushing import flush, flush_folder
from servqual_desk.store.person_keys import PersonKey, person_keys, put_newer, tell_beside
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.rewriting import rewrite
from servqual_desk.store.side_files import SIDE_FILES, beside
from servqual_desk.store.sqlite import connect, immediate, machine_faults, sqlite
from servqual_desk.store.unlocking import require_unlocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore has done.

    Attributes:
        responses: the finished ones in the survey now.
        aside: where what stood there before is kept; None where nothing stood there.
        erased_again: how many responses of the backup were erased, because they had been erased since it was made.
    """

    responses: int
    aside: Path | None
    erased_again: int


def restore(
    backup: Path, project: Path, *, step: Callable[[float], None] | None = None, who: str | None = None
) -> Restored:
    """Put a copy of the backup in the place of the project's file, which this process must not have open.

    The backup itself is only read. At every moment, a kill included, the path holds the old survey or the restored one, and
    the file aside holds all that the old one held.

    Raises:
        ProjectError: the backup is not whole or is another survey's, or the project is open elsewhere; nothing has changed.
    """
    with machine_faults(project):
        _refuse(backup, project)
        with private_folder(project.absolute().parent) as folder:
            made = _copied(backup, folder / project.name, project, step)
            erased = _brought_up_to_date(made, backup, project, who)
            _protected_again(made, project)
            _keep_the_passphrases(made, project)
            flush(made)
            content = content_of(made)
            if content is None:
                raise ProjectError(_not_whole(backup))
            aside = _kept_aside(project, folder)
            put_in_place(made, project)
    return Restored(responses=content.responses, aside=aside, erased_again=erased)


def _refuse(backup: Path, project: Path) -> None:
    """Refuse before anything is touched."""
    if not backup.is_file():
        raise ProjectError(_("{path}: there is no such backup. Check the name.").format(path=backup))
    if project.is_dir() or not project.absolute().parent.is_dir():
        raise ProjectError(
            _("{path}: the survey cannot be put there. Check the name and the folder.").format(path=project)
        )
    if project.exists() and project.samefile(backup):
        raise ProjectError(_("{path}: is the backup itself. Name the survey that it goes to.").format(path=project))
    require_unlocked(backup)
    require_unlocked(project)
    content = content_of(backup)
    if content is None:
        raise ProjectError(_not_whole(backup))
    refuse_open(project)
    theirs = identity(project)
    _require_right(project)
    if theirs not in (None, content.uuid):
        raise ProjectError(
            _("{path}: is another survey than the one in {backup}. Choose its own backup, or another name.").format(
                path=project, backup=backup
            )
        )
    if theirs is None and project.exists() and project.suffix.lower() != backup.suffix.lower():
        raise ProjectError(_("{path}: is no survey and is not overwritten. Choose another name.").format(path=project))


def _require_right(project: Path) -> None:
    """Ask the survey that stands there who may restore; one that does not open any more asks nobody."""
    try:
        opened = ProjectFile.open(project, readonly=True)
    except ProjectError:
        return
    with opened:
        opened.require(Right.RESTORE)


def _not_whole(backup: Path) -> str:
    return _("{path}: is no whole backup that this program can open. Choose another one.").format(path=backup)


def _copied(backup: Path, made: Path, project: Path, step: Callable[[float], None] | None) -> Path:
    with closing(connect(backup, readonly=True)) as opened:
        return verified_copy(opened, made, named=project, step=step)


def _brought_up_to_date(made: Path, backup: Path, project: Path, who: str | None) -> int:
    """Erase in the copy what was erased since, as far as anything here knows of it; note the restore in its log."""
    own, known = identity(made), Erasures()
    for other in _relatives(backup, project):
        if identity(other) == own:
            known = known | erasures_of(other)
    count = erase_in(made, known, who=who)
    with ProjectFile.open(made) as opened:
        with opened.transaction():
            opened.log(Event(kind="file_restored", new=backup.name, who=who))
            _keep_the_places(opened, backup, project, who)
        be_one_file(opened.database)
    return count


def _keep_the_places(opened: ProjectFile, backup: Path, project: Path, who: str | None) -> None:
    """Where copies go, and by which rule, stays what it was before the restore, as far as that can be read."""
    before = read_settings(project, "backup_") if project.is_file() else {}
    for key, value in before.items():
        if opened.setting(key) != value:
            opened.set_setting(key, value, who=who)
    if not opened.setting("backup_folder"):
        Backups(opened).remember(backup, who=who)


def _protected_again(made: Path, project: Path) -> None:
    """A backup from before the survey was protected does not take the protection away."""
    key = held_key(project)
    if key is not None and not is_protected(made):
        rewrite(made, key)


def _keep_the_passphrases(made: Path, project: Path) -> None:
    """Whose passphrase was changed or ended since the backup was made does not get the old one back."""
    key = held_key(made)
    if key is None:
        return
    newer = _passphrases(project) if held_key(project) == key else ()
    with closing(connect(made)) as opened:
        with immediate(opened):
            put_newer(opened, newer)
        be_one_file(opened)
        tell_beside(opened, project, key)


def _passphrases(project: Path) -> tuple[PersonKey, ...]:
    try:
        with closing(connect(project, readonly=True)) as opened:
            return person_keys(opened)
    except (ProjectError, sqlite.Error):  # a damaged one is what a backup is there for
        return ()


def _relatives(backup: Path, project: Path) -> tuple[Path, ...]:
    """The present survey and its copies, beside it and beside the backup, which may know of erasures that the backup lacks."""
    folders = dict.fromkeys(path.absolute().parent for path in (project, backup))
    return tuple(path for folder in folders for path in folder.glob(f"{escape(project.stem)}*{project.suffix}"))


def _kept_aside(project: Path, folder: Path) -> Path | None:
    """Keep the present file, with what SQLite has put beside it, under a name that says what it is.

    The main file stays in its place until the restored one replaces it. Its side files leave first: SQLite would apply a
    write-ahead log that it finds to whatever file stands beside it.
    """
    if not project.exists():
        return None
    aside = free_name(project.parent, f"{project.stem}-before-restore-{compact_moment()}{project.suffix}")
    kept = [end for end in ("", *SIDE_FILES) if end != "-shm" and _holds_something(beside(project, end), end)]
    for end in kept:  # all of it first, so that a full disk leaves nothing half kept
        shutil.copyfile(beside(project, end), folder / f"kept{end}")
        (folder / f"kept{end}").chmod(0o600)
        flush(folder / f"kept{end}")
    for end in kept:
        put_in_place(folder / f"kept{end}", beside(aside, end))
    for end in SIDE_FILES:
        beside(project, end).unlink(missing_ok=True)
    flush_folder(project.absolute().parent)
    return aside


def _holds_something(path: Path, end: str) -> bool:
    """A survey's file is kept even if it is empty; what SQLite has put beside it only where there is something in it."""
    return path.exists() and (not end or path.stat().st_size > 0)
