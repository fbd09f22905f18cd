"""Data files in a ZIP that is encrypted with a passphrase: AES-256 as WinZip defined it (AE-2); 7-Zip, for one, opens it.

The names of the files inside can be read, their content and their checksums cannot. The format makes its key of the passphrase
with 1,000 rounds of PBKDF2 only, so that a short one is soon guessed.
"""

from collections.abc import Iterable
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.store.passphrases import Passphrase, passphrase_bytes, require_long_enough
from servqual_desk.store.whole_files import replacing

SHORTEST = 12  # characters of the passphrase of a file that leaves the house


def encrypt_files(files: Iterable[Path], out: Path, passphrase: Passphrase) -> None:
    """Write files into an encrypted ZIP, whole or not at all; an earlier one is replaced.

    Raises:
        DataError: the passphrase is too short.
        KnownError: the machine refuses.
    """
    import pyzipper

    require_long_enough(passphrase, SHORTEST)
    with replacing(out) as temporary:
        with pyzipper.AESZipFile(temporary, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
            archive.setpassword(passphrase_bytes(passphrase))
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
            for file in files:
                archive.write(file, file.name)
        with pyzipper.AESZipFile(temporary) as archive:
            archive.setpassword(passphrase_bytes(passphrase))
            damaged = archive.testzip()  # reads each to its end, where its code of authenticity stands
        if damaged is not None:
            raise KnownError(
                _("{path}: the new file does not read back whole. Check the disk and try again.").format(path=out)
            )
