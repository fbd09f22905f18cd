"""What a file is by its first bytes, whatever its name says: people rename files to what a program asks for."""

from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import DataError

# What a file of a kind begins with → the extensions that it may have; the first is told.
_SIGNS: tuple[tuple[bytes, tuple[str, ...]], ...] = (
    (b"PK\x03\x04", (".xlsx", ".zip")),
    (b"$FL2@(#)", (".sav", ".zsav")),
    (b"$FL3@(#)", (".zsav", ".sav")),
    (b"<stata_dta>", (".dta",)),
    (b"PAR1", (".parquet",)),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and an .xlsx with a password
_SAMPLE = 1024
_TEXTS = (".csv", ".tsv", ".txt", ".jsonl", ".qdc")


def refuse_misnamed(path: Path, name: str) -> None:
    """Refuse a file that is of another kind than its extension says, and say which.

    Raises:
        DataError: it is.
    """
    ending = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    for sign, endings in _SIGNS:
        if start.startswith(sign) and ending not in endings:
            raise DataError(_misnamed(name, endings[0]))
    if start.startswith(_OLD_OFFICE):
        raise DataError(
            _("{name}: is an old workbook (.xls), or has a password; save it as .xlsx without one.").format(name=name)
        )
    if ending not in _TEXTS and start and _is_text(start):
        raise DataError(_misnamed(name, ".csv"))


def _misnamed(name: str, kind: str) -> str:
    return _("{name}: is a {kind} file, whatever its name says; give it that ending and import it again.").format(
        name=name, kind=kind
    )


def _is_text(start: bytes) -> bool:
    """Whether it reads as rows of text."""
    signs = start.decode("utf-8", errors="ignore")
    is_plain = all(sign.isprintable() or sign in "\t\r\n" for sign in signs) and len(signs) > 0.9 * len(start)
    return is_plain and any(delimiter in signs.partition("\n")[0] for delimiter in ",;\t|")
