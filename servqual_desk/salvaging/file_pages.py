"""The pages of a file as they stand on the disk, without asking SQLite, which reads nothing behind a broken page.

What a write-ahead log holds beyond the file is taken for the file's own page, where the log belongs to it. The file format is
that of https://sqlite.org/fileformat2.html.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from servqual_desk.salvaging.page_cipher import RESERVED, PageCipher
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.raw_bytes import SQLITE_MAGIC
from servqual_desk.store.side_files import beside, committed_pages

_USUAL_SIZE = 4096
_HEADER = 100


@dataclass(frozen=True, slots=True)
class FilePages:
    """The pages of a file, numbered from 1, as SQLite numbers them.

    Attributes:
        size: of a page in bytes.
        reserved: bytes at the end of each page that hold no content.
    """

    content: bytes
    size: int = _USUAL_SIZE
    reserved: int = 0
    newer: dict[int, bytes] = field(default_factory=dict)

    @property
    def usable(self) -> int:
        """How many bytes of a page hold content."""
        return self.size - self.reserved

    @property
    def count(self) -> int:
        return max(-(-len(self.content) // self.size), *self.newer, 0)

    def __getitem__(self, number: int) -> bytes:
        """A page; of one that the file does not have, or not whole, what is there."""
        start = (number - 1) * self.size
        return self.newer.get(number) or self.content[max(start, 0) : start + self.size]

    def numbers(self) -> Iterator[int]:
        return iter(range(1, self.count + 1))

    @staticmethod
    def start_of_tree(number: int) -> int:
        """Where the tree's part of a page begins: the first one has the file's header before it."""
        return _HEADER if number == 1 else 0


def read_pages(path: Path, key: FileKey | None) -> FilePages:
    """The pages of a file, which nobody has open, and of the write-ahead log beside it; a page that does not decrypt is empty.

    Raises:
        OSError: it cannot be read.
    """
    wal = beside(path, "-wal")
    content = path.read_bytes()
    if key is not None:
        newer = committed_pages(b"", wal.read_bytes()) if wal.exists() else {}
        return decrypted_pages(content, newer, key)
    return plain_pages(content, wal.read_bytes() if wal.exists() else b"")


def plain_pages(content: bytes, wal: bytes) -> FilePages:
    """The pages of a file that is not encrypted, and of its write-ahead log, where that belongs to it."""
    size, reserved = _USUAL_SIZE, 0
    if content.startswith(SQLITE_MAGIC):
        told = int.from_bytes(content[16:18], "big")
        if told in (512, 1024, 2048, 4096, 8192, 16384, 32768, 1):
            size = 65536 if told == 1 else told
        reserved = content[20] if content[20] < size // 4 else 0
    return FilePages(content, size, reserved, committed_pages(content[:_HEADER], wal) if wal else {})


def decrypted_pages(content: bytes, newer: Mapping[int, bytes], key: FileKey) -> FilePages:
    """The pages of a protected file."""
    cipher, zeros = PageCipher(key), bytes(_USUAL_SIZE)
    count = len(content) // _USUAL_SIZE
    pages = [
        cipher.decrypted(number, content[(number - 1) * _USUAL_SIZE : number * _USUAL_SIZE])
        for number in range(1, count + 1)
    ]
    taken = {number: cipher.decrypted(number, page) or zeros for number, page in newer.items()}
    return FilePages(b"".join(page or zeros for page in pages), _USUAL_SIZE, RESERVED, taken)
