"""Many simulated responses, drawn by numpy and written block by block, where `simulated_citizens.simulate` takes minutes."""

from collections.abc import Iterator
from uuid import UUID

import numpy as np

from instruments.columns import Variable, variables
from servqual_desk.project import Project

BLOCK = 50_000
MISSING = 0.01
WEIGHTS = ((30, 25, 20, 15, 10), (20, 20, 20, 20, 20), (10, 30, 30, 10, 20))
MOMENT = "2026-03-02T01:00:00.000+00:00"


def fill(project: Project, n: int, seed: int = 1) -> None:
    """Give a project of `servqual-22` `n` finished responses. They have no line in the log: only reading is measured."""
    random = np.random.default_rng(seed)
    columns = variables(project.instrument)
    for first in range(0, n, BLOCK):
        size = min(BLOCK, n - first)
        uuids = [str(UUID(int=first + i)) for i in range(size)]
        rows = zip(uuids, *_answers(columns, size, random), strict=True)
        with project.transaction():
            project.database.conn.executemany(
                "INSERT INTO response (uuid, instrument, status, mode, language, started_at, finished_at, source) "
                f"VALUES (?, ?, 'finished', 'import', 'id', '{MOMENT}', '{MOMENT}', 'simulated')",
                [(uuid, project.instrument.digest) for uuid in uuids],
            )
            places = ", ".join("?" * (len(columns) + 1))
            project.database.conn.executemany(f'INSERT INTO "{project.table}" VALUES ({places})', rows)


def _answers(columns: tuple[Variable, ...], n: int, random: np.random.Generator) -> Iterator[list[int | None]]:
    """The columns of `n` citizens, each with a view of the whole and of every dimension."""
    citizen = random.normal(0, 0.8, n)
    views: dict[tuple[str, str], np.ndarray] = {}
    weights = iter(random.choice(WEIGHTS, n).T)
    for variable in columns:
        if variable.kind == "weight":
            yield next(weights).tolist()
        elif variable.scale is None:
            yield [None] * n
        else:
            battery = variable.battery.id if variable.battery else ""
            about = (battery, variable.item.dimension if variable.item else "")
            view = views.setdefault(about, citizen + random.normal(0, 0.6, n))
            level = variable.scale.max - (1.0 if battery == "expectation" else 2.0)
            score = np.rint(level + view + random.normal(0, 0.9, n)).clip(variable.scale.min, variable.scale.max)
            cells = score.astype(object)
            cells[random.random(n) < MISSING] = None
            yield [None if cell is None else int(cell) for cell in cells]
