"""One answer committed and synced, against a bare SQLite commit of one changed column on the same disk."""

import tempfile
from pathlib import Path

from benchmarks.timing import line, median, milliseconds, percentile, seconds
from servqual_desk.project import Project
from servqual_desk.store.sqlite import sqlite

ANSWERS = 600
PASSPHRASE = "empat kata yang mudah"


def main() -> None:
    for what, passphrase in (("an answer committed", None), ("an answer committed, protected", PASSPHRASE)):
        _line(what, passphrase)


def _line(what: str, passphrase: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_database(Path(folder) / "bare.sqlite")
        with Project.create(Path(folder) / "desk.sqd", instrument="servperf-22", passphrase=passphrase) as project:
            ours, floor = _measure(project, bare)
        bare.close()
    for name, value in (("p50", median), ("p99", lambda times: percentile(times, 0.99))):
        line(
            f"{what}, {name}",
            milliseconds(value(ours)),
            milliseconds(value(floor)),
            value(ours) / value(floor),
            "aim ≤ 2× at p50",
        )


def bare_database(path: Path) -> sqlite.Connection:
    """One row in a file of its own, with the same promises about the disk."""
    connection = sqlite.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answers (response TEXT PRIMARY KEY, x INTEGER)")
    connection.execute("INSERT INTO answers VALUES ('one', NULL)")
    connection.commit()
    return connection


def commit_bare(connection: sqlite.Connection, value: int) -> None:
    """Change the row and sync it."""
    connection.execute("UPDATE answers SET x = ? WHERE response = 'one'", (value,))
    connection.commit()


def _measure(project: Project, bare: sqlite.Connection) -> tuple[list[float], list[float]]:
    """Turn by turn, so that a busy disk slows both."""
    interview = project.start_interview()
    ours: list[float] = []
    floor: list[float] = []
    while len(ours) < ANSWERS:
        question = interview.question
        if question is None:
            interview.finish()
            interview = project.start_interview()
            continue
        if question.kind != "scale":
            interview.skip() if not question.required else interview.answer(question.choices[0].value)
            continue
        value = question.choices[len(ours) % len(question.choices)].value
        ours.append(seconds(lambda interview=interview, value=value: interview.answer(value)))
        floor.append(seconds(lambda: commit_bare(bare, len(floor))))
    return ours, floor
