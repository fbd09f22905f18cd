"""Their columns, one by one: what each was taken for, and whether that is sure, said by a person, or still to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from servqual_desk.importing.column_map import PART
from servqual_desk.importing.raw_table import Table

FIRST_ROWS = 3  # that a person sees beside what each column is taken for
Target = tuple[str, str]  # our column, and the choice that a column of ticks stands for ("" for the whole answer)

# own: it has our name. matched: its words prove it. said: a person did. part: a person did, joined to another one. moment:
# when the interview was held, by the service's own time. Left out: ignored (a person said so), service (a service's own
# column), beside (our own file's second form of a column), nameless. To be asked: several (it may be these), taken (another
# column is that already), twice (the name stands twice in the file), unknown.
State = Literal[
    "own",
    "matched",
    "said",
    "part",
    "moment",
    "ignored",
    "service",
    "beside",
    "nameless",
    "several",
    "taken",
    "twice",
    "unknown",
]
LEFT_OUT: frozenset[State] = frozenset({"ignored", "service", "beside", "nameless"})
OPEN: frozenset[State] = frozenset({"several", "taken", "twice", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """A column of a data file.

    Attributes:
        place: from 0.
        theirs: its name, trimmed; "" where it has none.
        targets: what it is; where it is `several`, what it may be; where it is `unknown`, what comes nearest, if anything does.
        first: its cells in the first rows, trimmed; "" where one is empty.
    """

    place: int
    theirs: str
    state: State
    targets: tuple[Target, ...] = ()
    first: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a person must say what it is before anything can be imported."""
        return self.state in OPEN

    @property
    def is_left_out(self) -> bool:
        return self.state in LEFT_OUT

    @property
    def target(self) -> Target | None:
        """What is imported from it; None where it is left out or still open."""
        return None if self.is_open or self.is_left_out else self.targets[0]


def target_name(target: Target) -> str:
    """As a column map writes it: `age`, or `used/ktp` for a column of ticks."""
    return "/".join(filter(None, target))


def said_name(found: FoundColumn) -> str:
    """How a column map names what is imported from it; "" where nothing is."""
    if found.target is None:
        return ""
    return PART + target_name(found.target) if found.state == "part" else target_name(found.target)


def with_first_cells(table: Table, columns: Sequence[FoundColumn]) -> tuple[FoundColumn, ...]:
    """The columns with what stands in the first rows of each."""
    rows = next(iter(table.parts()), None)
    if rows is None:
        return tuple(columns)
    return tuple(replace(one, first=_first(*rows.column(one.place))) for one in columns)


def _first(cells: Sequence[str], codes: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[code].strip() for code in codes[:FIRST_ROWS])
