"""Responses held against their seals: sound, put together again from the log, doubtful, or lost but for their place."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from instruments.model import Instrument
from servqual_desk.salvaging.logged_response import LoggedResponse, logged_responses
from servqual_desk.salvaging.possible_cells import impossible_answers, likely_times, put_right
from servqual_desk.salvaging.saved_rows import SavedRows
from servqual_desk.salvaging.sound_log import SoundLog
from servqual_desk.store.changed_rows import RESPONSE, columns_of
from servqual_desk.store.event_log import Event
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.project_instruments import kept_instrument
from servqual_desk.store.response_erasure import ERASING, blank_rows
from servqual_desk.store.response_state import ResponseState, response_state, response_states

SALVAGED = "salvaged"


@dataclass(slots=True)
class Mended:
    """The uuids by what became of them (see `Salvaged`), and the lines that say so."""

    sound: tuple[str, ...] = ()
    from_log: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()


def mend_responses(project: ProjectFile, log: SoundLog) -> Mended:
    """Complete and mend the responses of a file that was just filled; inside its transaction, before the loose lines come."""
    return _Mending(project, logged_responses(log), log).run()


class _Mending:
    def __init__(self, project: ProjectFile, told: Mapping[str, LoggedResponse], log: SoundLog) -> None:
        self.project, self.told = project, told
        self._is_proven, self._is_complete = log.is_proven, log.is_complete
        self.rows = SavedRows(project.database)
        self._events: list[Event] = []
        self._lost: list[str] = []

    def run(self) -> Mended:
        rebuilt = set(self._rebuild_rows()) | set(self._rebuild_answers())
        self._keep_erased()
        sound, unfit = self._held_against_seals(rebuilt)
        mended = [uuid for uuid in unfit if self._mend(uuid)]
        lost = set(self._lost)
        doubtful = [uuid for uuid in unfit if uuid not in set(mended) | lost]
        for uuid in doubtful:
            self._events.append(Event(kind=SALVAGED, response=uuid, reason="doubtful"))
            self._events += self._clear_impossible(uuid)
        self._events += self._replay()
        from_log = [uuid for uuid in sound if uuid in rebuilt and not self._is_erased(uuid)] + mended
        return Mended(
            sound=tuple(uuid for uuid in sound if uuid not in set(from_log) | lost),
            from_log=tuple(from_log),
            doubtful=tuple(doubtful),
            lost=tuple(self._lost),
            events=tuple(self._events),
        )

    # Rows that are missing

    def _rebuild_rows(self) -> Iterator[str]:
        """A response's own row where only its answers, or only its log, is left."""
        known = set(self.rows.uuids())
        with_answers = {
            row[0] for table in self.rows.answers_tables for row in self.rows.run(f'SELECT response FROM "{table}"')
        }
        for uuid in sorted((with_answers | self.told.keys()) - known):
            told = self.told.get(uuid, LoggedResponse())
            if uuid not in with_answers and not told.answers and not told.is_erased:
                self._note_lost(uuid)
            self.rows.insert(RESPONSE, self._row(uuid, told))
            yield uuid

    def _row(self, uuid: str, told: LoggedResponse) -> dict[str, Cell]:
        is_imported = "imported" in told.kinds
        status = "erased" if told.is_erased else "voided" if uuid in self._lost else told.status
        return {
            "uuid": uuid,
            "instrument": self.project.instrument.digest,
            "status": status,
            "mode": "import" if is_imported else "interviewer",
            "language": self.project.instrument.languages[0],
            **likely_times({"status": status}, told.lines),
            "enumerator": self._person(told),
            "source": "import" if is_imported else "interview",
        }

    def _person(self, told: LoggedResponse) -> Cell:
        who = next((line["who"] for line in told.lines if line["kind"] == "started"), None)
        return who if self.rows.run("SELECT 1 FROM enumerator WHERE code = ?", (who,)).fetchone() else None

    def _rebuild_answers(self) -> Iterator[str]:
        """The row of answers where only the response's own row is left: what the log says was answered."""
        for uuid in [uuid for uuid in self.rows.uuids() if not self.rows.answers_table(uuid)]:
            told = self.told.get(uuid, LoggedResponse())
            columns = columns_of(self.project.database, self.project.table)
            if not told.answers and not told.is_erased and self.rows.status(uuid) != "draft":
                self._note_lost(uuid)
            self.rows.insert(
                self.project.table,
                {"response": uuid} | {name: cell for name, cell in told.answers.items() if name in columns},
            )
            yield uuid

    def _note_lost(self, uuid: str) -> None:
        """What is left of it counts in nothing."""
        if uuid not in self._lost:
            self._lost.append(uuid)
            self.rows.run("UPDATE response SET status = 'voided' WHERE uuid = ? AND status = 'finished'", (uuid,))
            self._events.append(Event(kind=SALVAGED, response=uuid, reason="lost"))

    def _keep_erased(self) -> None:
        """Nothing that was erased comes back, whichever page still has it; a lost tombstone is set up again."""
        for uuid, told in self.told.items():
            if told.is_erased:
                if self.rows.status(uuid) != "erased":
                    blank_rows(self.project, uuid)
                if not told.kinds & ERASING:
                    self._events.append(Event(kind="erased", response=uuid))

    # Against the seals

    def _held_against_seals(self, rebuilt: Container[str]) -> tuple[list[str], list[str]]:
        """The responses that are as they were sealed, and the others.

        Of a log that lacks lines, the newest seal may be an older one: what was put together from it alone proves nothing.
        """
        sound, unfit = list[str](), list[str]()
        for state in response_states(self.project.database):
            told = self.told.get(state.uuid, LoggedResponse())
            is_newest = self._is_complete or state.uuid not in rebuilt
            fits = (is_newest and self._is_sealed_as(state, told)) or told.is_erased
            (sound if fits else unfit).append(state.uuid)
        return sound, unfit

    def _is_sealed_as(self, state: ResponseState, told: LoggedResponse) -> bool:
        return self._is_proven and told.seal is not None and state.seal(told.seal[0]) == told.seal[1]

    def _mend(self, uuid: str) -> bool:
        """Let the answers be what the log says, where the response is then what was sealed; else they stay as found."""
        told, table = self.told.get(uuid, LoggedResponse()), self.rows.answers_table(uuid)
        own = self.rows.row_of(RESPONSE, "uuid", uuid)
        if right := put_right(own, told.lines, self._instrument(own)):
            self.rows.update((RESPONSE, "uuid"), uuid, right)
            if self._is_as_sealed(uuid, told):
                return True
        if not (told.answers and self._is_complete):
            return False
        before = self.rows.answers(table, uuid)
        for after in (before | told.answers, dict.fromkeys(before) | told.answers):
            self.rows.update((table, RESPONSE), uuid, {name: cell for name, cell in after.items() if name in before})
            if self._is_as_sealed(uuid, told):
                return True
        self.rows.update((table, RESPONSE), uuid, before)
        return False

    def _is_as_sealed(self, uuid: str, told: LoggedResponse) -> bool:
        state = response_state(self.project.database, uuid)
        return state is not None and self._is_sealed_as(state, told)

    def _clear_impossible(self, uuid: str) -> Iterator[Event]:
        """Take out what the questionnaire does not know as an answer; the log keeps what was found."""
        table, own = self.rows.answers_table(uuid), self.rows.row_of(RESPONSE, "uuid", uuid)
        answers = self.rows.answers(table, uuid)
        if wrong := impossible_answers(self._instrument(own), answers):
            self.rows.update((table, RESPONSE), uuid, dict.fromkeys(wrong))
        for column in wrong:
            yield Event(kind=SALVAGED, response=uuid, variable=column, old=str(answers[column]), reason="impossible")

    def _replay(self) -> Iterator[Event]:
        """Lines for the answers of which the log, as it comes over, says something else than what stands."""
        for uuid in self.rows.uuids():
            told, table = self.told.get(uuid, LoggedResponse()), self.rows.answers_table(uuid)
            if self._is_erased(uuid):
                continue
            for column, cell in self.rows.answers(table, uuid).items():
                was_asked = "started" in told.kinds
                if (was_asked or column in told.answers) and cell != told.answers.get(column):
                    yield Event(
                        kind="kept",
                        response=uuid,
                        variable=column,
                        old=told.answers.get(column),
                        new=cell,
                        reason=SALVAGED,
                    )

    # Inside

    def _is_erased(self, uuid: str) -> bool:
        return uuid in self.told and self.told[uuid].is_erased

    def _instrument(self, own: Mapping[str, Cell]) -> Instrument:
        return kept_instrument(self.project.database, str(own["instrument"]))
