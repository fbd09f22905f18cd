"""A written report, read back."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def pages(reader: PdfReader) -> list[str]:
    """Each page's words on one line."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def whole(reader: PdfReader) -> str:
    """All words of the report."""
    return " ".join(pages(reader))


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
