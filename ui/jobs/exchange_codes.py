"""The codebook of comments for other programs, and theirs for ours."""

from pathlib import Path

from instruments.i18n import _, ngettext
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.responses.comment_coding import CommentCoding
from servqual_desk.responses.foreign_codes import ForeignCode, TakenCodes

SUFFIX = ".qdc"


def export_codes(coding: CommentCoding, path: Path) -> int:
    """Write the codebook; gives how many codes there are.

    Raises:
        DataError: there is no code, or the ending is another.
        KnownError: the machine refuses the file.
    """
    from exports.codes.refi_file import write_codes

    _need_ending(path)
    codes = coding.codebook()
    if not codes:
        raise DataError(_("The codebook holds no code yet."))
    write_codes(codes, path)
    return len(codes)


def codes_of_file(path: Path, progress: Progress = UNWATCHED) -> tuple[ForeignCode, ...]:
    """The codes that a REFI-QDA codebook holds.

    Raises:
        DataError: it is none.
    """
    from exports.datasets.read import read_table

    _need_ending(path)
    progress.step(_("Reading {name} …").format(name=path.name))
    rows = read_table(path).rows
    return tuple(ForeignCode(guid=row[0], parent=row[1], name=row[2], description=row[3]) for row in rows)


def taken_words(taken: TakenCodes) -> str:
    """What came of it."""
    new = ngettext("{n} new code", "{n} new codes", taken.new).format(n=taken.new)
    changed = ngettext("{n} changed", "{n} changed", taken.changed).format(n=taken.changed)
    return _("{new}, {changed}.").format(new=new, changed=changed)


def written_words(n: int, path: Path) -> str:
    """What was written, and where."""
    return ngettext("{n} code is in {path}.", "{n} codes are in {path}.", n).format(n=n, path=path)


def _need_ending(path: Path) -> None:
    if path.suffix.lower() != SUFFIX:
        raise DataError(_("{name}: codebooks have the ending .qdc (REFI-QDA).").format(name=path.name))
