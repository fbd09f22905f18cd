"""Which code page a text file is in, where the file itself proves it; letters are never replaced by other letters."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import OpenQuestionError

BLOCK = 1 << 20
_SAMPLE = 1 << 16

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HIGH = re.compile(rb"[\x80-\xff]+")

# What Windows-1252 has for Western words. Letters that only Icelandic has (ð þ ý) stand where Turkish has its own, and ³ ¹ ª
# where Polish has: beside letters they are a sign of another code page.
_LETTERS = set("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽ")
_SIGNS = set("€‚„…‘’“”•–—™¡£§©«®°±²³·»¿×÷½¼¾ªº\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")
_NEVER_IN_WORDS = set("‚„•©®±×÷½¼¾¿¡£§€³²ªº")

NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


def encoding_of(path: Path, said: str) -> tuple[str, bool]:
    """Python's name of the encoding, and whether the file proves it.

    Args:
        said: what a person named; "" to conclude.

    Raises:
        DataError: no such encoding, or the file is not in it.
        OpenQuestionError: nothing proves one.
    """
    if said:
        return _checked(path, said), True
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return _checked(path, name), True
    wide = _wide(sample)
    if wide:
        return _checked(path, wide), True
    wrong = _first_wrong(path, "utf-8")
    if wrong is None:
        return "utf-8", True
    if _is_western(path):
        return "cp1252", False
    raise OpenQuestionError(_question(path, wrong), asks="encoding")


def _checked(path: Path, name: str) -> str:
    try:
        codecs.lookup(name)
    except LookupError:
        raise DataError(
            _("“{encoding}” is no encoding; write one such as utf-8, windows-1252 or gb18030.").format(encoding=name)
        ) from None
    wrong = _first_wrong(path, name)
    if wrong is not None:
        raise DataError(
            _("{name}: line {line} is not {encoding}; save the file again as “CSV UTF-8”.").format(
                name=path.name, line=wrong, encoding=NAMES.get(name, name)
            )
        )
    return name


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of ordinary text is null."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _first_wrong(path: Path, encoding: str) -> int | None:
    """The line in which the file is not in this encoding; None where it is."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    for block in _blocks(path):
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            return lines + error.object[: error.start].count(b"\n")
        lines += block.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return lines
    return None


def _is_western(path: Path) -> bool:
    """Whether everything beyond ASCII reads as Western words and signs in Windows-1252."""
    before = b""
    for block in _blocks(path):
        content = before + block
        if not all(_is_western_run(content, found) for found in _HIGH.finditer(content)):
            return False
        before = content[-8:]
    return True


def _is_western_run(content: bytes, found: "re.Match[bytes]") -> bool:
    try:
        run = found.group().decode("cp1252")
    except UnicodeDecodeError:
        return False
    left = content[found.start() - 1 : found.start()] if found.start() else b""
    right = content[found.end() : found.end() + 1]
    in_word = left.isalpha() and right.isalpha()
    letters = [sign for sign in run if sign.isalpha()]
    if len(letters) > 2 or not all(sign in _LETTERS or sign in _SIGNS for sign in run):
        return False
    if in_word and any(sign in _NEVER_IN_WORDS for sign in run):
        return False
    return not (left.islower() and any(sign.isupper() for sign in run))


def _question(path: Path, line: int) -> str:
    if _reads_as_hanzi(path):
        sentence = _(
            "{name}: line {line} is not UTF-8 but in an East Asian code page (GB 18030 perhaps, or Big5, EUC-KR, "
            "Shift JIS); save the file as “CSV UTF-8”, or name the code page in a column map: "
            'encoding = "gb18030".'
        )
    else:
        sentence = _(
            "{name}: line {line} is not UTF-8, and nothing tells which code page it is in; save the file as "
            '“CSV UTF-8”, or name the code page in a column map: encoding = "windows-1252".'
        )
    return sentence.format(name=path.name, line=line)


def _reads_as_hanzi(path: Path) -> bool:
    with path.open("rb") as file:
        content = file.read(BLOCK)
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(content)  # the last letter may be cut
    except UnicodeDecodeError:
        return False
    foreign = [sign for sign in text if ord(sign) > 0x7F]
    return bool(foreign) and sum(0x3000 <= ord(sign) <= 0xFFEF for sign in foreign) > 0.9 * len(foreign)
