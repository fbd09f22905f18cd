"""The lab's analyses kept with the project: method, options and filter, so that each can be opened and run again."""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field, structs

from servqual_desk.store.clock import now
from servqual_desk.store.filters import Where
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.row_numbers import row_number


class SavedAnalysis(Struct, frozen=True, kw_only=True):
    """One analysis: the method's id, its options as JSON values, and the filter that limited the responses."""

    method: str
    options: Mapping[str, Any]
    where: Where = field(default_factory=dict)
    id: int = 0
    at: str = ""


class SavedAnalyses(ProjectPart):
    """The analyses that a project keeps."""

    def list(self) -> tuple[SavedAnalysis, ...]:
        """The kept analyses, oldest first."""
        return tuple(
            SavedAnalysis(
                id=row["id"],
                method=row["method"],
                options=json.loads(row["options"]),
                where=json.loads(row["filter"]),
                at=row["at"],
            )
            for row in self.project.database.query("SELECT * FROM saved_analysis ORDER BY id")
        )

    def keep(self, analysis: SavedAnalysis) -> SavedAnalysis:
        """Keep an analysis, or what one has become (its id stays); returns it as it is kept."""
        at, kept = now(), analysis.id or row_number()
        row = {
            "id": kept,
            "method": analysis.method,
            "options": json.dumps(dict(analysis.options)),
            "filter": json.dumps(dict(analysis.where)),
            "at": at,
        }
        with self.project.transaction():
            self.project.database.table("saved_analysis").insert(row, pk="id", replace=True)
        return structs.replace(analysis, id=kept, at=at)

    def drop(self, kept: int) -> None:
        """Take an analysis off the list; no answer is touched."""
        with self.project.transaction():
            self.project.database.table("saved_analysis").delete_where("id = ?", [kept])
