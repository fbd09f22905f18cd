"""Protecting a survey and taking the protection away, for both faces."""

from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store.file_keys import FileKey, is_protected
from servqual_desk.store.open_file import require_project
from servqual_desk.store.passphrases import Passphrase
from servqual_desk.store.protection import Protected, protect, unprotect
from servqual_desk.store.unlocking import require_unlocked

SHEETS = (".pdf", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done. `left` are sentences: backups that stayed as they were, places that were not at hand.

    `keys` is the file that people's own passphrases need beside the survey; None where it has one passphrase for all.
    """

    key: FileKey | None
    copies: tuple[Path, ...]
    left: tuple[str, ...]
    keys: Path | None = None

    @property
    def recovery_code(self) -> str:
        """To be printed once; "" where the protection was taken away."""
        return self.key.recovery_code if self.key else ""

    @property
    def keys_words(self) -> str:
        """What is to be known of the file beside the survey; "" where there is none."""
        if self.keys is None:
            return ""
        return _(
            "The passphrase is yours alone; the others set their own, or unlock by name and PIN. Whoever copies the survey to "
            "another computer copies “{keys}” with it."
        ).format(keys=self.keys.name)


def require_protectable(path: Path, *, change: bool, recovery: Path | None = None) -> None:
    """Refuse before a passphrase is asked for.

    Raises:
        ProjectError: it is no survey, or is protected already and no change is meant, or the other way round.
        DataError: the sheet's name ends in no kind of file that can be made.
    """
    require_project(path)
    if is_protected(path) and not change:
        raise ProjectError(
            _("{path}: is protected already. To give it another passphrase, use --change.").format(path=path)
        )
    if change and not is_protected(path):
        raise ProjectError(_("{path}: is not protected, so there is no passphrase to change.").format(path=path))
    if recovery is not None and recovery.suffix.lower() not in SHEETS:
        raise DataError(
            _("{path}: the file's name must end in {ending}.").format(path=recovery, ending=" / ".join(SHEETS))
        )
    require_unlocked(path)


def protect_project(path: Path, passphrase: Passphrase, progress: Progress = UNWATCHED) -> Done:
    """Encrypt the survey, or give a protected one another passphrase; see `protection.protect`."""
    progress.step(_("Encrypting and reading back …"), 0.0)
    return _told(protect(path, passphrase, step=progress))


def unprotect_project(path: Path, progress: Progress = UNWATCHED) -> Done:
    """Take the protection away; see `protection.unprotect`."""
    progress.step(_("Decrypting and reading back …"), 0.0)
    return _told(unprotect(path, step=progress))


def _told(done: Protected) -> Done:
    sentence = _("{path}: is not there now, so backups in it stayed as they were.")
    absent = tuple(sentence.format(path=place) for place in done.absent)
    return Done(key=done.key, copies=done.copies, left=(*done.left, *absent), keys=done.keys)


def set_own_passphrase(path: Path, passphrase: Passphrase) -> None:
    """Let whoever is signed in open the survey by a passphrase of their own; see `People.set_passphrase`."""
    with Project.open(path) as project:
        project.people.set_passphrase(passphrase)
