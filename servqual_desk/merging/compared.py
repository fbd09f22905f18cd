"""The responses of two files set side by side: which are new, and which differ in any way."""

from collections.abc import Iterable
from dataclasses import dataclass

from servqual_desk.store.log_digests import SALT_BYTES
from servqual_desk.store.response_state import response_state, response_states
from servqual_desk.store.sqlite import Database

_FEW = 200  # responses that are read one by one rather than all together
_NO_SALT = bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Uuids of the other file's responses: not here, here with the same content, here with another one."""

    new: frozenset[str]
    same: frozenset[str]
    different: tuple[str, ...]


def compare(ours: Database, theirs: Database) -> Compared:
    """Set the responses of another file beside ours."""
    known, there = _uuids(ours), _uuids(theirs)
    common = known & there
    unsure = {uuid for uuid in common if _newest_seal(ours, uuid) != _newest_seal(theirs, uuid)}
    mine, other = _digests(ours, unsure), _digests(theirs, unsure)
    different = tuple(sorted(uuid for uuid in unsure if mine[uuid] != other[uuid]))
    return Compared(new=there - known, same=common.difference(different), different=different)


def _uuids(database: Database) -> frozenset[str]:
    return frozenset(row[0] for row in database.conn.execute("SELECT uuid FROM response"))


def _newest_seal(database: Database, uuid: str) -> tuple[object, ...] | None:
    """The line that sealed a response last; the same line in two whole files means the same content."""
    row: tuple[object, ...] | None = database.conn.execute(
        """SELECT sequence, device, chain FROM event WHERE response = ? AND seal IS NOT NULL
           ORDER BY sequence DESC, device DESC LIMIT 1""",
        (uuid,),
    ).fetchone()
    return row


def _digests(database: Database, uuids: Iterable[str]) -> dict[str, bytes]:
    wanted = frozenset(uuids)
    if len(wanted) <= _FEW:
        states = (state for uuid in wanted if (state := response_state(database, uuid)) is not None)
    else:
        states = (state for state in response_states(database) if state.uuid in wanted)
    return {state.uuid: state.seal(_NO_SALT) for state in states}
