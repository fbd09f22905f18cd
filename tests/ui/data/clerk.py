"""What can be seen and done on the data page."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from servqual_desk.project import Project
from tests.ui.driving import Person, answer_file_dialog
from ui.data.importing.detected_setting import Chip
from ui.data.page import DataPage
from ui.widgets.cancellable_write import Job
from ui.widgets.picking_table import PickingTable


class Clerk:
    """A person at the data page."""

    def __init__(self, person: Person) -> None:
        self.person = person
        page = person.window.page
        assert isinstance(page, DataPage)
        self.page = page

    @property
    def project(self) -> Project:
        return self.person.window.desk.open_project

    def wait_for(self, job: Job) -> None:
        """Wait until the work is over."""
        self.person.wait(lambda: not job.is_busy)

    def check(self, path: Path, text: str) -> None:
        """Write a data file and choose it."""
        path.write_text(text, encoding="utf-8")
        self.page.imports.check(path)
        self.wait_for(self.page.imports.check_job)

    def faults(self) -> list[tuple[str, ...]]:
        """The table of what only the file can correct: column, cells, first row, fault."""
        model = self.page.imports.assistant.faults.table.model()
        return [
            tuple(str(model.index(row, place).data()) for place in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    # The import assistant

    def choose(self, path: Path, button: str = "CSV, XLSX, SAV, DTA, Parquet and others") -> None:
        """Choose a data file by a click and the dialog."""
        answer_file_dialog(path)
        self.person.click(button)
        self.person.wait(lambda: self.page.imports.chosen_file == path)
        self.wait_for(self.page.imports.check_job)

    def say_day(self, day: str) -> None:
        """Write when the interviews were held."""
        self.page.imports.assistant.file.day.line.setFocus()
        self.person.write(day)

    def rows(self, table: PickingTable) -> list[tuple[str, ...]]:
        """What a table of columns or words shows: mark, words, what is chosen."""
        model = table.model()
        return [
            tuple(str(model.index(row, place).data()) for place in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def pick_by_keys(self, table: PickingTable, first: str, value: str) -> None:
        """Go to the row of this word by the arrows, open its list by Enter, and choose by the arrows and Enter."""
        table.setFocus()
        table.selectRow(0)
        while self.rows(table)[table.currentIndex().row()][1] != first:
            self.person.press("Down")
        self.person.press("Enter")
        box = self._open_list(table)
        QTest.keyClick(box.view(), Qt.Key.Key_Home)
        for _step in range(box.findData(value)):
            QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        self._come_back()
        self.wait_for(self.page.imports.check_job)

    def pick_by_mouse(self, table: PickingTable, first: str, value: str) -> None:
        """Click on the last cell of this word's row, and on the value in the list that opens."""
        row = next(place for place, cells in enumerate(self.rows(table)) if cells[1] == first)
        index = table.model().index(row, table.model().columnCount() - 1)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(table.viewport(), left, pos=table.visualRect(index).center())
        view = self._open_list(table).view()
        item = view.model().index(self._open_list(table).findData(value), 0)
        view.scrollTo(item)
        QTest.mouseMove(view.viewport(), view.visualRect(item).center())
        QTest.mouseClick(view.viewport(), left, pos=view.visualRect(item).center())
        self._come_back()
        self.wait_for(self.page.imports.check_job)

    def _come_back(self) -> None:
        """A list that closes gives the window its focus back, but not where no window manager is."""
        with self.person.qtbot.waitActive(self.person.window):
            self.person.window.activateWindow()

    def _open_list(self, table: PickingTable) -> QComboBox:
        self.person.wait(lambda: any(box.view().isVisible() for box in table.findChildren(QComboBox)))
        return next(box for box in table.findChildren(QComboBox) if box.view().isVisible())

    def say(self, chip: Chip, value: str) -> None:
        """Choose in one of the file's chips, by the keys."""
        chip.choice.setFocus()
        QTest.keyClick(chip.choice, Qt.Key.Key_Home)
        while chip.choice.value != value:
            before = chip.choice.currentIndex()
            QTest.keyClick(chip.choice, Qt.Key.Key_Down)
            assert chip.choice.currentIndex() != before, f"no {value} among {chip.choice.values}"
        self.wait_for(self.page.imports.check_job)
