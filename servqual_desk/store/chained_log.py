"""Writing the log: what a transaction did is chained, and every row that it changed is sealed, before it is committed.

Each device has one chain. A response's seal stands in the last of its lines; what a row of another table holds stands in a
line of its own. So whatever the file holds follows from the log, and whoever changes one without the other is seen.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from servqual_desk.errors import BugError
from servqual_desk.store import changed_rows
from servqual_desk.store.chain_heads import Head, head_of_this_device, heads, highest_sequence, put_heads
from servqual_desk.store.clock import now
from servqual_desk.store.digests import SALT_BYTES, content_digest, link
from servqual_desk.store.event_log import CONTENT, ROW, SEALED, ChainedEvent, Event, content_of, open_fields_of
from servqual_desk.store.response_state import ResponseState, response_state, response_states
from servqual_desk.store.sqlite import Database, immediate

_COLUMNS = (
    *("response", "at", "who", "kind", "variable", "old", "new", "reason", "elapsed_ms"),
    *("device", "sequence", "salt", "digest", "seal", "chain"),
)
_INSERT = f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_FEW = 50  # responses that are read one by one rather than together


class ChainedLog:
    """The log of one open file. Lines wait until the transaction ends, and are forgotten with it where it fails.

    Args:
        key: of a protected project's chain; see `digests.link`.
    """

    def __init__(self, database: Database, path: Path, key: bytes = b"") -> None:
        self.database, self.path, self.key = database, path, key
        self._waiting: list[Event] = []
        self._is_open = self._watches = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, which ends with its lines in the log; inside another one, a part of that."""
        if self._is_open:
            with self._part():
                yield
            return
        self._watch()
        self._is_open = True
        try:
            with immediate(self.database):
                yield
                self.settle()
        finally:
            self._is_open = False
            self._waiting.clear()

    @contextmanager
    def _part(self) -> Iterator[None]:
        before = len(self._waiting)
        try:
            with self.database.atomic():
                yield
        except BaseException:
            del self._waiting[before:]
            raise

    def log(self, *events: Event) -> None:
        """Append to the log, inside the transaction that makes the change."""
        if not self._is_open:
            raise BugError("a line of the log stands inside the transaction that makes the change")
        self._waiting.extend(events)

    def blank(self, response: str) -> None:
        """Blank what the log says of a response: contents and salts, so that the digests that are left say nothing."""
        blanks = ", ".join(f"{column} = NULL" for column in (*CONTENT, "salt"))
        self.database.conn.execute(f"UPDATE event SET {blanks} WHERE response = ?", (response,))
        nothing = dict.fromkeys(CONTENT)
        self._waiting = [
            replace(event, **nothing) if event.response == response else event  # type: ignore[arg-type]
            for event in self._waiting
        ]

    def settle(self) -> None:
        """Write the lines that wait, and seal what was changed, as each transaction does at its end; a long one now and then."""
        changed = changed_rows.changed_responses(self.database)
        rows = changed_rows.changed_rows(self.database)
        if not (self._waiting or changed or rows):
            return
        who = next((event.who for event in reversed(self._waiting) if event.who), None)
        events = [*self._waiting, *self._row_events(rows, who)]
        states = self._states(changed)
        said = {event.response for event in events}
        events += [
            Event(kind=SEALED, response=uuid, who=who)
            for uuid, state in states.items()
            if uuid not in said and not self._is_sealed(state)
        ]
        self._write(events, states)
        changed_rows.forget(self.database)
        self._waiting.clear()

    def _watch(self) -> None:
        if not self._watches:
            changed_rows.watch(self.database)
            self._watches = True

    def _row_events(self, names: Sequence[str], who: str | None) -> Iterator[Event]:
        """What the log does not say yet of rows outside the responses."""
        for name in names:
            content = changed_rows.named_row(self.database, name)
            if content != said_of_row(self.database, name):
                yield Event(kind=ROW, variable=name, new=content, who=who)

    def _states(self, responses: Sequence[str]) -> Mapping[str, ResponseState]:
        if len(responses) > _FEW:
            return {state.uuid: state for state in response_states(self.database, changed=True)}
        found = [response_state(self.database, uuid) for uuid in responses]
        return {state.uuid: state for state in found if state is not None}

    def _is_sealed(self, state: ResponseState) -> bool:
        """Whether the newest seal in the log is this state's, as it is where a merge brought both."""
        row = self.database.conn.execute(
            """SELECT salt, seal FROM event WHERE response = ? AND seal IS NOT NULL
               ORDER BY sequence DESC, device DESC LIMIT 1""",
            (state.uuid,),
        ).fetchone()
        return row is not None and row[0] is not None and bool(state.seal(row[0]) == row[1])

    def _write(self, events: list[Event], states: Mapping[str, ResponseState]) -> None:
        if not events:
            return
        head, events = self._begun(events)
        last = {event.response: place for place, event in enumerate(events) if event.response in states}
        salts = secrets.token_bytes(SALT_BYTES * len(events))
        written = []
        for place, event in enumerate(events):
            salt = salts[place * SALT_BYTES : (place + 1) * SALT_BYTES]
            seal = states[event.response].seal(salt) if event.response and last.get(event.response) == place else None
            chained, head = chain_on(head, replace(event, at=event.at or now()), salt=salt, seal=seal, key=self.key)
            written.append(chained)
        insert(self.database, written)
        put_heads(self.database, head)

    def _begun(self, events: list[Event]) -> tuple[Head, list[Event]]:
        """Where this device's chain stands; its first line says where the others stood then."""
        head = head_of_this_device(self.database, self.path)
        if not head.sequence:
            events = [Event(kind="device", old=heads(self.database), new=head.mark), *events]
        return replace(head, sequence=highest_sequence(self.database)), events


def chain_on(head: Head, event: Event, *, salt: bytes, seal: bytes | None, key: bytes) -> tuple[ChainedEvent, Head]:
    """The line that comes next on a chain, and where the chain stands then."""
    sequence = head.sequence + 1
    digest = content_digest(salt, content_of(event))
    chain = link(head.chain, digest, seal, open_fields_of(head.device, sequence, event), key)
    chained = ChainedEvent(
        device=head.device, sequence=sequence, event=event, salt=salt, digest=digest, seal=seal, chain=chain
    )
    return chained, replace(head, sequence=sequence, chain=chain)


def insert(database: Database, events: Sequence[ChainedEvent]) -> None:
    """Put lines into the log as they are; a merge does it with those of another file."""
    database.conn.executemany(_INSERT, map(_row, events))


def said_of_row(database: Database, name: str) -> str | None:
    """What the log's newest line on a row says that it holds; None where it is gone or never was."""
    row = database.conn.execute(
        f"SELECT new FROM event WHERE variable = ? AND kind = '{ROW}' ORDER BY sequence DESC, device DESC LIMIT 1",
        (name,),
    ).fetchone()
    return row[0] if row else None


def _row(chained: ChainedEvent) -> tuple[object, ...]:
    event = chained.event
    return (
        *(event.response, event.at, event.who, event.kind, event.variable, event.old, event.new, event.reason),
        *(
            event.elapsed_ms,
            chained.device,
            chained.sequence,
            chained.salt,
            chained.digest,
            chained.seal,
            chained.chain,
        ),
    )
