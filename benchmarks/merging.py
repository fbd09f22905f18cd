"""A merge of 20 files with 5,000 responses each, against putting the same rows into one file without a question."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.timing import line, milliseconds, seconds
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.store.schema import ensure_answers, migrations
from servqual_desk.store.sqlite import connect

FILES, N = 20, 5_000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        others = [_other(folder / f"other-{number}.sqd", number) for number in range(FILES)]
        with Project.create(folder / "desk.sqd", instrument="servqual-22") as project:
            floor = seconds(lambda: _put(project, folder / "floor.sqd", others))
            ours = seconds(lambda: _merged(project, others))
            again = seconds(lambda: project.merge(others))
    what = f"merge of {FILES} files of {N:,} responses"
    line(what, milliseconds(ours), milliseconds(floor), ours / floor)
    line("the same once more, with nothing new", milliseconds(again), milliseconds(floor), again / floor)


def _other(path: Path, seed: int) -> Path:
    with Project.create(path, instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, N, seed=seed), source=SOURCE)
    return path


def _merged(project: Project, others: list[Path]) -> None:
    result = project.merge(others)
    assert sum(one.new for one in result.files) == FILES * N


def _put(project: Project, path: Path, others: list[Path]) -> None:
    """Read the rows of every file and insert them, synced once."""
    database = connect(path)
    migrations.apply(database)
    ensure_answers(database, project.instrument)
    database.conn.execute("PRAGMA foreign_keys = OFF")
    with database.atomic():
        for other in others:
            with _opened(other) as theirs:
                for table in ("response", project.table, "event"):
                    columns = [column.name for column in database.table(table).columns if column.name != "id"]
                    names, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" * len(columns))
                    rows = theirs.database.conn.execute(f'SELECT {names} FROM "{table}"')
                    database.conn.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
    database.close()


@contextmanager
def _opened(path: Path) -> Iterator[Project]:
    with Project.open(path, readonly=True) as project:
        yield project
