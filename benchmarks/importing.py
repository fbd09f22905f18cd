"""A CSV of 100,000 responses × 45 columns into a survey, against the bare parse and a bare `executemany`; and its memory.

The last line says what the survey's own rows cost alone: the same rows put into the same tables with their indexes and keys, by
the quickest statements that we know, and their digests (a content, a seal and a link each). They are ten times the bytes of the
answers, so that the aim is beyond reach for a file in which each response can be told, erased and proved; what is left above
them is the program's. What was tried to get nearer: `docs/architecture.md`, where we left the plan.

In seconds of the processor, the reading process included, and by the clock: on a busy machine that measures the others, too.
`python -m benchmarks.importing 1000000` measures another number: the memory does not grow with it.
"""

import csv
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timing import clock_and_processor, line, processor_seconds

if TYPE_CHECKING:
    import sqlite3  # noqa: TID251  only its types, which sqlcipher3 has none of

N, AIM = 100_000, 2.0
COLUMNS = 45
_AT_ONCE = 10_000


def main(n: int = N) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "answers.csv"
        _write(data, n)
        least_clock, least = clock_and_processor(lambda: _bare(data, folder / "bare.sqlite"))
        clock, ours = clock_and_processor(lambda: _import(data, folder / "survey.sqd"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        said = f"(aim {AIM:.0f}×)  peak {peak:,.0f} MB, reading process {child:,.0f} MB"
        line(f"{n:,} × {COLUMNS} from .csv into a survey", f"{ours:.2f} s", f"{least:.2f} s", ours / least, said)
        line("  by the clock", f"{clock:.2f} s", f"{least_clock:.2f} s", clock / least_clock)
        if n <= N:  # they are held in memory
            alone = processor_seconds(_rows_alone(folder / "survey.sqd", folder / "alone.sqd"))
            line("  its rows and digests alone", f"{alone:.2f} s", f"{least:.2f} s", alone / least)


def _write(path: Path, n: int) -> None:
    """Answers to every item of SERVQUAL and to one question: whole numbers and a text now and then."""
    import numpy as np

    from instruments.columns import variables
    from instruments.load import load_instrument

    random = np.random.default_rng(1)
    items = [one.name for one in variables(load_instrument("servqual-22")) if one.item is not None]
    header = [*items, "comment"][:COLUMNS]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for start in range(0, n, _AT_ONCE):  # the peak of memory is to be the import's
            for row in random.integers(1, 8, (min(_AT_ONCE, n - start), len(header) - 1)).tolist():
                writer.writerow([*row, "Antrean panjang, tetapi petugas ramah." if row[0] == 1 else ""])


def _bare(data: Path, path: Path) -> None:
    from servqual_desk.store.sqlite import sqlite

    connection = sqlite.connect(path)
    with data.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        connection.execute(f"CREATE TABLE answers ({', '.join(header)})")
        connection.executemany(f"INSERT INTO answers VALUES ({', '.join('?' * len(header))})", rows)
    connection.commit()
    connection.close()


def _import(data: Path, path: Path) -> None:
    from servqual_desk.project import Project
    from ui.jobs.import_data import check_file, import_checked

    Project.create(path, instrument="servqual-22").close()
    import_checked(path, check_file(path, data))


def _rows_alone(survey: Path, path: Path) -> Callable[[], None]:
    """Puts the rows that an import wrote into an empty survey's tables, with nothing but SQLite and BLAKE2b."""
    from servqual_desk.project import Project
    from servqual_desk.store.event_log import PROOF
    from servqual_desk.store.many_rows import insert_many

    Project.create(path, instrument="servqual-22").close()
    with Project.open(survey) as project:
        brought = {"response": "1", project.table: "1", "imported": "1", "event": "response IS NOT NULL"}
        tables = {
            name: _by_column(project.database.conn.execute(f'SELECT * FROM "{name}" WHERE {which} ORDER BY rowid'))
            for name, which in ({"data_import": "1"} | brought).items()
        }

    def put() -> None:
        with Project.open(path) as project:
            project.database.conn.execute("BEGIN")
            for name, columns in tables.items():
                insert_many(project.database, name, columns)
            project.database.conn.execute("COMMIT")
        event = tables["event"]
        for salt, digest, seal, link in zip(*(event[name] for name in PROOF), strict=True):
            for said in (digest, digest + seal * 9, digest + seal * 3 + link):
                blake2b(said, digest_size=32, salt=salt).digest()

    return put


def _by_column(cursor: "sqlite3.Cursor") -> dict[str, Sequence[Any]]:
    names = [column[0] for column in cursor.description]
    return dict(zip(names, zip(*cursor, strict=True), strict=True))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N)
