"""Which computer and which copy of a file it is that writes: each has a chain of its own in the log.

A copied project, a cloned disk and a settings folder carried along must not go on with another's chain. So the mark goes
over a number that this installation drew for itself, the computer's own names, and the file's place on its disk. It is only
ever stored as a digest. A mark that changes without need (a moved file) costs one more chain and does no harm.
"""

import logging
import os
import platform
import secrets
import uuid
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from servqual_desk.settings import SETTINGS_FOLDER, settings_path

_NUMBER = "installation"
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_MULTICAST = 1 << 40  # Python sets this bit in a hardware address that it made up itself


def copy_mark(path: Path) -> str:
    """The mark of this computer and this copy of a file: 32 hexadecimal digits."""
    try:
        place = path.stat()
    except FileNotFoundError:
        return _mark(path, "")
    return _mark_of_file(path, (place.st_dev, place.st_ino), os.environ.get(SETTINGS_FOLDER))


@lru_cache  # each answer asks
def _mark_of_file(path: Path, node: tuple[int, int], _settings: str | None) -> str:
    return _mark(path, str(node[1]))


def _mark(path: Path, place: str) -> str:
    resolved = path.resolve()
    said = "\n".join((_installation(settings_path().with_name(_NUMBER)), *_computer(), str(resolved), place))
    return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=16, person=b"sqd device").hexdigest()


@cache
def _computer() -> tuple[str, ...]:
    """The names that a clone of this computer does not have too, as far as the system tells."""
    address = uuid.getnode()
    known = "" if address & _MULTICAST else f"{address:x}"
    return platform.node(), known, next((_read(path) for path in _MACHINE_IDS if path.exists()), "")


@cache
def _installation(path: Path) -> str:
    """The random number of this installation, drawn at its first use; "" where the settings cannot be written."""
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(secrets.token_hex(16), encoding="ascii")
        except OSError as error:
            logging.getLogger(__name__).warning("the number of this installation is not kept: %s: %s", path, error)
    return _read(path)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        logging.getLogger(__name__).warning("not read: %s", path)
        return ""
