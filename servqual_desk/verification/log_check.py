"""The log against its chains: every line says what it said when it was written, none is missing, added or moved."""

from collections.abc import Iterator
from typing import Any, TypeGuard

from msgspec import Struct, field

from instruments.progress import Progress
from servqual_desk.store.chains import chains, read_heads
from servqual_desk.store.event_log import COLUMNS, CONTENT, OPEN, ROW, VOUCHES
from servqual_desk.store.log_digests import SALT_BYTES, START, content_digest, link
from servqual_desk.store.response_erasure import ERASING
from servqual_desk.store.response_state import ResponseState
from servqual_desk.store.source_erasure import ERASED, SPEAKING, named_lines
from servqual_desk.store.sqlite import Database
from servqual_desk.verification.faults import Fault

_LINES_A_STEP = 5_000
_MIDDLE, _PROOF = len(OPEN), len(OPEN) + len(CONTENT)


class Seal(Struct, frozen=True):
    """The newest seal of a response; `salt` is None where an erasure blanked the line."""

    place: tuple[int, str]
    salt: bytes | None
    seal: bytes

    def fits(self, state: ResponseState) -> bool:
        """Whether a response is what was sealed."""
        return _is_salt(self.salt) and state.seal(self.salt) == self.seal


class Pin(Struct, frozen=True, kw_only=True):
    """A line that says how far every chain went: whose, what it says, and whether it vouches for a chain without a key."""

    by: str
    sequence: int
    heads: str
    vouches: bool


class ReadLog(Struct):
    """What the log says of everything else, read line by line.

    Attributes:
        seals: response → its newest seal.
        rows: a row's name → its newest place in the order of all lines, and what it holds from then on.
        order: the responses by their first line.
        links: (device, sequence) → link.
        pins: the lines that say how far every chain went.
    """

    seals: dict[str, Seal] = field(default_factory=dict)
    rows: dict[str, tuple[tuple[int, str], str | None]] = field(default_factory=dict)
    order: dict[str, tuple[int, str]] = field(default_factory=dict)
    links: dict[tuple[str, int], bytes] = field(default_factory=dict)
    pins: list[Pin] = field(default_factory=list)
    n: int = 0
    _keys: dict[str, bytes] = field(default_factory=dict)
    _heads: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    _marks: dict[str, object] = field(default_factory=dict)
    _blanked: dict[str, int] = field(default_factory=dict)
    _blanked_outside: list[tuple[int, str, bytes]] = field(default_factory=list)  # number, kind, digest
    _erased: set[str] = field(default_factory=set)
    _named: list[frozenset[bytes] | None] = field(default_factory=list)  # which lines each erasure of a source blanked

    def read(self, database: Database, progress: Progress) -> Iterator[Fault]:
        """Read every line; yields what is wrong with them."""
        self._keys = {chain.device: chain.key for chain in chains(database)}
        total = database.conn.execute("SELECT count(*) FROM event").fetchone()[0]
        for number, *line in database.conn.execute(f"SELECT id, {', '.join(COLUMNS)} FROM event ORDER BY id"):
            self.n += 1
            if self.n % _LINES_A_STEP == 0:
                progress(min(self.n / total, 1))
            if number != self.n:
                yield _at(number, "event_number", expected=self.n)
                self.n = number
            yield from self._line(number, line)
        yield from self._blanks()
        yield from self._chains(database)
        yield from self._pinned()

    def _line(self, number: int, line: list[Any]) -> Iterator[Fault]:
        device, sequence, response, at, who, kind = line[:_MIDDLE]
        _salt, digest, seal, chain = line[_PROOF:]
        before, previous = self._heads.get(device, (0, START))
        about = {"kind": kind, "at": at, "who": who}
        try:
            yield from self._content(number, line, about)
            is_linked = (
                sequence > before and link(previous, digest, seal, line[:_MIDDLE], self._keys.get(device, b"")) == chain
            )
        except (TypeError, ValueError, OverflowError):  # a cell of another type than was ever put there
            is_linked = False
        if not is_linked:
            yield _at(number, "event_link", **about)
        if not isinstance(sequence, int):
            return
        self._heads[device] = (sequence, chain)
        self.links[device, sequence] = chain
        self._note(kind, response, line, (sequence, str(device)))

    def _content(self, number: int, line: list[Any], about: dict[str, Any]) -> Iterator[Fault]:
        salt, digest = line[_PROOF], line[_PROOF + 1]
        content = line[_MIDDLE:_PROOF]
        if salt is None:
            if line[2] is None:
                self._blanked_outside.append((number, line[5], digest))
            else:
                self._blanked.setdefault(line[2], number)
            if any(cell is not None for cell in content):
                yield _at(number, "event_changed", **about)
        elif not _is_salt(salt) or content_digest(salt, content) != digest:
            yield _at(number, "event_changed", **about)

    def _note(self, kind: str, response: str | None, line: list[Any], place: tuple[int, str]) -> None:
        variable, old, new = line[_MIDDLE : _MIDDLE + 3]
        salt, seal = line[_PROOF], line[_PROOF + 2]
        if response is not None:
            self.order[response] = min(self.order.get(response, place), place)
            if kind in ERASING:
                self._erased.add(response)
            known = self.seals.get(response)
            if seal is not None and (known is None or known.place < place):
                self.seals[response] = Seal(place, salt, seal)
        elif kind == ROW and salt is not None:
            if variable not in self.rows or self.rows[variable][0] < place:
                self.rows[variable] = (place, new)
        elif kind == ERASED and salt is not None:
            self._named.append(named_lines(new))
        elif kind == "device":
            self._marks[place[1]] = new
        if kind in ("device", "merged") and old:
            self.pins.append(
                Pin(by=place[1], sequence=place[0], heads=str(old), vouches=kind == "merged" or variable == VOUCHES)
            )

    def _blanks(self) -> Iterator[Fault]:
        for response, number in self._blanked.items():
            if response not in self._erased:
                yield _at(number, "event_blanked", response=response)
        named = frozenset[bytes]().union(*(lines for lines in self._named if lines is not None))
        may_be = SPEAKING if None in self._named else ()  # an older program did not say which lines it blanked
        for number, kind, digest in self._blanked_outside:
            if digest not in named and kind not in may_be:
                yield _at(number, "event_blanked", response=None)

    def _chains(self, database: Database) -> Iterator[Fault]:
        """The table of heads says of every chain what the log says."""
        told: dict[str, tuple[object, ...]] = {}
        for device, mark, sequence, head in database.conn.execute("SELECT device, mark, sequence, head FROM chain"):
            told[device] = (sequence, head)
            if self._heads.get(device) != (sequence, head):
                yield Fault(code="log_cut", where=f"chain[{device}]")
            elif self._marks.get(device) != mark:
                yield Fault(code="device_changed", where=f"chain[{device}]")
        for device in self._heads.keys() - told.keys():
            yield Fault(code="chain_missing", where=f"chain[{device}]")

    def _pinned(self) -> Iterator[Fault]:
        """Where a device saw other chains, they are there still."""
        for pin in self.pins:
            for device, (sequence, chain) in read_heads(pin.heads).items():
                if self.links.get((device, sequence), b"").hex() != chain:
                    yield Fault(code="head_missing", where=f"chain[{device}]", params={"sequence": sequence})


def _is_salt(salt: object) -> TypeGuard[bytes]:
    return isinstance(salt, bytes) and len(salt) == SALT_BYTES


def _at(number: int, code: str, **params: Any) -> Fault:
    return Fault(code=code, where=f"event[{number}]", params={"line": number, **params})
