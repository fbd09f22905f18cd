"""A method's card above its tables: what it answers, when not to use it, its formula and sources; its report in one click."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from exports.words.apa import apa
from exports.words.lab_methods import lab_method_formula, lab_method_not_for, lab_method_references, lab_method_sentence
from instruments.i18n import N_
from ui.jobs.run_method import Result
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, panel, row
from ui.widgets.spoken_words import Label, Sentence, said
from ui.widgets.unfolding import UnfoldButton


class MethodCard(QFrame):
    """Folded at first: a line with two buttons. Nothing is reported of an outcome that has no number to report."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._result = result
        self.unfold = UnfoldButton(N_("About this method"), picture="help")
        self.copy = Button(
            N_("Copy the text for a paper"),
            self._copy,
            kind="quiet",
            picture="copy",
            tip=N_("Copy the numbers as sentences in APA's manner"),
        )
        self.copy.setEnabled(bool(self.reported()))
        self._body = self._sheet(result.asked.method)
        self._body.hide()
        self.unfold.unfolded.connect(self._body.setVisible)
        self.setLayout(column(row(self.unfold, self.copy, 1), self._body, spacing=GRID, margins=GRID))

    def reported(self) -> str:
        """The sentences in the language in force; "" where no number can be reported."""
        return apa(self._result.asked.method, self._result.outcome.tables, self._result.instrument)

    def _sheet(self, method: str) -> QWidget:
        parts: list[tuple[str, Sentence]] = [
            (N_("What it answers"), partial(lab_method_sentence, method)),
            (N_("When not to use it"), partial(lab_method_not_for, method)),
            (N_("Formula"), partial(lab_method_formula, method)),
            (N_("References"), partial("\n".join, lab_method_references(method))),
            (N_("In a paper"), self.reported),
        ]
        lines = [column(Label(title, role="strong"), _words(words), spacing=2) for title, words in parts if said(words)]
        return panel(column(*lines, spacing=GRID, margins=(GRID, 0, GRID, GRID)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.reported())


def _words(sentence: Sentence) -> Label:
    """Words that can be marked and copied."""
    label = Label(sentence, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
