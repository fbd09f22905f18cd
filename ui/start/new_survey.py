"""Making a survey: which questionnaire, what it is called, where it is kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLineEdit, QWidget

from instruments.i18n import N_, _, language
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from servqual_desk.words.section_words import length_words
from ui.jobs.survey_folder import SUFFIX, documents, free_path, project_kinds
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import CardTile
from ui.widgets.dialogs import choose_file, choose_place
from ui.widgets.layout import GRID, Measure, column, panel, row, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.one_gesture import ENTER
from ui.widgets.spoken_words import FaultLine, Label

WIDEST = 880


class NewSurvey(QWidget):
    """The form of a new survey. The title and the place follow the questionnaire until the person writes their own."""

    made = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._instruments: list[Instrument] = []
        self._chosen: Instrument | None = None
        self._cards = OneChecked(self)
        self._cards.chosen.connect(self._choose)
        self._list = QGridLayout()
        self._list.setSpacing(4)
        self._title, self._place = QLineEdit(), QLineEdit()
        self._fault = FaultLine()
        self._title.textEdited.connect(self._follow_title)
        sheet = panel(
            column(
                Label(N_("New survey"), role="title"),
                Label(N_("Questionnaire"), role="heading"),
                self._list,
                row(self._other_button(), 1),
                self._form(),
                self._fault,
                1,
                spacing=2 * GRID,
                margins=(0, 3 * GRID, 0, GRID),
            )
        )
        footer = panel(row(*self._buttons()))
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), Measure(footer, WIDEST), margins=(24, 0, 24, 12)))

    def _other_button(self) -> Button:
        return Button(N_("Another questionnaire file …"), self._browse_instrument, kind="quiet", picture="open")

    def _form(self) -> QFormLayout:
        browse = Button(N_("Change …"), self._browse_place, tip=N_("Choose the place of the survey's file"))
        form = QFormLayout()
        form.setVerticalSpacing(GRID + 4)
        form.setHorizontalSpacing(2 * GRID)
        for words, field, beside in ((N_("Title"), self._title, None), (N_("File"), self._place, browse)):
            label = Label(words)
            label.setBuddy(field)
            form.addRow(label, row(field, beside) if beside else field)
        return form

    def _buttons(self) -> tuple[Button, int, Button]:
        back = Button(N_("Back"), self.given_up, kind="quiet", picture="back", shown_key="Esc")
        make = Button(N_("Make the survey"), self.make, kind="primary", picture="check", shown_key="Enter")
        return back, 1, make

    # Choosing

    def begin(self) -> None:
        """Show the bundled questionnaires, read when they are first needed."""
        if not self._instruments:
            for name in bundled():
                self._offer(load_instrument(name))
            self._cards.check(0)
        self._fault.say("")
        self._cards.buttons[0].setFocus()

    def _offer(self, instrument: Instrument) -> None:
        self._instruments.append(instrument)
        button = CardTile(lambda: instrument.title.get(language()), partial(length_words, instrument))
        place = len(self._instruments) - 1
        self._cards.add(place, button)
        self._list.addWidget(button, place // 2, place % 2)

    def _choose(self, place: int) -> None:
        instrument = self._instruments[place]
        self._chosen = instrument
        self._title.setText(instrument.title.get(language()))
        self._follow_title()

    def _follow_title(self) -> None:
        written = Path(self._place.text())
        folder = written.parent if self._place.text() else documents()
        self._place.setText(str(free_path(folder, self._title.text())))

    def _browse_instrument(self) -> None:
        path = choose_file(self, _("Questionnaire file"), kinds=_("Questionnaires") + " (*.toml)", folder=documents())
        if path is not None:
            self.offer_file(path)

    def offer_file(self, path: Path) -> None:
        """Choose the questionnaire in this file."""
        try:
            instrument = load_instrument(path)
        except KnownError as error:
            self._fault.tell(error)
            return
        self._fault.say("")
        self._offer(instrument)
        self._cards.check(len(self._instruments) - 1)

    def _browse_place(self) -> None:
        path = choose_place(
            self, _("Where to keep the survey"), kinds=project_kinds(), suggestion=Path(self._place.text())
        )
        if path is not None:
            self._place.setText(str(path))

    # Making

    def make(self) -> None:
        """Make the file and open it; whatever the machine refuses is said in place."""
        if self._chosen is None:
            return
        path = Path(self._place.text()).expanduser()
        if not path.suffix:
            path = path.with_suffix(SUFFIX)
        try:
            self._desk.create(path, instrument=self._chosen, title=self._title.text().strip())
        except KnownError as error:
            self._fault.tell(error)
            return
        self.made.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.make()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
