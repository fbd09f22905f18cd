"""Writing the log: what a transaction did is chained, and every row that it changed is sealed, before it is committed.

Each device has one chain. A response's seal stands in the last of its lines; what a row of another table holds stands in a
line of its own. So whatever the file holds follows from the log, and whoever changes one without the other is seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from servqual_desk.errors import BugError
from servqual_desk.store import changed_rows
from servqual_desk.store.chains import (
    Chain,
    chain_of_this_device,
    has_keyed_chains,
    heads,
    highest_sequence,
    new_salts,
    put_chain,
)
from servqual_desk.store.event_log import (
    CONTENT,
    DEVICE,
    ROW,
    SEALED,
    VOUCHES,
    Event,
    insert,
    insert_columns,
    newest_seals,
    said_of_row,
)
from servqual_desk.store.log_digests import seal_of
from servqual_desk.store.response_state import ResponseState, changed_states, response_state
from servqual_desk.store.sqlite import Database, immediate

_FEW = 50  # responses that are read one by one rather than together


class ChainedLog:
    """The log of one open file. Lines wait until the transaction ends, and are forgotten with it where it fails."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database, self.path = database, path
        self._waiting: list[Event] = []
        self._is_open = False
        self._watched: object = None  # the connection whose writes are noted; a new one has to be told anew

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

    def log_new(self, event: Event, responses: Sequence[str], told: Sequence[Sequence[bytes]]) -> None:
        """Append a line like the event for each of many new responses, sealed by what their writer tells of them.

        Args:
            told: of each response its own row, its answers, and the rows that tell of it besides, as they are sealed; see
                `changed_rows.new_rows_told`.
        """
        self.settle()  # what was waiting stands before them
        chain = self._begun_chain()
        salts = list(new_salts(len(responses)))
        seals = [seal_of(salt, rows) for salt, rows in zip(salts, told, strict=True)]
        insert_columns(self.database, chain.append_like(event, responses, salts, seals))
        put_chain(self.database, chain)

    def blank(self, response: str) -> None:
        """Blank what the log says of a response: contents and salts, so that the digests that are left say nothing."""
        blanks = ", ".join(f"{column} = NULL" for column in (*CONTENT, "salt"))
        self.database.conn.execute(f"UPDATE event SET {blanks} WHERE response = ?", (response,))
        nothing = dict.fromkeys(CONTENT)
        self._waiting = [
            structs.replace(event, **nothing) if event.response == response else event for event in self._waiting
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
            for uuid in self._unsealed([state for uuid, state in states.items() if uuid not in said])
        ]
        self._write(events, states)
        changed_rows.forget(self.database)
        self._waiting.clear()

    def begin_chain(self, *, vouches: bool = False) -> None:
        """Begin this device's chain where it has none, by a line that says how far the others go; before a merge brings more.

        Args:
            vouches: for chains that have no key; see `verification.key_check`.
        """
        self._begun_chain(vouches=vouches)

    def _begun_chain(self, *, vouches: bool = False) -> Chain:
        """This device's chain, from whose place the next line goes on."""
        chain = chain_of_this_device(self.database, self.path)
        is_new = not chain.sequence
        chain.sequence = highest_sequence(self.database)
        if is_new:
            began = Event(kind=DEVICE, variable=VOUCHES if vouches else None, old=heads(self.database), new=chain.mark)
            (salt,) = new_salts(1)
            insert(self.database, [chain.append(began, salt=salt, seal=None)])
            put_chain(self.database, chain)
        return chain

    def _watch(self) -> None:
        if self._watched is not self.database.conn:
            changed_rows.watch(self.database)
            self._watched = self.database.conn

    def _row_events(self, names: Sequence[str], who: str | None) -> Iterator[Event]:
        """What the log does not say yet of rows outside the responses."""
        for name in names:
            content = changed_rows.named_row(self.database, name)
            if content != said_of_row(self.database, name):
                yield Event(kind=ROW, variable=name, new=content, who=who)

    def _states(self, responses: Sequence[str]) -> Mapping[str, ResponseState]:
        if len(responses) > _FEW:
            return {state.uuid: state for state in changed_states(self.database)}
        found = [response_state(self.database, uuid) for uuid in responses]
        return {state.uuid: state for state in found if state is not None}

    def _unsealed(self, states: Sequence[ResponseState]) -> Iterator[str]:
        """The responses whose newest seal in the log is not this state's; it is where a merge brought both."""
        seals = newest_seals(self.database, [state.uuid for state in states])
        for state in states:
            salt, seal = seals.get(state.uuid, (None, None))
            if salt is None or state.seal(salt) != seal:
                yield state.uuid

    def _write(self, events: list[Event], states: Mapping[str, ResponseState]) -> None:
        if not events:
            return
        chain = self._begun_chain()
        last = {event.response: place for place, event in enumerate(events)}
        lines = []
        for place, (event, salt) in enumerate(zip(events, new_salts(len(events)), strict=True)):
            state = states.get(event.response) if event.response and last[event.response] == place else None
            lines.append(chain.append(event, salt=salt, seal=state.seal(salt) if state else None))
        insert(self.database, lines)
        put_chain(self.database, chain)


def begin_keyed_chain(database: Database, path: Path) -> None:
    """Begin the first chain with a key, where a file was protected just now, or was by a program that knew no keys.

    What the file held before is not proved by a key; from now on it is, as it stands.
    """
    if has_keyed_chains(database):
        log = ChainedLog(database, path)
        with log.transaction():
            log.begin_chain(vouches=True)
