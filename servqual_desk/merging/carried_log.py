"""The other laptop's log coming into ours: each chain as it stands, so that it can still be checked, and each line once."""

from collections.abc import Iterator
from dataclasses import dataclass

from servqual_desk.merging.log_causality import MERGED
from servqual_desk.merging.other_file import OtherFile
from servqual_desk.store.chains import chains, put_chain
from servqual_desk.store.event_log import BOOKKEEPING, COLUMNS, CONTENT, ROW, Event, Line, insert
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database

_BATCH = 5000
_RESPONSE, _KIND, _VARIABLE = (COLUMNS.index(column) for column in ("response", "kind", "variable"))
_EMPTIED = frozenset(COLUMNS.index(column) for column in (*CONTENT, "salt"))
# What a file says of its own making; it says nothing to another one.
_OF_THE_FILE = frozenset({"created", "migrated", "device", MERGED, *BOOKKEEPING})


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedLog:
    """What came: how many lines, and the names of the rows outside the responses that they speak of, such as `unit["north"]`."""

    count: int
    rows: tuple[str, ...] = ()


def chains_agree(project: ProjectFile, other: OtherFile) -> bool:
    """Whether the other file's chains can come as they are: each is ours, or the beginning or the end of one of ours.

    They cannot where the file has none (an older program's), where one went on twice (a copy was put back over its own file),
    or where a chain that we have is linked with another key there. A chain that is new here brings its key.
    """
    keys = {chain.device: chain.key for chain in chains(project.database)}
    if not other.chains or any(keys.get(chain.device, chain.key) != chain.key for chain in other.chains):
        return False
    known = _known(project.database)
    return all(
        _link(project.database, chain.device, upto) == _link(other.project.database, chain.device, upto)
        for chain in other.chains
        if (upto := min(known.get(chain.device, 0), chain.sequence))
    )


def carry_log(project: ProjectFile, other: OtherFile, *, is_proven: bool) -> CarriedLog:
    """Bring the lines that we do not have. Call it when the responses that they speak of are there, inside the transaction.

    Args:
        is_proven: whether the chains agree; where not, the lines are written anew on our own chain.
    """
    return _carry_chains(project, other) if is_proven else _write_anew(project, other)


def _known(database: Database) -> dict[str, int]:
    return dict(database.conn.execute("SELECT device, sequence FROM chain").fetchall())


def _link(database: Database, device: str, sequence: int) -> bytes | None:
    row = database.conn.execute(
        "SELECT chain FROM event WHERE device = ? AND sequence = ?", (device, sequence)
    ).fetchone()
    return row[0] if row else None


def _carry_chains(project: ProjectFile, other: OtherFile) -> CarriedLog:
    ours = _known(project.database)
    erased = _erased(project.database) - _erased(other.project.database)  # theirs are blanked, but for the tombstone
    rows: dict[str, None] = {}
    count = 0
    for chain in other.chains:
        known = ours.get(chain.device, 0)
        if chain.sequence <= known:
            continue
        project.chained_log.begin_chain()
        for lines in _lines_after(other.project.database, chain.device, known):
            count += len(lines)
            insert(project.database, [_emptied(line) if line[_RESPONSE] in erased else line for line in lines])
            rows.update((str(line[_VARIABLE]), None) for line in lines if line[_KIND] == ROW and line[_VARIABLE])
        put_chain(project.database, chain)
    return CarriedLog(count=count, rows=tuple(rows))


def _lines_after(database: Database, device: str, sequence: int) -> Iterator[list[Line]]:
    cursor = database.conn.execute(
        f"SELECT {', '.join(COLUMNS)} FROM event WHERE device = ? AND sequence > ? ORDER BY sequence",
        (device, sequence),
    )
    while lines := cursor.fetchmany(_BATCH):
        yield lines


def _erased(database: Database) -> frozenset[str]:
    return frozenset(row[0] for row in database.conn.execute("SELECT uuid FROM response WHERE status = 'erased'"))


def _emptied(line: Line) -> Line:
    """A line of a response that is erased here: its place in the chain, and nothing of what it said."""
    return tuple(None if place in _EMPTIED else cell for place, cell in enumerate(line))


def _write_anew(project: ProjectFile, other: OtherFile) -> CarriedLog:
    """Put the lines that we have in no words onto our own chain, with the time and the person that they name."""
    known = {_said(event) for event in _events(project.database)}
    erased = _erased(project.database) - _erased(other.project.database)
    new = [
        event
        for event in _events(other.project.database)
        if event.kind not in _OF_THE_FILE and event.response not in erased and _said(event) not in known
    ]
    project.log(*new)
    return CarriedLog(count=len(new))


def _events(database: Database) -> Iterator[Event]:
    names = ("kind", "response", "at", "who", *CONTENT)
    for row in database.conn.execute(f"SELECT {', '.join(names)} FROM event ORDER BY sequence, device"):
        yield Event(**dict(zip(names, row, strict=True)))


def _said(event: Event) -> tuple[object, ...]:
    """What tells one line from another."""
    return event.response, event.at, event.kind, event.who, event.variable
