"""What a damaged log still proves: which lines say what they said when they were written, and how far each chain reaches.

A chain is kept as it stands up to its first line that is missing or changed. What comes after it is written anew, on the chain
of the computer that salvages, with the time and the person that it names.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servqual_desk.store.chains import read_heads
from servqual_desk.store.clock import is_moment
from servqual_desk.store.event_log import BOOKKEEPING, COLUMNS, CONTENT, OPEN, ROW, Event
from servqual_desk.store.log_digests import SALT_BYTES, START, Cell, content_digest, link
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.source_erasure import ERASED, SPEAKING

Line = Mapping[str, Cell]
_PINNING = ("device", "merged")
_OF_THE_FILE = ("created", "device", "migrated", *BOOKKEEPING)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundLog:
    """A damaged log, sorted.

    Attributes:
        kept: lines that stand in unbroken chains, in the order of the file.
        chains: the rows of the table of heads, one a kept chain.
        loose: the other lines that say what they said, in the order of all lines.
        n_damaged: how many lines were left out.
        is_complete: whether no line is missing: each chain reaches as far as the table of heads says.
        is_proven: whether the lines had digests at all; those of an older program's file have none.
    """

    kept: tuple[Line, ...]
    chains: tuple[Line, ...]
    loose: tuple[Line, ...]
    n_damaged: int
    is_complete: bool
    is_proven: bool = True

    @property
    def lines(self) -> Sequence[Line]:
        """All lines that say what they said, in the order in which they were written."""
        return sorted((*self.kept, *self.loose), key=place_of)

    def rows(self) -> Mapping[str, str | None]:
        """A row's name → what the newest line on it says that it holds; None where it is gone."""
        return {
            str(line["variable"]): _text(line["new"]) for line in self.lines if line["kind"] == ROW and line["variable"]
        }

    def erased_sources(self) -> frozenset[int]:
        """The coded sources of which the log says that they were erased."""
        told = (str(line["variable"]) for line in self.lines if line["kind"] == ERASED)
        return frozenset(int(number) for number in told if number.isdigit())

    def blank_lines(self) -> tuple[bytes, ...]:
        """The digests of the kept lines that the erasure of a source may have blanked, whose own line may be lost."""
        speaking = (line for line in self.kept if line["response"] is None and line["kind"] in SPEAKING)
        return tuple(_bytes(line["digest"]) for line in speaking if line["salt"] is None)

    def events(self, *, without: Container[str]) -> Iterator[Event]:
        """The loose lines as they can be written anew; what rows hold is said anew anyway.

        Args:
            without: the responses that are erased, of which nothing is said but that something was.
        """
        for line in self.loose:
            if line["kind"] not in _OF_THE_FILE:
                cells: dict[str, Any] = {name: line[name] for name in ("kind", "response", "at", "who", *CONTENT)}
                blank = CONTENT if str(line["response"]) in without else ("old",) if line["kind"] in _PINNING else ()
                yield Event(**cells | dict.fromkeys(blank))


def place_of(line: Line) -> tuple[int, str]:
    """A line's place in the one order of all devices' lines."""
    return int(line["sequence"] or 0), str(line["device"])


def sound_log(rows: Iterable[Line], chains: Iterable[Line]) -> SoundLog:
    """Sort the lines of a log, given in the order of the file.

    Args:
        chains: what was found of the table of heads, which has the chains' keys where they have one.
    """
    every, told = list(rows), {str(chain["device"]): chain for chain in chains}
    sound = [line for line in every if _says_what_it_said(line)]
    linked = list(_linked(every, {device: _bytes(chain.get("key")) for device, chain in told.items()}))
    reach = {str(line["device"]): int(line["sequence"] or 0) for line in linked}
    while (shorter := _without_lost_pins(linked, reach)) != reach:
        reach = shorter
    kept = [line for line in linked if _is_within(line, reach)]
    marks = {str(line["device"]): str(line["new"]) for line in kept if line["kind"] == "device"}
    kept = [line for line in kept if str(line["device"]) in marks]
    heads = {str(line["device"]): line for line in kept}
    kept_ones = set(map(id, kept))  # and not by its number, which may be what is damaged
    return SoundLog(
        kept=tuple(kept),
        chains=tuple(
            {
                **told.get(device, {"device": device}),
                "mark": marks[device],
                "sequence": line["sequence"],
                "head": line["chain"],
            }
            for device, line in heads.items()
        ),
        loose=_loose(line for line in sound if id(line) not in kept_ones),
        n_damaged=len(every) - len(sound),
        is_complete=len(kept) == len(every)
        and {device: (chain["sequence"], chain["head"]) for device, chain in told.items()}
        == {device: (line["sequence"], line["chain"]) for device, line in heads.items()},
    )


def _loose(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that are written anew; the digest says nothing of their time, so one that is none is left to the clock."""
    timed = (line if is_moment(line["at"]) else {**line, "at": ""} for line in lines)
    return tuple(sorted(timed, key=place_of))


def log_in(project: ProjectFile) -> SoundLog:
    """The log of a file that has just got its chains, and so proves nothing of what was there before."""
    names = ("id", *COLUMNS)
    rows = project.database.conn.execute(f"SELECT {', '.join(names)} FROM event ORDER BY id").fetchall()
    lines = tuple(dict(zip(names, row, strict=True)) for row in rows)
    return SoundLog(kept=lines, chains=(), loose=(), n_damaged=0, is_complete=False, is_proven=False)


def _says_what_it_said(line: Line) -> bool:
    salt, content = line["salt"], [line[column] for column in CONTENT]
    if not isinstance(line["sequence"], int) or not isinstance(line["device"], str):
        return False
    if salt is None:  # an erasure has blanked it
        return all(cell is None for cell in content)
    if not isinstance(salt, bytes) or len(salt) != SALT_BYTES:
        return False
    return content_digest(salt, content) == line["digest"]


def _linked(every: Iterable[Line], keys: Mapping[str, bytes]) -> Iterator[Line]:
    """The lines of each device up to the first that does not follow from the one before it."""
    reach, heads, broken = dict[str, int](), dict[str, bytes](), set[str]()
    for line in every:
        device, sequence = str(line["device"]), line["sequence"]
        if device in broken:
            continue
        digest, seal = _bytes(line["digest"]), line["seal"]
        linked = link(
            heads.get(device, START),
            digest,
            seal if isinstance(seal, bytes) else None,
            [line[column] for column in OPEN],
            keys.get(device, b""),
        )
        if not _says_what_it_said(line) or linked != line["chain"] or int(sequence or 0) <= reach.get(device, 0):
            broken.add(device)
            continue
        reach[device], heads[device] = int(sequence or 0), linked
        yield line


def _is_within(line: Line, reach: Mapping[str, int]) -> bool:
    device, sequence = str(line["device"]), line["sequence"]
    return isinstance(sequence, int) and sequence <= reach.get(device, 0)


def _without_lost_pins(linked: Iterable[Line], reach: Mapping[str, int]) -> dict[str, int]:
    """End each chain before a line that says how far another one went which does not reach so far any more."""
    shorter = dict(reach)
    for line in linked:
        if line["kind"] in _PINNING and line["old"] and _is_within(line, shorter):
            pins = read_heads(str(line["old"]))
            if any(sequence > reach.get(device, 0) for device, (sequence, _chain) in pins.items()):
                shorter[str(line["device"])] = int(line["sequence"] or 0) - 1
    return shorter


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


def _bytes(cell: Cell) -> bytes:
    return cell if isinstance(cell, bytes) else b""
