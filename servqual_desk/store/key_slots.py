"""People's own passphrases to a protected survey: its secret, wrapped for each of them, in a small file beside it.

`loket.sqd-keys` beside `loket.sqd`. It names nobody and holds no answer; without it the survey opens by its recovery code, and by
PIN on a computer that knows the person. One such file serves every copy of the survey in its folder, whatever they are called:
what belongs to a file is found by the 16 bytes that the file begins with. The survey holds the same slots in a table of its own
(`person_keys`), from which a lost or spoiled file is written again as soon as the survey is opened.
"""

import logging
import secrets
from collections.abc import Iterable, Mapping
from glob import escape
from hashlib import blake2b
from pathlib import Path

import msgspec

from servqual_desk.store.key_wrapping import unwrapped, wrapped
from servqual_desk.store.passphrases import Passphrase, stretched

ENDING = "-keys"  # after the survey's whole name
_SALT_BYTES, _KEY_BYTES, _PROOF_BYTES = 16, 32, 16


class Slot(msgspec.Struct, frozen=True):
    """One person's way in; `salt` is that of Argon2id, `tag` shows whether the passphrase was the right one."""

    salt: bytes
    wrapped: bytes
    tag: bytes


class Section(msgspec.Struct, frozen=True):
    """What a keys file holds for one survey.

    Attributes:
        version: counts up with each change, so that an old copy of the survey brings no old slot back.
        slots: one a person, in no order that tells who.
        proof: made with the survey's secret, so that nobody else writes a section that is believed.
    """

    version: int
    slots: tuple[Slot, ...]
    proof: bytes

    def is_of(self, secret: bytes) -> bool:
        """Whether somebody who has the survey's secret wrote it."""
        return secrets.compare_digest(self.proof, _proof(secret, self.version, self.slots))


class KeysFile(msgspec.Struct):
    """The whole file: a survey's first 16 bytes, in hexadecimal digits → its section."""

    surveys: dict[str, Section] = {}


def section(secret: bytes, version: int, slots: Iterable[Slot]) -> Section:
    """The section of a survey."""
    every = tuple(sorted(slots, key=lambda slot: slot.salt))
    return Section(version, every, _proof(secret, version, every))


def new_slot(secret: bytes, passphrase: Passphrase) -> Slot:
    """The secret, wrapped for whoever knows this passphrase."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return Slot(salt, *wrapped(secret, stretched(passphrase, salt, _KEY_BYTES)))


def secret_in(slots: Iterable[Slot], passphrase: Passphrase) -> bytes | None:
    """The secret, where one of the slots is this passphrase's."""
    for slot in slots:
        try:
            return unwrapped(slot.wrapped, slot.tag, stretched(passphrase, slot.salt, _KEY_BYTES))
        except ValueError:
            continue
    return None


def keys_path(survey: Path) -> Path:
    """Where the keys file of a survey stands: `loket.sqd-keys`."""
    return survey.with_name(survey.name + ENDING)


def keys_files(survey: Path) -> tuple[Path, ...]:
    """The keys files in the survey's folder, its own first: a copy has another name, and so has a renamed survey."""
    own = keys_path(survey)
    others = sorted(survey.absolute().parent.glob(f"*{escape(survey.suffix)}{ENDING}"))
    return tuple(dict.fromkeys((own.absolute(), *others)))


def slots_for(survey: Path, salt: bytes) -> tuple[Slot, ...] | None:
    """The slots that lie beside a survey, those of the newest section first; None where no keys file tells of it."""
    found = [part for path in keys_files(survey) if (part := read_keys(path).get(salt.hex())) is not None]
    found.sort(key=lambda part: -part.version)
    return tuple(dict.fromkeys(slot for part in found for slot in part.slots)) if found else None


def read_keys(path: Path) -> Mapping[str, Section]:
    """What a keys file holds; nothing where it is not there or is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeysFile).surveys
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError) as error:
        logging.getLogger(__name__).warning("not read: %s: %s", path, error)
        return {}


def _proof(secret: bytes, version: int, slots: tuple[Slot, ...]) -> bytes:
    said = msgspec.msgpack.encode((version, slots))
    return blake2b(said, key=secret, digest_size=_PROOF_BYTES, person=b"sqd slots").digest()
