"""A written report, read back: its words by PDFium, which comes with Qt, what it is made of by pypdf."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

Pdf = PdfReader | Path | BytesIO


@contextmanager
def opened(content: bytes) -> Iterator[QPdfDocument]:
    """A PDF as PDFium has it: in a hundredth of the time that pypdf, which is written in Python, reads a chart in."""
    kept = QByteArray(content)
    device, document = QBuffer(kept), QPdfDocument()
    device.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(device)
    assert document.status() is QPdfDocument.Status.Ready, document.error()
    yield document
    document.close()


@lru_cache(maxsize=4)  # what several tests, or several lines of one, ask of the same paper
def _pages(content: bytes) -> tuple[str, ...]:
    with opened(content) as document:
        return tuple(document.getAllText(number).text() for number in range(document.pageCount()))


def content_of(paper: Pdf) -> bytes:
    """The file's bytes."""
    if isinstance(paper, Path):
        return paper.read_bytes()
    if isinstance(paper, BytesIO):
        return paper.getvalue()
    paper.stream.seek(0)
    return paper.stream.read()


def pages(paper: Pdf) -> list[str]:
    """Each page's words on one line."""
    return [" ".join(page.split()) for page in _pages(content_of(paper))]


def whole(paper: Pdf) -> str:
    """All words of the report."""
    return " ".join(pages(paper))


def right_edges(paper: Pdf) -> list[float]:
    """How far right the words of each page reach, in points."""
    with opened(content_of(paper)) as document:
        return [
            max((part.boundingRect().right() for part in document.getAllText(number).bounds()), default=0.0)
            for number in range(document.pageCount())
        ]


def fonts(reader: PdfReader) -> dict[str, bool]:
    """Every font of every page and whether its file is in the report."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            descriptor: Any = font.get("/FontDescriptor", {})
            found[str(font["/BaseFont"])] = "/FontFile2" in descriptor
    return found


def bookmarks(reader: PdfReader) -> Iterator[tuple[str, int]]:
    """Every bookmark's words and the number of the page that it leads to, from 1."""
    yield from _entries(reader, reader.outline)


def _entries(reader: PdfReader, entries: list[Any]) -> Iterator[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _entries(reader, entry)
        else:
            yield str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1
