"""Which rows of a data file an earlier import brought already, those among them whose responses were erased since.

A row is known by the hash of its cells. An erasure takes the hash away too, since cells of a short list are guessed from it.
What stays is that a row stood between two others: a file that has these in their order has the erased one there, or has it no
more. So what a respondent withdrew does not come back with a file that has grown; where that cannot be told a person is asked.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ERASED = b""  # in place of a hash


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRows:
    """Rows of a file by their numbers.

    Attributes:
        brought: by an earlier import.
        erased: those of erased responses, as far as their places tell; they are no new rows either.
    """

    brought: frozenset[int] = frozenset()
    erased: frozenset[int] = frozenset()

    @property
    def left_out(self) -> frozenset[int]:
        return self.brought | self.erased


class UnclearError(Exception):
    """Rows of erased responses may stand in the file, and which they are cannot be told."""


class FileRows:
    """A file's rows, of which import after import finds its own.

    Args:
        rows: the number of each row and the hash of its cells, in the file's order.
    """

    def __init__(self, rows: Sequence[tuple[int, bytes]]) -> None:
        self._numbers = [number for number, _digest in rows]
        self._waiting: dict[bytes, list[int]] = {}
        for number, digest in rows:
            self._waiting.setdefault(digest, []).append(number)
        self._brought: set[int] = set()
        self._erased: set[int] = set()

    @property
    def known(self) -> KnownRows:
        """What was found so far."""
        return KnownRows(brought=frozenset(self._brought), erased=frozenset(self._erased))

    def shared(self, held: Counter[bytes]) -> int:
        """How many of an import's rows stand in the file and were not found by another import."""
        return sum(min(count, len(self._waiting.get(digest, ()))) for digest, count in held.items())

    def take(self, rows: Sequence[bytes]) -> None:
        """Take the rows of an import, all of which that were not erased stand in the file.

        Args:
            rows: their hashes in the order of the import, `ERASED` in place of those that were erased.

        Raises:
            UnclearError: which rows are the erased ones cannot be told.
        """
        places = [self._waiting[digest].pop(0) if digest else None for digest in rows]
        found = [place for place in places if place is not None]
        self._brought.update(found)
        if len(found) < len(places):
            self._take_erased(places, found)

    def _take_erased(self, places: Sequence[int | None], found: Sequence[int]) -> None:
        if not found or list(found) != sorted(found):
            raise UnclearError
        last, missing = 0, 0
        for place in (*places, None):
            if place is None:
                missing += 1
                continue
            self._between(last, place, missing)
            last, missing = place, 0
        # What stands after the last known row may be new; the first of it are the erased ones.
        self._erased.update(self._unknown(last, self._numbers[-1] + 1)[: missing - 1])

    def _between(self, first: int, last: int, missing: int) -> None:
        unknown = self._unknown(first, last) if missing else []
        if len(unknown) > missing:
            raise UnclearError
        self._erased.update(unknown)

    def _unknown(self, first: int, last: int) -> list[int]:
        return [n for n in self._numbers if first < n < last and n not in self._brought and n not in self._erased]
