"""A grid of targets: a line to type in for each pair of answers, with the sums at its edges."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from instruments.i18n import N_, _
from ui import theme
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, column, empty, panel
from ui.widgets.spoken_words import Label, Sentence, Speaking, as_it_is, said, set_flag

Cells = Mapping[tuple[str, str], int]
Answers = Sequence[tuple[str, Sentence]]
"""Ids of answers with their words."""
LONGEST = 6  # digits
CELL_WIDTH = 78  # pixels at 100 per cent text


class _Cell(QLineEdit):
    """A target. Up and down lead to the cells above and below."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def number(self) -> int | None:
        """The target; None where nothing, or no number, is typed."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def is_wrong(self) -> bool:
        return bool(self.text().strip()) and self.number is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class QuotaGrid(Speaking, QWidget):
    """Rows are the answers to one question, columns those to another (or one column alone)."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Answers = ()
        self._columns: Answers = ()
        self._cells: dict[tuple[str, str], _Cell] = {}
        self._sums: dict[str, Label] = {}
        self._grid, self._place = QGridLayout(), column()
        self._headings: list[Label] = []
        self.setLayout(self._place)

    def show_answers(self, rows: Answers, columns: Answers, targets: Cells) -> None:
        """Make the grid anew; with no columns there is one, whose id is ""."""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(4)
        self._rows, self._columns = rows, columns or (("", N_("Target")),)
        self._cells, self._sums, self._headings = {}, {}, []
        for place, (_answer, words) in enumerate(self._columns, start=1):
            heading = Label(words, role="caption", wrap=True)
            heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            self._headings.append(heading)
            self._grid.addWidget(heading, 0, place)
        for place, (answer, words) in enumerate(rows, start=1):
            self._grid.addWidget(Label(words, wrap=True), place, 0)
            self._add_cells(place, answer, targets)
        self._add_sums()
        self._grid.setColumnStretch(len(self._columns) + 2, 1)
        self._grid.setRowStretch(len(self._rows) + 2, 1)
        self.restyle()
        self.speak()
        self._add_up()
        self._show_sheet()

    def _show_sheet(self) -> None:
        # Shown whole and at once; new cells in an old grid would be squeezed until Qt has noticed them.
        sheet = panel(self._grid)
        empty(self._place)
        self._place.addWidget(sheet)
        sheet.show()

    def _add_cells(self, place: int, answer: str, targets: Cells) -> None:
        for across, (other, _words) in enumerate(self._columns, start=1):
            cell = _Cell()
            cell.setText(str(targets.get((answer, other), "")))
            cell.textEdited.connect(self._note_edit)
            cell.moved.connect(self._move)
            self._cells[answer, other] = cell
            self._grid.addWidget(cell, place, across)

    def _add_sums(self) -> None:
        bottom, right = len(self._rows) + 1, len(self._columns) + 1
        self._grid.addWidget(Label(N_("Sum"), role="strong"), bottom, 0)
        places = {f"column {other}": (bottom, across) for across, (other, _words) in enumerate(self._columns, start=1)}
        if len(self._columns) > 1:
            places |= {f"row {answer}": (down, right) for down, (answer, _words) in enumerate(self._rows, start=1)}
            places["all"] = (bottom, right)
        for key, (down, across) in places.items():
            label = Label(role="strong")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._sums[key] = label
            self._grid.addWidget(label, down, across)

    # Reading

    def targets(self) -> Cells:
        """The targets that are typed, by the pair of answers; an empty cell has none.

        Raises:
            EntryError: a cell holds no whole number; it is marked and has the focus.
        """
        wrong = [cell for cell in self._cells.values() if cell.is_wrong]
        if wrong:
            wrong[0].setFocus()
            raise EntryError
        return {pair: cell.number for pair, cell in self._cells.items() if cell.number is not None}

    @property
    def total(self) -> int:
        return sum(cell.number or 0 for cell in self._cells.values())

    def cell(self, answer: str, other: str = "") -> QLineEdit:
        return self._cells[answer, other]

    # Changes

    def _note_edit(self) -> None:
        self._add_up()
        self.edited.emit()

    def _add_up(self) -> None:
        for cell in self._cells.values():
            set_flag(cell, "faulty", cell.is_wrong)
        for key, label in self._sums.items():
            total = sum(cell.number or 0 for pair, cell in self._cells.items() if key in _sums_of(pair))
            label.say(as_it_is(str(total)))

    def _move(self, step: int) -> None:
        pair = next(pair for pair, cell in self._cells.items() if cell is self.sender())
        answers = [answer for answer, _words in self._rows]
        down = answers.index(pair[0]) + step
        if 0 <= down < len(answers):
            self._cells[answers[down], pair[1]].setFocus()

    def restyle(self) -> None:
        for widget in (*self._headings, *self._cells.values()):
            widget.setFixedWidth(theme.grown(CELL_WIDTH))
        self._grid.setColumnMinimumWidth(0, theme.grown(2 * CELL_WIDTH))

    def speak(self) -> None:
        rows, columns = dict(self._rows), dict(self._columns)
        for (answer, other), cell in self._cells.items():
            cell.setAccessibleName(
                _("Target for {answers}").format(answers=" × ".join((said(rows[answer]), said(columns[other]))))
            )


class Sideways(QScrollArea):
    """As high as its content, and scrolls only to the side, where the answers are many or the text is large."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("role", "clear")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inner = inner
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        return QSize(400, self._inner.minimumSizeHint().height() + self.horizontalScrollBar().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.setFixedHeight(self.sizeHint().height())
        return taken


def _sums_of(pair: tuple[str, str]) -> Iterator[str]:
    """The sums that a cell belongs to."""
    yield from (f"row {pair[0]}", f"column {pair[1]}", "all")
