"""What can be seen and done on the responses page."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from servqual_desk.project import Project
from servqual_desk.responses.responses import Responses
from tests.ui.driving import Person
from ui.responses.answers_table import AnswersTable
from ui.responses.change_dialogs import Box
from ui.responses.page import ResponsesPage

AnyBox = TypeVar("AnyBox", bound=Box)


class Keeper:
    """A person at the responses page."""

    def __init__(self, person: Person) -> None:
        self.person = person
        page = person.window.page
        assert isinstance(page, ResponsesPage)
        self.page = page

    @property
    def project(self) -> Project:
        return self.person.window.desk.open_project

    @property
    def responses(self) -> Responses:
        return self.project.responses

    # Seeing

    def listed(self, column: int) -> list[str]:
        """What stands in a column of the list, from the top."""
        model = self.page.list_view.table.model()
        return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]

    def cell(self, code: str, place: int = 0) -> str:
        """The answer beside a code; `place` counts the batteries."""
        model = self.page.reading_view.answers.model()
        rows = [row for row in range(model.rowCount()) if model.index(row, 0).data() == code]
        return str(model.index(rows[0], 2 + place).data())

    def history(self) -> list[str]:
        """The sentences of the history that are shown."""
        model = self.page.reading_view.history.model()
        return [str(model.index(row, 1).data()) for row in range(model.rowCount())]

    def box(self, kind: type[AnyBox]) -> AnyBox:
        """The box that is open."""
        QApplication.processEvents()
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        return found

    # Doing

    def read(self, row: int) -> None:
        """Go to a row of the list with the arrow keys and press Enter."""
        table = self.page.list_view.table
        table.setFocus()
        self.person.press("Ctrl+Home", *["Down"] * row, "Enter")

    def go_to(self, code: str, place: int = 0) -> None:
        """Click on an answer."""
        table: AnswersTable = self.page.reading_view.answers
        model = table.model()
        row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == code)
        index = model.index(row, 2 + place)
        table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        where = table.visualRect(index).center()
        self.person.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
