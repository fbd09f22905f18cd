"""Protecting a survey (encryption at rest), taking the protection away, and doing the same to the copies that it knows of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import KnownError, ProjectError
from servqual_desk.people.rights import Right
from servqual_desk.store.backup_list import identity
from servqual_desk.store.backups import Backups
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import FileKey, drawn_key, held_key, is_locked, is_protected, locked, new_key
from servqual_desk.store.key_slots import Slot, keys_path, new_slot
from servqual_desk.store.open_file import require_project
from servqual_desk.store.passphrases import Passphrase, require_long_enough
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.rewriting import holding, rewrite
from servqual_desk.store.sqlite import damaged
from servqual_desk.store.unlocking import unlocked

Step = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """What was done to a survey and its copies.

    Attributes:
        key: of the file now; None after the protection was taken away. Its recovery code is to be printed once.
        copies: backups that were written anew too.
        left: backups that were not, with the reason; each still opens as before.
        absent: places of backups that were not at hand, such as a stick.
        keys: the file beside the survey by which people's own passphrases open it; None where it has one passphrase for all.
    """

    key: FileKey | None
    keys: Path | None = None
    copies: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()
    absent: tuple[Path, ...] = ()


def protect(path: Path, passphrase: Passphrase, *, step: Step | None = None, who: str | None = None) -> Protected:
    """Encrypt a survey and the backups of it that are at hand; nobody may have it open.

    A survey that is protected already gets a new key and a new recovery code; unlock it before.

    Args:
        passphrase: the survey's own, from which its key comes, so that the one file has all that opens it. Where roles count
            it is that of the person at work, and the key is drawn by chance; the others set theirs by `People.set_passphrase`.

    Raises:
        DataError: the passphrase is too short.
        ProjectError: it is no survey, is open elsewhere, or the machine refuses; nothing has changed.
    """
    require_project(path)
    require_long_enough(passphrase)
    kind = "passphrase" if is_protected(path) else "protected"
    return _rewritten(path, passphrase, Event(kind=kind, who=who), step)


def unprotect(
    path: Path, passphrase: Passphrase | None = None, *, step: Step | None = None, who: str | None = None
) -> Protected:
    """Write a protected survey, and its backups at hand, as files that everybody can read; nobody may have it open.

    Args:
        passphrase: or the recovery code, or the content of the key file; not needed while the file is unlocked.

    Raises:
        LockedError: the passphrase is missing or wrong.
        ProjectError: it is no survey, not protected, open elsewhere, or the machine refuses; nothing has changed.
    """
    require_project(path)
    if not is_protected(path):
        raise ProjectError(_("{path}: is not protected, so there is nothing to take away.").format(path=path))
    with unlocked(path, passphrase):
        return _rewritten(path, None, Event(kind="unprotected", who=who), step)


def _rewritten(path: Path, passphrase: Passphrase | None, event: Event, step: Step | None) -> Protected:
    with ProjectFile.open(path) as opened:
        opened.require(Right.PROTECT)
        key, slots = _key_and_slots(opened, passphrase)
        own, backups = opened.setting("uuid"), Backups(opened)
        found = [(other, identity(other)) for other in backups.relatives()]
        originals, chosen = backups.originals, backups.chosen_places
        old = held_key(path)
    copies = [other for other, theirs in found if theirs == own]  # backups, those before a migration, those set aside
    unread = tuple(sentence for other, theirs in found if theirs is None for sentence in _unread(other, originals))
    with holding(old, key):
        _tell(step, 0.0)
        rewrite(path, key, event, slots=slots)
        again = partial(rewrite, key=key, slots=slots, survey=path.name)
        done, left = _each(copies, again, step)
    absent = tuple(place for place in chosen if not place.is_dir())
    keys = keys_path(path) if slots else None
    return Protected(key=key, keys=keys, copies=done, left=(*unread, *left), absent=absent)


def _key_and_slots(opened: ProjectFile, passphrase: Passphrase | None) -> tuple[FileKey | None, dict[str, Slot]]:
    if passphrase is None:
        return None, {}
    person = opened.guard.who() if opened.guard.is_set_up else None
    if person is None:
        return new_key(passphrase), {}
    key = drawn_key()
    return key, {person: new_slot(key.secret, passphrase)}


def _unread(copy: Path, originals: Sequence[Path]) -> Iterator[str]:
    """What is said of a file that may be a copy: it has another passphrase, as a stick that was away; or it is damaged."""
    if is_locked(copy):
        yield locked(copy)
    elif copy in originals:
        yield damaged(copy)


def _each(
    copies: Sequence[Path], again: Callable[[Path], None], step: Step | None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    done: list[Path] = []
    left: list[str] = []
    for number, copy in enumerate(copies, start=1):
        try:
            again(copy)
            done.append(copy)
        except KnownError as error:  # the survey itself is done; each copy that is not is named
            left.extend(error.faults)
        _tell(step, number / len(copies))
    return tuple(done), tuple(left)


def _tell(step: Step | None, share: float) -> None:
    if step is not None:
        step(share)
