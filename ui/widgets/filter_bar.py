"""The filter bar: which citizens the results are about, by their answers to the profile questions."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from exports.words.conditions import condition_words
from instruments.i18n import N_, language
from instruments.model import Instrument, Question
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, empty, row
from ui.widgets.spoken_words import Label

LONGEST_QUESTION = 60


class FilterBar(QFrame):
    """Shows each condition as a button that takes it away, and adds new ones from a menu of questions and answers."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._where: dict[str, str] = {}
        self._conditions = QHBoxLayout()
        self._conditions.setSpacing(GRID)
        self._all = Label(N_("All responses"), role="muted")
        self._add = Button(
            N_("Filter"), kind="quiet", picture="filter", key="Ctrl+F", tip=N_("Limit the results to some citizens")
        )
        self._add.clicked.connect(self._open_menu)
        self.setLayout(row(self._add, self._all, self._conditions, 1, spacing=GRID))

    def show_filter(self, instrument: Instrument, where: Mapping[str, str]) -> None:
        """Show these conditions; ones that the questionnaire does not know are dropped."""
        self._instrument = instrument
        known = {question.id: question for question in filterable(instrument)}
        self._where = {
            column: value
            for column, value in where.items()
            if column in known and value in {choice.id for choice in known[column].choices}
        }
        self._add.setVisible(bool(known))
        self._rebuild()

    @property
    def where(self) -> dict[str, str]:
        """The conditions: column → value."""
        return dict(self._where)

    def _rebuild(self) -> None:
        empty(self._conditions)
        self._all.setVisible(not self._where)
        for column, value in self._where.items():
            button = Button(partial(self._condition_words, column, value), picture="close", tip=N_("Clear this filter"))
            button.clicked.connect(partial(self._remove, column))
            self._conditions.addWidget(button)

    def _condition_words(self, column: str, value: str) -> str:
        if self._instrument is None:
            return ""
        return condition_words({column: value}, self._instrument)[0]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for question in filterable(self._instrument) if self._instrument else ():
            answers = menu.addMenu(_short(question.name.get(language())))
            for choice in question.choices:
                action = answers.addAction(choice.label.get(language()))
                action.triggered.connect(partial(self._set, question.id, choice.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _set(self, column: str, value: str) -> None:
        self._where[column] = value
        self._tell()

    def _remove(self, column: str) -> None:
        self._where.pop(column, None)
        self._tell()

    def _tell(self) -> None:
        self._rebuild()
        self.changed.emit(self.where)


def filterable(instrument: Instrument) -> tuple[Question, ...]:
    """The questions whose answers make a group of citizens."""
    return tuple(question for question in instrument.questions_with("profile") if question.choices)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUESTION else text[:LONGEST_QUESTION].rsplit(" ", 1)[0] + " …"
