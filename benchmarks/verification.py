"""A verification of 100,000 imported responses, against reading the same rows without a question."""

import tempfile
from pathlib import Path

from benchmarks.timing import line, milliseconds, seconds
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project

N = 100_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, _survey(Path(folder) / "desk.sqd") as project:
        project.add_responses(simulate(project.instrument, N), source=SOURCE)
        floor = seconds(lambda: _read(project))
        ours = seconds(lambda: _verified(project))
    line(f"verify of {N:,} responses", milliseconds(ours), milliseconds(floor), ours / floor, "aim ≤ 5 s")


def _survey(path: Path) -> Project:
    return Project.create(path, instrument="servqual-22")


def _read(project: Project) -> None:
    for table in ("event", "response", project.table):
        for _row in project.database.conn.execute(f'SELECT * FROM "{table}"'):
            pass


def _verified(project: Project) -> None:
    assert project.verify().whole
