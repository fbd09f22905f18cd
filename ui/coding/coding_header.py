"""The top of the page: which question, who codes, which comments, and how far the coder is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from instruments.i18n import N_, _, format_number
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice, Option
from ui.widgets.layout import GRID, Fitting, column, panel, row
from ui.widgets.one_gesture import ENTER
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import FaultLine, Label, Sentence, Speaking
from ui.widgets.wrapping_row import Wrapping

ONLY_OPEN = "open"
CODER_WIDTH = 18  # characters
QUESTION_WIDTH = 28


class CoderBox(Speaking, QComboBox):
    """A name, typed or chosen among those known; `named` tells that it is another one."""

    named = Signal(str)
    entered = Signal()
    """Enter was pressed, after `named` where that was due."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CODER_WIDTH)
        self.activated.connect(self._take)
        self.line.editingFinished.connect(self._take)
        self.line.returnPressed.connect(self.entered)
        self.speak()

    def show_names(self, known: Sequence[str], name: str) -> None:
        """Offer the names known, with this one put in."""
        self.clear()
        self.addItems(list(known))
        self._name = name
        self.setCurrentText(name)

    @property
    def name(self) -> str:
        """The name that was finished with Enter or by leaving the field."""
        return self._name

    def speak(self) -> None:
        self.setAccessibleName(_("Coder"))
        self.line.setAccessibleName(_("Coder"))
        self.line.setPlaceholderText(_("Who codes?"))
        set_tip(self, _("Type a name or choose one; every coder sees only their own codes."))

    def _take(self) -> None:
        typed = self.currentText().strip()
        known = (self.itemText(place) for place in range(self.count()))
        # “ani” and “Ani” are one person: two would look like two coders.
        name = next((one for one in known if one.casefold() == typed.casefold()), typed)
        if name != self._name:
            self._name = name
            self.setCurrentText(name)
            self.named.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()  # it finished the name; the page would take it for a comment that is done


class Head(Speaking, Fitting):
    """The choices that say which comments are coded, and by whom."""

    changed = Signal()
    """Another question or another coder."""
    limited = Signal()
    sources_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._coded = self._count = 0
        self.question, self.coder, self.fault = Choice(), CoderBox(), FaultLine()
        self.question.setMinimumContentsLength(QUESTION_WIDTH)
        self.limit = Choice([(None, N_("All comments")), (ONLY_OPEN, N_("Not yet coded"))])
        self._progress = Label(self._progress_words, role="muted")
        self.question.chosen.connect(self.changed)
        self.coder.named.connect(self.changed)
        self.limit.chosen.connect(self.limited)
        self._question_field = _named(N_("Question"), self.question)
        choices = Wrapping(self._question_field, _named(N_("Coder"), self.coder), _named(N_("Show"), self.limit))
        self.sources_button = Button(N_("Sources …"), self.sources_wanted, kind="quiet", picture="list", key="Ctrl+J")
        heading = row(Label(N_("Comments"), role="title"), self._progress, 1, self.sources_button, spacing=2 * GRID)
        self.setLayout(column(heading, choices, self.fault, spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 0)))
        self.speak()

    def speak(self) -> None:
        self.question.setAccessibleName(_("Question"))
        self.limit.setAccessibleName(_("Show"))

    def offer(self, questions: Sequence[Option], coders: Sequence[str], coder: str) -> None:
        """Offer these questions (the choice is hidden where there is one only) and coders."""
        self.question.offer(questions)
        self._question_field.setVisible(len(questions) > 1)
        self.coder.show_names(coders, coder)

    @property
    def name(self) -> str:
        """Who codes; "" while nobody is named."""
        return self.coder.name

    @property
    def only_open(self) -> bool:
        return self.limit.value == ONLY_OPEN

    def show_progress(self, coded: int, count: int) -> None:
        """Say how many comments this coder has coded."""
        self._coded, self._count = coded, count
        self._progress.speak()

    def _progress_words(self) -> str:
        if not self._count:
            return ""
        return _("{coded} of {count} coded").format(
            coded=format_number(self._coded, 0), count=format_number(self._count, 0)
        )


def _named(name: Sentence, control: QComboBox) -> QWidget:
    label = Label(name, role="caption")
    label.setBuddy(control)
    layout: QHBoxLayout = row(label, control, spacing=GRID)
    return panel(layout)
