"""One question of the form: its code, its words, the cells to type into, and what was understood."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servqual_desk.errors import AnswerError, KnownError
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import codes_of, is_complete, read_typed, written
from ui.collect.paper.cells import Cell, LineCell, WordsCell
from ui.widgets.layout import GRID, panel, row
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label, as_it_is, set_flag, set_role

WRITTEN_SIGNS = 10  # of a number or a day


class Line(QObject):
    """The widgets of one row of the grid; `given` when an answer is typed, `moved` to the row before or after."""

    given = Signal(object)
    typed = Signal(object)
    """What stands in the cells by now, a text for each column."""
    moved = Signal(int)
    refused = Signal()
    """What is typed is no answer, and the row says so."""

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self.code = Label(as_it_is(asked.column), role="muted")
        self.text = Label(as_it_is(asked.text), wrap=True)
        self.understood = Label(role="caption", wrap=True)
        self.cells: list[Cell] = [_cell(asked) for _column in (asked.columns if asked.traits.divides else "1")]
        for place, cell in enumerate(self.cells):
            cell.moved.connect(partial(self._leave, place))
            cell.left.connect(self._leave_cell)
            cell.typed.connect(self._type)
            set_tip(cell, ", ".join(filter(None, codes_of(asked))))
            names = [asked.choices[place].label] if asked.traits.divides else []
            cell.setAccessibleName(" – ".join([asked.text, *names]))
        self.box = panel(self._under_headings() if asked.traits.divides else self._in_a_row())
        self.show_answer(asked)

    @property
    def wants_width(self) -> bool:
        """Whether the cells stand beneath the question: the citizen's own words, and points for things with long names."""
        return self.asked.traits.own_words or self.asked.traits.divides

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the cells was not taken, and the row says why."""
        return bool(self.cells[0].property("faulty"))

    def _in_a_row(self) -> QHBoxLayout:
        return row(*self.cells, *([] if self.asked.traits.own_words else [1]), spacing=GRID)

    def _under_headings(self) -> QGridLayout:
        """What the points are for, whole, each before its cell."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (cell, option) in enumerate(zip(self.cells, self.asked.choices, strict=True)):
            grid.addWidget(cell, place, 0)
            grid.addWidget(Label(as_it_is(option.label), wrap=True), place, 1)
        return grid

    def show_answer(self, asked: Asked) -> None:
        """Show what is stored."""
        self.asked = asked
        if isinstance(asked.answer, dict):
            for cell, points in zip(self.cells, asked.answer.values(), strict=True):
                cell.setText(str(points))
        elif not asked.traits.divides:
            self.cells[0].setText(written(asked, asked.answer))
        self._say("" if asked.answer is None else answer_words(asked, asked.answer))
        if asked.typed:
            self.show_typed(asked.typed)

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before and is no answer yet, a text for each column."""
        for column, cell in zip(self.asked.columns, self.cells, strict=True):
            cell.setText(typed.get(column, ""))
        self._judge()

    def tell(self, error: KnownError) -> None:
        """Say why it was not taken."""
        self._say("\n".join(error.faults_here), fault=True)

    def _say(self, words: str, *, fault: bool = False) -> None:
        set_role(self.understood, "fault" if fault else "caption")
        self.understood.say(as_it_is(words))
        for cell in self.cells:
            set_flag(cell, "faulty", fault)
        if fault:
            self.refused.emit()

    def begin(self) -> None:
        """Take the focus, what stands there ready to be typed over."""
        self.cells[0].setFocus()
        self.cells[0].selectAll()

    # Typing

    def _type(self, text: str) -> None:
        self.typed.emit(self.texts())
        if self.is_refused:
            self._judge()
        if is_complete(self.asked, text):
            self._give(+1)

    def _leave(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.cells):
            self.cells[place + by].setFocus()
            self.cells[place + by].selectAll()
        else:
            self._give(by)

    def _judge(self) -> None:
        """Say what is wrong with what is typed; nothing, where it can be understood."""
        try:
            self._read()
        except AnswerError as error:
            self.tell(error)
        else:
            self._say("")

    def _leave_cell(self) -> None:
        if not any(cell.hasFocus() for cell in self.cells):
            self.settle()

    def settle(self) -> None:
        """Give what is typed, where it is an answer and not given yet."""
        try:
            value = self._read()
        except AnswerError as error:
            self.tell(error)
            return
        if value != self.asked.answer:
            self.given.emit(value)

    def _give(self, by: int) -> None:
        self.settle()
        if not self.is_refused:
            self.moved.emit(by)

    def texts(self) -> dict[str, str]:
        """What stands in the cells, a text for each column."""
        return {column: cell.text() for column, cell in zip(self.asked.columns, self.cells, strict=True)}

    def _read(self) -> Answer:
        return read_typed(self.asked, self.texts())


def _cell(asked: Asked) -> Cell:
    """As wide as what is typed there; the citizen's own words have all the width, and as many lines as they need."""
    if asked.traits.own_words:
        return WordsCell()
    if asked.traits.divides:
        return LineCell(len(str(asked.total or "")) + 1)
    if asked.traits.several:
        return LineCell(2 * len(asked.choices) + 2)
    return LineCell(max(map(len, codes_of(asked)), default=WRITTEN_SIGNS) + 1)
