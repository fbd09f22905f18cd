"""The words of cells that a person matched to answers, kept for the next file with the same columns.

A cell may hold what one citizen wrote, so each word stands with the response whose cell it was first: it is sealed with it, comes
along in a merge with it, and an erasure takes it away. Nothing else of the file, its log included, says the word.
"""

from collections.abc import Iterable, Mapping

from servqual_desk.store.project_file import ProjectFile

CellWord = tuple[str, str, str]
"""A response, our column, and the cell in its row whose meaning a person told."""


def note_words(project: ProjectFile, words: Iterable[CellWord], meanings: Mapping[str, Mapping[str, str]]) -> None:
    """Keep each word once, with the meaning that the import's map gives it. Call it inside the import's transaction."""
    first: dict[tuple[str, str], str] = {}
    for response, column, word in words:
        first.setdefault((column, word), response)
    project.database.conn.executemany(
        "INSERT INTO matched_word (response, variable, word, value) VALUES (?, ?, ?, ?)",
        [(response, column, word, meanings[column][word]) for (column, word), response in first.items()],
    )


def words_of_import(project: ProjectFile, number: int) -> dict[str, dict[str, str]]:
    """Our column → cell → what it means, of an import; without the words of who was erased."""
    rows = project.database.conn.execute(
        """SELECT w.variable, w.word, w.value FROM matched_word AS w JOIN imported AS i ON i.response = w.response
           WHERE i.import = ? ORDER BY w.variable, w.word""",
        (number,),
    )
    found: dict[str, dict[str, str]] = {}
    for column, word, value in rows:
        found.setdefault(column, {})[word] = value
    return found
