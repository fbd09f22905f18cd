"""Which rows of a data file an earlier import brought already, those among them whose responses were erased since.

A row is known by the hash of its cells. An erasure takes the hash away too, since cells of a short list are guessed from it.
What stays is that a row stood between two others: a file that has these in their order has the erased one there, or has it no
more. So what a respondent withdrew does not come back with a file that has grown; where that cannot be told a person is asked.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from servqual_desk.importing.row_set import RowSet
from servqual_desk.store.sqlite import empty_in_memory

ERASED = b""  # in place of a hash
_WAITING, _ERASED = 0, -1  # in place of an import, whose numbers are above


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRows:
    """Rows of a file by their numbers.

    Attributes:
        brought: by an earlier import.
        erased: those of erased responses, as far as their places tell; they are no new rows either.
    """

    brought: Collection[int] = frozenset()
    erased: Collection[int] = frozenset()
    left_out: Collection[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "left_out", RowSet(self.brought, self.erased))


class UnclearError(Exception):
    """Rows of erased responses may stand in the file, and which they are cannot be told."""


def brought_in_order(rows: Iterable[tuple[int, bytes]], imports: Iterable[Iterable[bytes]]) -> Collection[int] | None:
    """The rows of imports in a file that holds all of them, those of each import in its order; None where it does not.

    So it is with a file that has only grown, whose rows are looked at once and need not be kept.

    Args:
        rows: the number of each row of the file and the hash of its cells.
        imports: the hashes of the rows that each brought, in its order.
    """
    waiting: dict[bytes, deque[Iterator[bytes]]] = {}

    def wait(one: Iterator[bytes]) -> None:
        if (digest := next(one, None)) is not None:
            waiting.setdefault(digest, deque()).append(one)

    def found() -> Iterator[int]:
        for number, digest in rows:
            if digest in waiting:
                one = waiting[digest].popleft()
                if not waiting[digest]:
                    del waiting[digest]
                wait(one)
                yield number

    for one in imports:
        wait(iter(one))
    brought = RowSet(found())
    return None if waiting else brought


class FileRows:
    """A file's rows, of which import after import finds its own; a table in memory, a tenth of what they are as objects.

    Args:
        rows: the number of each row and the hash of its cells, in the file's order.
    """

    def __init__(self, rows: Iterable[tuple[int, bytes]]) -> None:
        self._database = empty_in_memory()
        self._run = self._database.conn.execute
        # Those that wait for an import stand together in the key: the next one like another is found among any number of them.
        self._run(
            """CREATE TABLE file_row (import INTEGER, digest BLOB, number INTEGER, place INTEGER,
               PRIMARY KEY (import, digest, number)) WITHOUT ROWID"""
        )
        self._database.conn.executemany(
            f"INSERT INTO file_row (import, number, digest) VALUES ({_WAITING}, ?, ?)", rows
        )

    def __len__(self) -> int:
        return int(self._run("SELECT count(*) FROM file_row").fetchone()[0])

    @property
    def known(self) -> KnownRows:
        """What was found so far."""
        return KnownRows(
            brought=RowSet(self._numbers("import > 0")), erased=RowSet(self._numbers(f"import = {_ERASED}"))
        )

    def find(self, number: int, rows: Iterable[bytes]) -> int:
        """Give an import the rows that it brought and that no other import has; returns how many they are.

        Args:
            number: the import's.
            rows: their hashes in the order of the import, `ERASED` in place of those that were erased.
        """
        return int(
            self._database.conn.executemany(
                f"""UPDATE file_row SET import = ?1, place = ?2 WHERE import = {_WAITING} AND digest = ?3
                    AND number = (SELECT min(number) FROM file_row WHERE import = {_WAITING} AND digest = ?3)""",
                ((number, place, digest) for place, digest in enumerate(rows) if digest),
            ).rowcount
        )

    def give_back(self, number: int) -> None:
        """Take an import's rows away from it again."""
        self._run(f"UPDATE file_row SET import = {_WAITING}, place = NULL WHERE import = ?", (number,))

    def clear(self) -> None:
        """Take every row away from its import, and say of none that it was erased."""
        self._run(f"UPDATE file_row SET import = {_WAITING}, place = NULL WHERE import <> {_WAITING}")

    def find_erased(self, number: int, n_rows: int) -> None:
        """Find the erased rows of an import, all other rows of which were found.

        Args:
            n_rows: that the import brought, the erased ones with them.

        Raises:
            UnclearError: which rows they are cannot be told.
        """
        found = self._run("SELECT place, number FROM file_row WHERE import = ? ORDER BY place", (number,))
        unknown = array("I", self._numbers(f"import = {_WAITING}"))
        erased = _erased_between(found, unknown, n_rows)
        self._database.conn.executemany(
            f"UPDATE file_row SET import = {_ERASED} WHERE import = {_WAITING} AND number = ?",
            [(row,) for row in erased],
        )

    def _numbers(self, which: str) -> Iterator[int]:
        return (row[0] for row in self._run(f"SELECT number FROM file_row WHERE {which} ORDER BY number"))


def _erased_between(found: Iterable[tuple[int, int]], unknown: Sequence[int], n_rows: int) -> list[int]:
    """The rows that no import has where an import lacks some.

    Args:
        found: place in the import, from 0, and row of the file, in the order of the import.
        unknown: the rows that no import has, rising.
    """
    erased: list[int] = []
    last_place, last_row = -1, 0
    for place, row in found:
        if row < last_row:
            raise UnclearError
        if missing := place - last_place - 1:
            between = unknown[bisect_right(unknown, last_row) : bisect_left(unknown, row)]
            if len(between) > missing:
                raise UnclearError
            erased += between
        last_place, last_row = place, row
    if last_place < 0:
        raise UnclearError
    # What stands after the last known row may be new; the first of it are the erased ones.
    after = bisect_right(unknown, last_row)
    return erased + list(unknown[after : after + n_rows - 1 - last_place])
