"""What a survey calls its units, services, waves and people: the words behind the codes of its own columns."""

from collections.abc import Mapping

from servqual_desk.store.project_file import ProjectFile
from servqual_desk.words.response_columns import RESPONSE_COLUMNS

# `sqd_<field>` → code → name.
FieldNames = Mapping[str, Mapping[str, str]]


def field_names(project: ProjectFile) -> FieldNames:
    """The names of every code that a response may hold."""
    return {
        column.name: dict(project.database.conn.execute(f"SELECT code, {column.words} FROM {column.field}").fetchall())
        for column in RESPONSE_COLUMNS
        if column.holds == "code"
    }
