"""Faults collected with bounded memory: the first ones row by row, all of them counted by column and cell."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from instruments.i18n import _, ngettext

MOST_LISTED = 20_000  # faults that are kept row by row
MOST_GROUPS = 500  # different cells of a column that are kept; the others are counted together


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What keeps a row (or, where `row` is None, the whole file) from being imported; `column` is as the file calls it.

    `about`: what a person may say to end it (`columns`, `dates`, `consents`); "" where only the file can be corrected.
    """

    row: int | None
    column: str
    what: str
    about: str = ""

    @property
    def sentence(self) -> str:
        if self.row is None:
            return self.what
        if not self.column:
            return _("Row {row}: {what}").format(row=self.row, what=self.what)
        return _("Row {row}, column {column}: {what}").format(row=self.row, column=self.column, what=self.what)


@dataclass(slots=True, kw_only=True)
class FaultGroup:
    """The same cell with the same fault: in how many cells, in which columns, and in which rows first.

    `is_asked`: a person is asked about it elsewhere (which answer the cell means, whether the row is one).
    """

    cell: str
    what: str
    is_asked: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    first_rows: list[int] = field(default_factory=list)

    @property
    def n(self) -> int:
        return sum(self.columns.values())

    @property
    def sentence(self) -> str:
        """One line for all of them."""
        n_columns = len(self.columns)
        where = next(iter(self.columns)) if n_columns == 1 else ngettext("{n} column", "{n} columns", n_columns)
        return _("Column {columns}, {cells}, first in row {row}: {what}").format(
            columns=where.format(n=n_columns),
            cells=ngettext("{n} cell", "{n} cells", self.n).format(n=self.n),
            row=self.first_rows[0],
            what=self.what,
        )


class FaultList:
    """Every fault of a file, whose rows may be a million."""

    def __init__(self) -> None:
        self.listed: list[Fault] = []
        self.rows: set[int] = set()
        self.n = 0
        self._watched: dict[str, set[int]] = {}
        self._kept: dict[str, int] = {}
        self._groups: dict[tuple[str, str], FaultGroup] = {}

    def of_file(self, sentences: Iterable[str], about: str = "") -> None:
        """Faults of the whole file; `about` says which question they are."""
        for sentence in sentences:
            self.n += 1
            self.listed.append(Fault(row=None, column="", what=sentence, about=about))

    def add(self, rows: Collection[int], column: str, what: str, cell: str = "", *, is_asked: bool = False) -> None:
        """The same fault in these rows; `is_asked`: a person may say what it means."""
        self.rows.update(rows)
        self.n += len(rows)
        if column in self._watched:
            self._watched[column].update(rows)
        room = MOST_LISTED - len(self.listed)
        self.listed += [
            Fault(row=row, column=column, what=what) for row, _place in zip(rows, range(room), strict=False)
        ]
        kept = self._kept.get(column, 0)
        key = (cell, what) if kept < MOST_GROUPS or (cell, what) in self._groups else ("", "")
        if key not in self._groups:
            said = what if key[1] else _("other cells that cannot be read; correct these first.")
            self._kept[column] = kept + 1
            self._groups[key] = FaultGroup(cell=key[0], what=said, is_asked=is_asked and bool(key[1]))
        group = self._groups[key]
        group.columns[column] = group.columns.get(column, 0) + len(rows)
        group.first_rows += list(rows)[: 3 - len(group.first_rows)]

    def rows_of(self, columns: Iterable[str]) -> set[int]:
        """The rows with a fault in one of the watched columns."""
        return set().union(*(self._watched.get(column, ()) for column in columns))

    def watch(self, columns: Iterable[str]) -> None:
        """Remember from now on which rows have a fault in these columns."""
        self._watched |= {column: set() for column in columns}

    def groups(self) -> tuple[FaultGroup, ...]:
        """The groups, the largest first."""
        return tuple(sorted(self._groups.values(), key=lambda group: -group.n))

    def sorted_list(self) -> tuple[Fault, ...]:
        """Those of the whole file first, then by row."""
        return tuple(sorted(self.listed, key=lambda fault: fault.row or 0))
