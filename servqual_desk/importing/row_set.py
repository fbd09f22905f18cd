"""Numbers of a file's rows as a set that a million rows fill with a million bytes."""

from collections.abc import Collection, Iterable, Iterator


class RowSet(Collection[int]):
    """Which rows are meant; `numbers` count from 1, and may name a row again."""

    def __init__(self, *numbers: Iterable[int]) -> None:
        self._marks = bytearray()
        for some in numbers:
            for number in some:
                self._mark(number)
        self._count = self._marks.count(1)

    def _mark(self, number: int) -> None:
        if number >= len(self._marks):
            self._marks.extend(bytes(max(number + 1 - len(self._marks), len(self._marks) // 4)))
        self._marks[number] = 1

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number < len(self._marks) and bool(self._marks[number])

    def __iter__(self) -> Iterator[int]:
        return (number for number, mark in enumerate(self._marks) if mark)

    def __len__(self) -> int:
        return self._count
