"""Opening a survey of 100,000 responses, against the bare SQLite file and its own quick check; and one that is protected."""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.timing import line, milliseconds, seconds
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.store import page_check
from servqual_desk.store.protection import protect
from servqual_desk.store.rewriting import holding
from servqual_desk.store.sqlite import sqlite

N = 100_000
TIMES, OFTEN = 3, 25
PASSPHRASE = "empat kata yang mudah"


def main() -> None:
    _large()
    _protected()


def _large() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqd"
        with Project.create(path, instrument="servqual-22") as project:
            project.add_responses(simulate(project.instrument, N), source=SOURCE)
        floor = min(seconds(lambda: _bare(path)) for _time in range(TIMES))
        ours = min(seconds(lambda: _open_anew(path)) for _time in range(TIMES))
    line(f"open of {N:,} responses", milliseconds(ours), milliseconds(floor), ours / floor, "aim ≤ 2×")


def _protected() -> None:
    """To the first question once it is unlocked, against the same survey without protection."""
    with tempfile.TemporaryDirectory() as folder:
        plain, protected = (Path(folder) / name for name in ("plain.sqd", "protected.sqd"))
        for path in (plain, protected):
            Project.create(path, instrument="servqual-22").close()
        made = protect(protected, PASSPHRASE)
        with holding(made.key):
            times = [[seconds(partial(_first_question, path)) for path in (protected, plain)] for _time in range(OFTEN)]
    ours, floor = (min(each) for each in zip(*times, strict=True))
    what, aim = "open to the first question, protected and unlocked", "aim ≤ 30 ms more"
    line(what, milliseconds(ours), milliseconds(floor), ours / floor, aim)


def _first_question(path: Path) -> None:
    page_check.forget_everything()
    with Project.open(path) as project:
        assert project.start_interview().question is not None


def _bare(path: Path) -> None:
    connection = sqlite.connect(path)
    connection.execute("PRAGMA quick_check(1)").fetchone()
    connection.close()


def _open_anew(path: Path) -> None:
    """As another process does, which has not seen the file yet."""
    page_check.forget_everything()
    Project.open(path).close()
