"""Laptops with a survey each, and what a survey holds, whichever laptop looks."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from instruments.model import Instrument
from servqual_desk.merging.held_response import held_response
from servqual_desk.merging.named_rows import is_local
from servqual_desk.project import Project
from servqual_desk.store.changed_rows import named_rows, named_tables


def new_laptop(folder: Path, name: str, instrument: Instrument) -> Project:
    """A laptop on which somebody has made the survey anew."""
    return Project.create(folder / f"{name}.sqd", instrument=instrument, title=f"Loket {name}")


def copied_laptop(project: Project, name: str) -> Project:
    """A laptop that was given a copy of another one's survey."""
    path = project.path.with_name(f"{name}.sqd")
    project.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(project.path, path)
    return Project.open(path)


def content(project: Project) -> Mapping[str, object]:
    """Everything that a survey holds and that is not its laptop's own: responses in their order, and named rows."""
    uuids = [row[0] for row in project.database.conn.execute("SELECT uuid FROM response ORDER BY id")]
    held = [(uuid, held_response(project.database, uuid)) for uuid in uuids]
    responses = {uuid: (dict(one.fields), dict(one.answers), dict(one.telling)) for uuid, one in held}
    rows = {
        name: row
        for table in named_tables(project.database)
        for name, row in named_rows(project.database, table)
        if not is_local(name)
    }
    return {"order": uuids, "responses": responses, "rows": rows}


def assert_whole(*projects: Project) -> None:
    """The log proves all that the files hold."""
    for project in projects:
        assert project.verify().faults == ()
