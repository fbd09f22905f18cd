"""Writing files as a person expects: whole or not at all, and the machine's refusals said in one sentence."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.store.file_keys import is_protected
from servqual_desk.store.flushing import flush
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.raw_bytes import SQLITE_MAGIC, first_bytes

_NO_ROOM = 1_000_000  # bytes: with less free space, a file that cannot be written is the disk's fault


def disk_fault(error: OSError, path: Path) -> KnownError:
    """The operating system's refusal about `path`, as a sentence that says how to repair it."""
    permission = _("You have no permission for “{path}”. Choose another folder, or ask for the permission.")
    sentences = {
        errno.ENOSPC: _("The disk is full: “{path}” was not saved. Free some space and try again."),
        errno.EDQUOT: _("Your disk quota is used up: “{path}” was not saved. Free some space and try again."),
        errno.EFBIG: _("“{path}” would be too large for this disk. Choose another disk."),
        errno.EROFS: _("“{path}” is on a read-only disk. Choose another folder."),
        errno.EACCES: permission,
        errno.EPERM: permission,
        errno.ENOENT: _("“{path}” does not exist. Check the name and the folder."),
        errno.EEXIST: _("“{path}” exists already. Choose another name."),
        errno.ENOTDIR: _("A part of “{path}” is a file, not a folder. Check the path."),
        errno.EISDIR: _("“{path}” is a folder. Give the name of a file."),
        errno.ELOOP: _("The links of “{path}” lead in a circle. Give another name."),
        errno.ENAMETOOLONG: _("The name “{path}” is too long for this disk. Choose a shorter one."),
    }
    sentence = sentences.get(
        error.errno or 0, _("“{path}” cannot be used: {reason}. Choose another place and try again.")
    )
    return KnownError(sentence.format(path=path, reason=(error.strerror or str(error)).rstrip(".")))


def blame_full_disk(path: Path) -> None:
    """After a library could not write `path` and said nothing of the disk: say it where there is no room.

    Raises:
        OSError: the disk is full.
    """
    if shutil.disk_usage(path.parent).free < _NO_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn an `OSError` inside the block into a `KnownError` about `path`."""
    try:
        yield
    except OSError as error:
        raise disk_fault(error, path) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file for its owner alone, which takes the place of `path` when the block ends well, else is removed.

    It stands in a hidden folder beside `path`, which is swept when a kill leaves it, and has the same name there, for writers
    that look at it. It is synced before, so that a power cut leaves the old file or the new one, never a half. An earlier `path`
    is replaced; a link stays a link.

    Raises:
        KnownError: the machine refuses (full disk, no such folder, no permission), or `path` is a folder, a device or a project.
    """
    with disk_faults(path):
        target = _resolved(path)
        if target.exists() and not target.is_dir() and not target.is_file():
            raise KnownError(_("“{path}” is a device, not a file. Give the name of a file.").format(path=path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_database(target):
            raise KnownError(_("“{path}” is a survey and is not overwritten. Choose another name.").format(path=path))
        with private_folder(target.parent) as folder:
            temporary = folder / target.name
            make_private(temporary)
            yield temporary
            flush(temporary)
            temporary.replace(target)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, whatever the system would have made of it.

    Raises:
        FileExistsError: it exists.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _resolved(path: Path) -> Path:
    """The path that the links lead to."""
    try:
        return path.resolve()
    except RuntimeError as error:  # how Python before 3.13 says that links lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _is_database(path: Path) -> bool:
    if not path.exists():
        return False
    return first_bytes(path, len(SQLITE_MAGIC)) == SQLITE_MAGIC or is_protected(path)
