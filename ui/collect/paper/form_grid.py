"""All questions of a form beneath each other, in the paper's order, each with its cell."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from servqual_desk.errors import KnownError
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.words.section_words import section_title
from ui.collect.paper.cells import WordsCell
from ui.collect.paper.form_line import Line
from ui.collect.paper.paper_entry import Entry
from ui.widgets.layout import GRID, Measure, column, panel, scrolling, settle
from ui.widgets.spoken_words import Label

WIDEST = 1040


class FormGrid(QWidget):
    """Writes each answer into the entry when it is typed, and moves on; what an answer brings or hides comes or goes."""

    saved = Signal()
    typed = Signal(str, object)
    """At a question's column something was typed, a text for each of its columns."""
    at_end = Signal()
    """The last row is done."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._lines: dict[str, Line] = {}
        self._rows = QWidget()
        self._place = column(self._rows, 1)
        self._sheet = Measure(panel(self._place), WIDEST)
        self._scroll = scrolling(self._sheet, by_arrows=False)
        self.setLayout(column(self._scroll))

    def show_entry(self, entry: Entry) -> None:
        """Show a form, and start at its first question without an answer."""
        self._entry = entry
        self._build(entry)
        self.begin()

    def begin(self) -> None:
        """Give the focus to the first row without an answer."""
        lines = list(self._lines.values())
        first = next((line for line in lines if line.asked.answer is None), lines[0] if lines else None)
        if first is not None:
            self._show(first)

    def go_to(self, column_name: str) -> None:
        """Give the focus to a question."""
        self._show(self._lines[column_name])

    def _build(self, entry: Entry) -> None:
        old, self._rows, self._lines = self._rows, QWidget(), {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, GRID, GRID, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)
        part: tuple[str, str | None, str] | None = None
        for asked in entry.questions:
            if part != (asked.section, asked.battery, asked.title):
                part = (asked.section, asked.battery, asked.title)
                grid.addWidget(Label(section_title(*part), role="heading"), grid.rowCount(), 0, 1, 4)
            self._add(grid, asked)
        self._place.replaceWidget(old, self._rows)
        self._rows.show()  # now, not when Qt is idle: it is laid out before it is seen
        old.hide()
        old.deleteLater()
        settle(self._scroll)

    def _add(self, grid: QGridLayout, asked: Asked) -> None:
        line, at = Line(asked, self._rows), grid.rowCount()
        if line.wants_width:
            grid.addWidget(line.code, at, 0)
            grid.addWidget(line.text, at, 1, 1, 3)
            grid.addWidget(line.box, at + 1, 1, 1, 3)
            grid.addWidget(line.understood, at + 2, 1, 1, 3)
        else:
            for place, part in enumerate((line.code, line.text, line.box, line.understood)):
                grid.addWidget(part, at, place)
        for cell in line.cells:
            cell.installEventFilter(self)
            if isinstance(cell, WordsCell):
                cell.grown.connect(partial(self._keep_seen, line))
        line.refused.connect(partial(self._keep_seen, line))
        line.given.connect(partial(self._take, line))
        line.typed.connect(partial(self.typed.emit, asked.column))
        line.moved.connect(partial(self._move, line))
        self._lines[asked.column] = line

    # Taking

    def settle(self) -> None:
        """Take what is typed and not given yet."""
        for line in tuple(self._lines.values()):
            if any(cell.hasFocus() for cell in line.cells):
                line.settle()

    def _take(self, line: Line, value: Answer) -> None:
        entry, name = self._entry, line.asked.column
        if entry is None:
            return
        try:
            if value is None:
                entry.clear(name)
            else:
                entry.answer(name, value)
        except KnownError as error:
            line.tell(error)
            return
        self.saved.emit()
        now = {asked.column: asked for asked in entry.questions}
        line.show_answer(now[name])
        if list(now) != list(self._lines):
            self._rebuild(entry)

    def _rebuild(self, entry: Entry) -> None:
        """Show what an answer brought or hid; who stands in a cell stays there, and what was no answer stays in its own."""
        refused = {
            name: line.texts() for name, line in self._lines.items() if line.is_refused
        }  # perhaps not on disk yet
        here = next((name for name, line in self._lines.items() if any(cell.hasFocus() for cell in line.cells)), None)
        self._build(entry)
        for name in refused.keys() & self._lines.keys():
            self._lines[name].show_typed(refused[name])
        if here in self._lines:
            self._show(self._lines[here])

    def _move(self, line: Line, by: int) -> None:
        names = list(self._lines)  # perhaps new ones, which this answer brought
        there = names.index(line.asked.column) + by
        if there == len(names):
            self.at_end.emit()
        else:
            self._show(self._lines[names[max(there, 0)]])

    def _keep_seen(self, line: Line) -> None:
        """What is typed stays in sight while its box grows, and so does what is said of it."""
        if any(cell.hasFocus() for cell in line.cells):
            settle(self._scroll)
            self._scroll.ensureWidgetVisible(line.understood, 0, 8)
            self._scroll.ensureWidgetVisible(line.box, 0, 8)

    def _show(self, line: Line) -> None:
        self._scroll.ensureWidgetVisible(line.box, 0, 120)
        line.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of an answer that is higher than its place the cell is whole into which is typed."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            middle = watched.mapTo(self._sheet, watched.rect().center()).y()
            self._scroll.ensureVisible(
                0, middle, 0, watched.height() // 2 + 1
            )  # by itself Qt looks at the cursor alone
        return False
