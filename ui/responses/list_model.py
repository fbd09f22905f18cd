"""The list of responses for a table: row numbers at once, lines a chunk at a time when they come into view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from instruments.i18n import N_
from servqual_desk.project import Project
from servqual_desk.responses.response_list import Line
from servqual_desk.store.clock import moment_words
from servqual_desk.words.domain_words import mode_word, status_word
from servqual_desk.words.quality_words import flag_name
from ui import theme
from ui.widgets.record_table import Column, RowModel

CHUNK = 200  # lines read together: a few screens

# What stands in each column, by the name under which `response_list` can put the list in order ("" for what it cannot).
COLUMNS = (
    ("at", N_("When")),
    ("serial", N_("Form")),
    ("service", N_("Service")),
    ("enumerator", N_("Interviewed by")),
    ("mode", N_("Mode")),
    ("status", N_("Status")),
    ("flags", N_("Flags")),
    ("", N_("In their own words")),
)


class ResponseModel(RowModel):
    """Its rows are the numbers of responses; reads what is looked at and keeps it until the list is made anew."""

    rows: Sequence[int]

    def __init__(self) -> None:
        super().__init__([Column(title=title) for _name, title in COLUMNS])
        self._project: Project | None = None
        self.chunks_read: dict[int, tuple[Line, ...]] = {}

    def show_ids(self, project: Project | None, ids: Sequence[int]) -> None:
        """List these responses."""
        self._project, self.chunks_read = project, {}
        self.show_rows(ids)

    def line(self, row: int) -> Line | None:
        """What a row shows; None where the response has gone meanwhile."""
        if self._project is None:
            return None
        number, place = divmod(row, CHUNK)
        if number not in self.chunks_read:
            self.chunks_read[number] = self._project.response_list.read(
                self.rows[number * CHUNK : (number + 1) * CHUNK]
            )
        lines = self.chunks_read[number]
        return lines[place] if place < len(lines) else None

    def row_of(self, response_id: int) -> int | None:
        """Where a response stands, by its row number in the file."""
        return self.rows.index(response_id) if response_id in self.rows else None

    def id_at(self, row: int) -> int | None:
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def speak(self) -> None:
        """Say every cell and heading again."""
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def words(self, row: int, column: int) -> str:
        line = self.line(row)
        return self._words(line, column) if line is not None else ""

    def ink(self, row: int, _column: int) -> QColor | None:
        line = self.line(row)
        return None if line is None or line.status == "finished" else QColor(theme.current().muted)

    def _words(self, line: Line, column: int) -> str:
        match COLUMNS[column][0]:
            case "at":
                return moment_words(line.at, "medium")
            case "status":
                return status_word(line.status)
            case "mode":
                return mode_word(line.mode)
            case "flags":
                return _flags_words(line.flags)
            case "":
                return " ".join(line.remark.split())
            case name:
                return str(getattr(line, name))


def _flags_words(flags: tuple[str, ...]) -> str:
    """The flag's name; of several, the first and how many more."""
    more = f" +{len(flags) - 1}" if len(flags) > 1 else ""
    return flag_name(flags[0]) + more if flags else ""
