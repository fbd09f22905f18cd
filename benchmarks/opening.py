"""Opening a survey of 100,000 responses, against opening the bare SQLite file and its own quick check."""

import tempfile
from pathlib import Path

from benchmarks.timing import line, milliseconds, seconds
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.store import page_check
from servqual_desk.store.sqlite import sqlite

N = 100_000
TIMES = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqd"
        with Project.create(path, instrument="servqual-22") as project:
            project.add_responses(simulate(project.instrument, N), source=SOURCE)
        floor = min(seconds(lambda: _bare(path)) for _time in range(TIMES))
        ours = min(seconds(lambda: _open_anew(path)) for _time in range(TIMES))
    line(f"open of {N:,} responses", milliseconds(ours), milliseconds(floor), ours / floor, "aim ≤ 2×")


def _bare(path: Path) -> None:
    connection = sqlite.connect(path)
    connection.execute("PRAGMA quick_check(1)").fetchone()
    connection.close()


def _open_anew(path: Path) -> None:
    """As another process does, which has not seen the file yet."""
    page_check.forget_everything()
    Project.open(path).close()
