"""With what a questionnaire is begun: one of the bundled ones, the open survey's, a file, or what was not saved yet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from instruments.editing.copying import copy_of
from instruments.i18n import N_, _, language, ngettext
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from instruments.question_order import prompts
from instruments.writing import document_of
from servqual_desk.errors import KnownError
from servqual_desk.store.clock import moment_words
from ui.builder.edited import EditedQuestionnaire
from ui.builder.part_options import shown
from ui.jobs.questionnaire_draft import Draft, drop_draft, kept_drafts
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import CardTile
from ui.widgets.dialogs import ask, choose_file
from ui.widgets.layout import GRID, Filling, Measure, column, empty, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label

WIDEST = 880


class BeginningView(QWidget):
    """`begun` carries the `EditedQuestionnaire`."""

    begun = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fault = FaultLine()
        self._drafts = column()
        self._list = QGridLayout()
        self._list.setSpacing(4)
        self._first: CardTile | None = None
        other = Button(N_("A questionnaire file …"), self._browse, picture="open")
        back = Button(N_("Back"), self.left, kind="quiet", picture="back", shown_key="Esc")
        sheet = panel(
            column(
                Label(N_("A questionnaire of your own"), role="title"),
                Label(
                    N_(
                        "Begin with a copy of one that is near to what you want, and change its words, items and "
                        "questions. The one that you copy stays as it is."
                    ),
                    role="muted",
                    wrap=True,
                ),
                self._drafts,
                Label(N_("Begin with a copy of"), role="heading"),
                self._list,
                self._fault,
                row(back, other, 1),
                1,
                spacing=2 * GRID,
                margins=(0, 3 * GRID, 0, GRID),
            )
        )
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), margins=(24, 0, 24, 12)))

    def begin(self) -> None:
        """Offer what there is; the bundled ones are read when they are first needed."""
        self._fault.say("")
        if self._list.count() == 0:
            for at, name in enumerate(bundled()):
                tile = self._tile(load_instrument(name))
                self._first = self._first or tile
                self._list.addWidget(tile, at // 2, at % 2)
        self._offer_drafts()
        if self._first is not None:
            self._first.setFocus()

    def _tile(self, instrument: Instrument) -> CardTile:
        tile = CardTile(lambda: instrument.title.get(language()), partial(_length, instrument))
        tile.clicked.connect(partial(self._copy, instrument))
        return tile

    def _offer_drafts(self) -> None:
        empty(self._drafts)
        for draft in kept_drafts():
            words = partial(_draft_words, draft)
            tile = CardTile(N_("Go on with what is not saved yet"), words, strong=True)
            tile.clicked.connect(partial(self._go_on, draft))
            drop = Button(N_("Throw it away"), partial(self._drop, draft), kind="quiet", picture="close")
            self._drafts.addWidget(panel(row(Filling(tile), drop)))

    def _drop(self, draft: Draft) -> None:
        if ask(
            self,
            _draft_words(draft),
            _("This questionnaire stands in no file. Once it is thrown away, nothing brings it back."),
            yes=_("Throw it away"),
            no=_("Keep it"),
        ):
            drop_draft(draft.name)
            self._offer_drafts()

    # Beginning

    def _copy(self, instrument: Instrument) -> None:
        self.begun.emit(EditedQuestionnaire(copy_of(instrument), instrument, for_survey=False))

    def _go_on(self, draft: Draft) -> None:
        """Compared with what it was begun with; where that is not known, with the questionnaire that it is nearest to."""
        near = str(draft.document.get("id", "")).removesuffix("-own")
        base = draft.begun_from or load_instrument(near if near in bundled() else bundled()[0])
        self.begun.emit(EditedQuestionnaire(draft.document, base, for_survey=draft.for_survey, draft=draft.name))

    def _browse(self) -> None:
        path = choose_file(self, _("Questionnaire file"), kinds=_("Questionnaires") + " (*.toml)", folder=documents())
        if path is None:
            return
        try:
            instrument = load_instrument(path)
        except KnownError as error:
            self._fault.tell(error)
            return
        self.begun.emit(EditedQuestionnaire(document_of(instrument), instrument, for_survey=False))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _length(instrument: Instrument) -> str:
    n = len(prompts(instrument))
    return f"{ngettext('{n} question', '{n} questions', n).format(n=n)} · {instrument.id} {instrument.version}"


def _draft_words(draft: Draft) -> str:
    document = draft.document
    name = f"{shown(document, document.get('title'))} · {document.get('id', '')} {document.get('version', '')}"
    return f"{name} · {moment_words(draft.changed_at)}"
