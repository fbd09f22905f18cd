"""What is typed into an unfinished interview and is no answer yet: half a comment, half of the points.

It is kept with the draft, so that no way out of a question loses it; it goes when it becomes an answer, and with the draft.
The second entry of a paper form keeps here what is typed into it, under the finished response that it is compared with.
No list, export or count ever looks here.
"""

from collections.abc import Iterable, Mapping

from servqual_desk.store.clock import now
from servqual_desk.store.project_file import ProjectFile


class DraftInput:
    """The typed texts of one draft by column, as they stand in the file. Every write belongs into a transaction of the caller.

    The caller changes the memory (`remember`, `forget`) once its transaction is through.
    """

    def __init__(self, project: ProjectFile, response: str) -> None:
        self._project, self._uuid = project, response
        rows = project.database.conn.execute("SELECT variable, typed FROM draft_input WHERE response = ?", (response,))
        self.typed: dict[str, str] = dict(rows.fetchall())

    def of(self, columns: Iterable[str]) -> dict[str, str]:
        """What is typed for these columns."""
        return {column: self.typed[column] for column in columns if column in self.typed}

    def write(self, typed: Mapping[str, str]) -> None:
        """Keep these texts in place of those before."""
        self._project.database.conn.executemany(
            """INSERT INTO draft_input (response, variable, typed, at) VALUES (?, ?, ?, ?)
               ON CONFLICT (response, variable) DO UPDATE SET typed = excluded.typed, at = excluded.at""",
            [(self._uuid, column, text, now()) for column, text in typed.items()],
        )

    def delete(self, columns: Iterable[str]) -> None:
        """Take the texts of these columns out of the file."""
        kept = [(self._uuid, column) for column in columns if column in self.typed]
        if kept:
            self._project.database.conn.executemany("DELETE FROM draft_input WHERE response = ? AND variable = ?", kept)

    def remember(self, typed: Mapping[str, str]) -> None:
        """The file holds these texts now."""
        self.typed.update(typed)

    def forget(self, columns: Iterable[str]) -> None:
        """The file no longer holds the texts of these columns."""
        for column in columns:
            self.typed.pop(column, None)
