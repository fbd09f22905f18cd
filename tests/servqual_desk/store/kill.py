"""A survey's life that is killed at random moments; run by `test_durability` in a forked process."""

import random
import uuid as uuids
from collections.abc import Callable
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import FULL


@dataclass(frozen=True, slots=True)
class Notes:
    """What was acknowledged, written outside the survey after it was; and before, what is being tried."""

    file: FileIO

    def acknowledge(self, uuid: str, kind: str, what: str = "-") -> None:
        self.file.write(f"{uuid} {kind} {what}\n".encode())

    def intend(self, uuid: str, kind: str) -> None:
        self.file.write(f"{uuid} intends {kind}\n".encode())


def live_forever(project_path: Path, acknowledged: Path, seed: int) -> None:
    """Resume the draft or start one, answer, finish, change something that is finished, and so on."""
    chance = random.Random(seed)
    with Project.open(project_path) as project, acknowledged.open("ab", buffering=0) as file:
        notes = Notes(file)
        while True:
            _interview(project, notes, chance)
            chance.choice(CHANGES)(project, notes, chance)


def _interview(project: Project, notes: Notes, chance: random.Random) -> None:
    drafts = project.drafts()
    interview = project.resume(drafts[0].uuid) if drafts else project.start_interview()
    while (question := interview.question) is not None:
        interview.answer(FULL[question.column])
        notes.acknowledge(interview.uuid, "answered", question.column)
        if chance.random() < 0.2:
            interview.back()
    notes.intend(interview.uuid, "finished")
    interview.finish()
    notes.acknowledge(interview.uuid, "finished")


def _some(project: Project, chance: random.Random, status: str) -> str | None:
    there = [response.uuid for response in project.responses.list(statuses=(status,))]
    return chance.choice(there) if there else None


def _void(project: Project, notes: Notes, chance: random.Random) -> None:
    if uuid := _some(project, chance, "finished"):
        notes.intend(uuid, "voided")
        project.responses.void(uuid, reason="twice")
        notes.acknowledge(uuid, "voided")


def _restore(project: Project, notes: Notes, chance: random.Random) -> None:
    if uuid := _some(project, chance, "voided"):
        notes.intend(uuid, "finished")
        project.responses.restore(uuid, reason="not twice")
        notes.acknowledge(uuid, "finished")


def _correct(project: Project, notes: Notes, chance: random.Random) -> None:
    if uuid := _some(project, chance, "finished"):
        number = chance.randrange(100, 10_000)
        project.responses.correct(uuid, "visits", number, reason="typing")
        notes.acknowledge(uuid, "corrected", str(number))


def _erase(project: Project, notes: Notes, chance: random.Random) -> None:
    if chance.random() < 0.3 and (uuid := _some(project, chance, "finished")):
        notes.intend(uuid, "erased")
        project.responses.erase(str(project.responses.get(uuid).withdrawal_code))
        notes.acknowledge(uuid, "erased")


def _import(project: Project, notes: Notes, chance: random.Random) -> None:
    coming = [str(uuids.UUID(int=chance.getrandbits(128), version=4)) for _row in range(3)]
    records = [Record(values={"channel": "counter", "visits": 2}, meta={"sqd_uuid": uuid}) for uuid in coming]
    for uuid in coming:
        notes.intend(uuid, "finished")
    project.add_responses(records, source="import")
    for uuid in coming:
        notes.acknowledge(uuid, "finished")


def _export(project: Project, notes: Notes, _chance: random.Random) -> None:
    from ui.jobs.export_data import export_data

    export_data(project.path, project.path.with_name("out.csv"), language="id")
    notes.acknowledge("-", "exported")


CHANGES: tuple[Callable[[Project, Notes, random.Random], None], ...] = (
    _void,
    _restore,
    _correct,
    _erase,
    _import,
    _export,
)


def migrate_and_wait(project_path: Path, begun: Path, _seed: int) -> None:
    """Bring an older project up to date, and be killed at it."""
    begun.write_text("begun")
    Project.open(project_path).close()
    while True:
        pass
