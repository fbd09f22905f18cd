"""The lab's analyses kept with the project: method, options and filter, so that each can be opened and run again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from servqual_desk.project import Project
from servqual_desk.store.clock import now
from servqual_desk.store.filters import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnalysis:
    """One analysis: the method's id, its options as JSON values, and the filter that limited the responses."""

    method: str
    options: Mapping[str, Any]
    where: Where = field(default_factory=dict)
    id: int = 0
    at: str = ""


def saved_analyses(project: Project) -> tuple[SavedAnalysis, ...]:
    """The kept analyses, oldest first."""
    rows = project.database.conn.execute("SELECT id, method, options, filter, at FROM saved_analysis ORDER BY id")
    return tuple(
        SavedAnalysis(id=row[0], method=row[1], options=json.loads(row[2]), where=json.loads(row[3]), at=row[4])
        for row in rows
    )


def keep_analysis(project: Project, analysis: SavedAnalysis) -> SavedAnalysis:
    """Keep an analysis, or what one has become (its id stays); returns it as it is kept."""
    values = (analysis.method, json.dumps(dict(analysis.options)), json.dumps(dict(analysis.where)), now())
    with project.transaction():
        run = project.database.conn.execute
        if analysis.id:
            run(
                "UPDATE saved_analysis SET method = ?, options = ?, filter = ?, at = ? WHERE id = ?",
                (*values, analysis.id),
            )
            kept = analysis.id
        else:
            cursor = run("INSERT INTO saved_analysis (method, options, filter, at) VALUES (?, ?, ?, ?)", values)
            kept = int(cursor.lastrowid or 0)
    return SavedAnalysis(id=kept, method=analysis.method, options=analysis.options, where=analysis.where, at=values[3])


def drop_analysis(project: Project, kept: int) -> None:
    """Take an analysis off the list; no answer is touched."""
    with project.transaction():
        project.database.conn.execute("DELETE FROM saved_analysis WHERE id = ?", (kept,))
