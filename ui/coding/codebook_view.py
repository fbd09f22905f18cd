"""The right half of the page: the codebook, and what can be done to it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_, _, language
from servqual_desk.errors import KnownError
from servqual_desk.responses.coding_frames import frame_title, frames, load_frame
from servqual_desk.responses.comment_coding import Code, CommentCoding
from servqual_desk.responses.foreign_codes import ForeignCode, TakenCodes, take_codes
from ui import background
from ui.coding.code_form import CodeForm
from ui.coding.codebook_tree import CodebookTree
from ui.jobs.exchange_codes import SUFFIX, codes_of_file, export_codes, taken_words, written_words
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_file, choose_place
from ui.widgets.layout import GRID, Filling, Fitting, column, panel
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, Sentence
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping

LEAST_HEIGHT = 160  # pixels
_FRAMES = {"cohen": N_("Cohen's six"), "ministry": N_("Ministry's six")}


class CodebookView(QWidget):
    """`toggled` carries the code to give to the comment or to take off; `changed` tells that the book is another."""

    toggled = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._coding: CommentCoding | None = None
        self.coder: str | None = None
        """Who changes the book, for the log."""
        self.tree, self.fault = CodebookTree(), FaultLine()
        self.told, self._busy = OutcomeLine(role="caption", wrap=True), BusyPanel()
        self.told.hide()
        self.tree.toggled.connect(self.toggled)
        self.tree.add_wanted.connect(self.add)
        self.tree.remove_wanted.connect(self.remove)
        self.tree.doubleClicked.connect(self.change)
        self.tree.picked.connect(self._enable)
        self._views = QStackedWidget()
        self._views.addWidget(self.tree)
        self._views.setMinimumHeight(LEAST_HEIGHT)
        self._views.addWidget(_nothing_yet())
        whole = column(
            Label(N_("Codebook"), role="heading"),
            self._toolbar(),
            self.fault,
            self.told,
            self._busy,
            Filling(self._views),
            spacing=GRID,
            margins=(2 * GRID, 0, 3 * GRID, 0),
        )
        self.setLayout(whole)

    def _toolbar(self) -> QWidget:
        self.add_button = Button(N_("New code …"), self.add, picture="plus", key="Ctrl+N", shown_key="Ins")
        self._change = Button(N_("Change …"), kind="quiet", key="F2", tip=N_("Rename, move, link to a dimension"))
        self._remove = Button(N_("Remove"), self.remove, kind="quiet", shown_key="Del")
        self._change.clicked.connect(self.change)
        self.import_button = Button(
            N_("Import …"), kind="quiet", picture="open", tip=N_("Add another program's codes (.qdc)")
        )
        self.export_button = Button(
            N_("Export …"), kind="quiet", picture="save", tip=N_("Write the codes for other programs")
        )
        self.import_button.clicked.connect(self._choose_file)
        self.export_button.clicked.connect(self._choose_place)
        self.frame_buttons = {frame: _frame_button(frame) for frame in frames()}
        for frame, button in self.frame_buttons.items():
            button.clicked.connect(partial(self.add_frame, frame))
        exchange = (self.import_button, self.export_button, *self.frame_buttons.values())
        return Fitting(Wrapping(self.add_button, self._change, self._remove, *exchange))

    def show_codebook(self, coding: CommentCoding) -> None:
        """Show the codes of a project."""
        self._coding = coding
        self._tell("")
        self._fill()

    def show_given(self, codes: Collection[str]) -> None:
        """Tick the codes that the comment has."""
        self.tree.show_given(codes)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes in the order of their keys."""
        return self._coding.codebook() if self._coding else ()

    def speak(self) -> None:
        """Say the dimensions again."""
        if self._coding is not None:
            self._fill()

    def _fill(self) -> None:
        if self._coding is None:
            return
        titles = {one.id: one.title.get(language()) for one in self._coding.project.instrument.dimensions}
        codes = self.codes
        linked = {code.code: titles.get(code.dimension, code.dimension) for code in codes if code.dimension}
        self.tree.show_codebook(codes, linked)
        self._views.setCurrentIndex(0 if codes else 1)
        self._enable()

    def _enable(self) -> None:
        for button in (self._change, self._remove):
            button.setEnabled(self.tree.code is not None)
        self.export_button.setEnabled(bool(self.codes))

    # Changing the book

    def add(self) -> None:
        """A new code, beside the one that is chosen."""
        chosen = self.tree.code
        if self._coding is not None:
            self._open(CodeForm(self, self._coding, under=chosen.parent if chosen else None, who=self.coder))

    def change(self) -> None:
        """Rename or move the chosen code, or link it to a dimension."""
        if self._coding is not None and self.tree.code is not None:
            self._open(CodeForm(self, self._coding, self.tree.code, who=self.coder))

    def _open(self, form: CodeForm) -> None:
        self._tell("")
        form.stored.connect(self._show_kept)
        form.open()

    def _show_kept(self, code: Code) -> None:
        self._fill()
        self.tree.choose(code.code)
        self.changed.emit()

    def remove(self) -> None:
        """Take the chosen code out, unless a comment has it; nothing is asked, for it can be added again."""
        code = self.tree.code
        if self._coding is None or code is None:
            return
        self._tell("")
        try:
            self._coding.remove_code(code.code, who=self.coder)
        except KnownError as error:
            self.fault.tell(error)
            return
        self._fill()
        self.changed.emit()

    # Other programs

    def _tell(self, sentence: Sentence) -> None:
        self.fault.say("")
        self.told.say(sentence)
        self.told.setVisible(bool(self.told.text()))

    def _choose_file(self) -> None:
        path = choose_file(self, _("Import codes"), kinds=_kinds(), folder=documents())
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Read another program's codebook in the background and add its codes to the book."""
        if self._coding is None:
            return
        self._tell("")
        done = partial(self._take, self._coding)
        self._busy.watch(background.run(partial(codes_of_file, path), done=done, failed=self.fault.tell))

    def _take(self, coding: CommentCoding, codes: Sequence[ForeignCode]) -> None:
        if coding is self._coding:
            self._add(partial(take_codes, coding, codes, who=self.coder))

    def add_frame(self, frame: str, _checked: bool = False) -> None:
        """Add a list of six dimensions to the book."""
        if self._coding is not None:
            self._tell("")
            self._add(partial(load_frame, self._coding, frame, who=self.coder))

    def _add(self, take: Callable[[], TakenCodes]) -> None:
        try:
            taken = take()
        except KnownError as error:
            self.fault.tell(error)
            return
        self._fill()
        self.changed.emit()
        self._tell(partial(taken_words, taken))

    def _choose_place(self) -> None:
        suggestion = documents() / f"{_('codebook')}{SUFFIX}"
        path = choose_place(self, _("Export codes"), kinds=_kinds(), suggestion=suggestion)
        if path is not None:
            self.export_file(path)

    def export_file(self, path: Path) -> None:
        """Write the codebook for other programs."""
        if self._coding is None:
            return
        self._tell("")
        try:
            n = export_codes(self._coding, path)
        except KnownError as error:
            self.fault.tell(error)
            return
        self._tell(partial(written_words, n, path))


def _kinds() -> str:
    return f"REFI-QDA (*{SUFFIX})"


def _frame_button(frame: str) -> Button:
    tip = N_("Add this list's six dimensions and their elements as codes")
    return Button(_FRAMES.get(frame, partial(frame_title, frame)), kind="quiet", picture="plus", tip=tip)


def _nothing_yet() -> QWidget:
    words = N_(
        "No codes yet. A code names what comments speak of, such as “waiting” or “friendliness”. Add the first one with "
        "Ctrl+N; it gets the key 1, the next one 2."
    )
    return panel(column(Label(words, role="muted", wrap=True), 1, margins=(0, 2 * GRID, 0, 0)))
