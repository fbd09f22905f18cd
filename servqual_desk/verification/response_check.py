"""Every response against its newest seal in the log, and its answers against what the log says was answered."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from servqual_desk.store.changed_rows import RESPONSE, answers_tables, columns_of
from servqual_desk.store.event_log import ANSWERING, Stored
from servqual_desk.store.response_state import response_states
from servqual_desk.store.sqlite import Database
from servqual_desk.verification.faults import Fault
from servqual_desk.verification.log_check import Seal


def check_seals(database: Database, seals: Mapping[str, Seal]) -> Iterator[Fault]:
    """Every response, with all that tells of it, is what it was when it was last changed by the program."""
    found = set()
    for state in response_states(database):
        found.add(state.uuid)
        seal = seals.get(state.uuid)
        if seal is None:
            yield Fault(code="response_added", where=state.uuid)
        elif not seal.fits(state):
            yield Fault(code="response_changed", where=state.uuid)
    for uuid in sorted(seals.keys() - found):
        yield Fault(code="response_missing", where=uuid)
    without_answers = {row[0] for row in database.conn.execute("SELECT uuid FROM response")} - found - seals.keys()
    for uuid in sorted(without_answers):
        yield Fault(code="response_added", where=uuid)


def check_order(database: Database, order: Mapping[str, tuple[int, str]]) -> Iterator[Fault]:
    """The rows of the responses are numbered without a gap, in the order of their first lines in the log."""
    stored = database.conn.execute("SELECT id, uuid FROM response ORDER BY id").fetchall()
    present = {row[1] for row in stored}
    known = [uuid for uuid in sorted(order, key=order.__getitem__) if uuid in present]
    for (number, uuid), place, expected in zip(stored, range(1, len(stored) + 1), known, strict=False):
        if number != place or uuid != expected:
            yield Fault(code="response_moved", where=uuid, params={"number": number})
            return


def check_answers(database: Database) -> Iterator[Fault]:
    """Replay the log onto empty answers: that is what was answered. Of what was imported, what was changed since."""
    for table in answers_tables(database):
        columns = [column for column in columns_of(database, table) if column != RESPONSE]
        selected = ", ".join(f'a."{column}"' for column in columns)
        cursor = database.conn.execute(
            f"""SELECT a.response, EXISTS (SELECT 1 FROM event AS e WHERE e.response = a.response AND e.kind = 'started'),
                {selected} FROM "{table}" AS a WHERE a.response IN ({_SAID}) ORDER BY a.response"""
        )
        replayed = _replayed(database)
        uuid, said = next(replayed, ("", {}))
        for response, was_asked, *answers in cursor:
            while uuid and uuid < response:
                uuid, said = next(replayed, ("", {}))
            yield from _compared(response, columns, answers, said if uuid == response else {}, bool(was_asked))


_SAID = f"SELECT response FROM event WHERE kind IN {ANSWERING} AND variable IS NOT NULL"


def _replayed(database: Database) -> Iterator[tuple[str, dict[str, Stored]]]:
    """(response, column → the last answer in the log), by uuid."""
    lines = database.conn.execute(
        f"""SELECT response, variable, new FROM event WHERE kind IN {ANSWERING} AND variable IS NOT NULL
            ORDER BY response, sequence, device"""
    )
    for uuid, of_one in groupby(lines, itemgetter(0)):
        yield uuid, {variable: new for _uuid, variable, new in of_one}


def _compared(
    uuid: str, columns: list[str], answers: list[Stored], said: Mapping[str, Stored], was_asked: bool
) -> Iterator[Fault]:
    for column, stored in zip(columns, answers, strict=True):
        if (was_asked or column in said) and stored != said.get(column):
            params = {"column": column, "stored": _plain(stored), "logged": said.get(column)}
            yield Fault(code="answer_changed", where=uuid, params=params)


def _plain(stored: Stored) -> Stored:
    """A blob is in no answer of ours; in JSON it is said as text."""
    return stored.hex() if isinstance(stored, bytes) else stored
