"""What a workbook says beside its cells: sheets and their state, merged cells, formulas without a result, error cells.

calamine, which reads the cells fast, tells none of it, and would hold an empty sheet with one cell far away whole.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from exports.datasets.reading.limits import MOST_UNPACKED, is_swollen
from instruments.i18n import _
from servqual_desk.errors import DataError

BLOCK = 1 << 20
_OVERLAP = 256
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_COLUMN = re.compile(rb'\br="([A-Z]{1,4})[0-9]+"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]+)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_TOLD = re.compile(rb'<(?:\w+:)?f[\s/>]|\bt="e"')
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Area = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet's name, whether it is hidden, and where in the archive it is."""

    name: str
    hidden: bool
    part: str


@dataclass(slots=True, kw_only=True)
class Remarks:
    """What stands in a sheet beside values.

    Attributes:
        hidden: rows that the spreadsheet does not show, as it counts them.
        unreadable: (row, column) → (why, what stands there).
    """

    n_rows: int = 0
    n_columns: int = 0
    merged: list[Area] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    unreadable: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)


def sheets(archive: zipfile.ZipFile) -> tuple[list[SheetPart], bool]:
    """The worksheets in order, and whether dates count from 1904."""
    book = ElementTree.fromstring(_small(archive, "xl/workbook.xml"))
    relations = ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    targets = {entry.get("Id"): entry.get("Target", "") for entry in relations}
    found = [
        SheetPart(
            name=entry.get("name", ""),
            hidden=entry.get("state", "visible") != "visible",
            part=_part(targets.get(entry.get(_RELATION), "")),
        )
        for entry in book.iter()
        if entry.tag.endswith("}sheet")
    ]
    properties = next((entry for entry in book.iter() if entry.tag.endswith("}workbookPr")), None)
    from_1904 = properties is not None and properties.get("date1904", "0").lower() in ("1", "true")
    return [sheet for sheet in found if "worksheets/" in sheet.part], from_1904


def refuse_trickery(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse parts that unpack to more than a workbook may hold, and XML that defines words of its own.

    Raises:
        DataError: there is such a part.
    """
    for entry in archive.infolist():
        if entry.file_size > MOST_UNPACKED or is_swollen(entry):
            raise DataError(_("{name}: unpacks to more than a workbook may hold; save it as CSV.").format(name=name))
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                before = _before_the_root(part)
            if b"<!DOCTYPE" in before or b"<!ENTITY" in before:
                sentence = _("{name}: holds XML entities, which no spreadsheet writes; save it again as .xlsx.")
                raise DataError(sentence.format(name=name))


def _before_the_root(part: IO[bytes]) -> bytes:
    """What stands before a part's first element, where alone a DOCTYPE can be."""
    before = b""
    while block := part.read(4096):
        before += block.replace(b"\0", b"")
        if found := _ELEMENT.search(before):
            return before[: found.start()]
    return before


def remarks(archive: zipfile.ZipFile, part: str) -> Remarks:
    """Look through a sheet's XML, once where it has nothing to tell and twice where it has."""
    found, is_told = Remarks(), False
    widest = b""
    for block in _overlapping(archive, part):
        is_told = is_told or _TOLD.search(block) is not None
        for name in set(_COLUMN.findall(block)):
            widest = max(widest, name, key=lambda letters: (len(letters), letters))
        found.n_rows = max([found.n_rows, *map(int, _ROW.findall(block)[-1:])])
        found.hidden += map(int, _HIDDEN.findall(block))
        found.merged += [_area(reference.decode()) for reference in _MERGED.findall(block)]
    found.hidden = list(dict.fromkeys(found.hidden))
    found.merged = list(dict.fromkeys(found.merged))
    found.n_columns = _column_number(widest.decode()) if widest else 0
    if is_told:
        _Cells(found.unreadable).look_through(archive, part)
    return found


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(50_000_000)


def _part(target: str) -> str:
    path = PurePosixPath(target.lstrip("/"))
    return str(path if target.startswith("/") else PurePosixPath("xl") / path)


def _overlapping(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    before = b""
    with archive.open(part) as file:
        while block := file.read(BLOCK):
            yield before + block
            before = block[-_OVERLAP:]


def _area(reference: str) -> Area:
    first, last = map(place, reference.split(":"))
    return (*first, *last)


def place(reference: str) -> tuple[int, int]:
    """`B3` → (2, 1)."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, _column_number(letters) - 1


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Cells:
    """Looks for formulas without a result and for error cells."""

    def __init__(self, found: dict[tuple[int, int], tuple[str, str]]) -> None:
        self._found = found
        self._reference = self._kind = self._formula = self._value = ""
        self._has_formula = self._has_value = False
        self._inside = ""

    def look_through(self, archive: zipfile.ZipFile, part: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        with archive.open(part) as file:
            parser.ParseFile(file)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            self._reference, self._kind = attributes.get("r", ""), attributes.get("t", "n")
            self._formula = self._value = ""
            self._has_formula = self._has_value = False
        elif local in ("f", "v"):
            self._inside = local
            self._has_formula = self._has_formula or local == "f"
            self._has_value = self._has_value or local == "v"

    def _text(self, words: str) -> None:
        if self._inside == "f":
            self._formula += words
        elif self._inside == "v":
            self._value += words

    def _end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local in ("f", "v"):
            self._inside = ""
        if local != "c" or not self._reference:
            return
        is_empty_text = self._kind == "str" and self._has_value
        if self._has_formula and not self._value and not is_empty_text:
            self._found[place(self._reference)] = ("formula", f"={self._formula}")
        elif self._kind == "e":
            self._found[place(self._reference)] = ("error", self._value)
