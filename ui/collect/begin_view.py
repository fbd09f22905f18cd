"""Where interviewing begins: a new interview, and those that were left unfinished, by name, time and progress."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.interviewing.interview import Draft
from ui.collect.draft_words import draft_name, draft_progress
from ui.collect.interview_context_line import InterviewContextLine
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, Measure, card, column, empty, panel, row, scrolling
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.wrapping_row import Wrapping

WIDEST = 760


class CollectHome(QWidget):
    """Offers a new interview and the unfinished ones. Parked drafts stay in the file and are offered below the others."""

    new_wanted = Signal()
    paper_wanted = Signal()
    kiosk_wanted = Signal()
    resume_wanted = Signal(str)
    park_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._parked: frozenset[str] = frozenset()
        self._drafts: tuple[Draft, ...] = ()
        self._people: Mapping[str, str] = {}
        self._count = Label(self._drafts_words, role="heading")
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self._start = Button(
            N_("Start an interview"), kind="primary", picture="play", key="Ctrl+N", shown_key="Enter", large=True
        )
        self._start.clicked.connect(self.new_wanted)
        paper = Button(N_("Enter paper forms"), self.paper_wanted, picture="list", key="Ctrl+Shift+N", large=True)
        kiosk = Button(
            N_("Start the kiosk …"),
            self.kiosk_wanted,
            picture="play",
            key="Ctrl+Shift+K",
            tip=N_("Let citizens answer by themselves"),
            large=True,
        )
        self.place = InterviewContextLine()
        self._answers_are_safe = Label(
            N_("Every answer is saved the moment it is given. You may stop at any question and go on later."),
            role="muted",
            wrap=True,
        )
        self.fault = FaultLine()
        sheet = panel(
            column(
                Label(N_("Interview"), role="title"),
                self._answers_are_safe,
                self.fault,
                Wrapping(self._start, paper, kiosk),
                self.place,
                self._count,
                self._list,
                1,
                spacing=2 * GRID,
                margins=(0, 3 * GRID, GRID, 3 * GRID),
            )
        )
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), margins=(24, 0, 24, 0)))

    def show_drafts(
        self,
        drafts: tuple[Draft, ...],
        *,
        parked: frozenset[str] = frozenset(),
        people: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """List what is unfinished, the oldest first, parked ones last; `people` are names by code."""
        self._drafts, self._parked, self._people = drafts, parked, people
        self.fault.say("")
        self._count.speak()
        self._count.setVisible(bool(drafts))
        empty(self._list)
        for draft in sorted(drafts, key=self._order):
            self._list.addWidget(self._card(draft))

    def _order(self, draft: Draft) -> tuple[bool, str]:
        return draft.uuid in self._parked, draft.started_at

    def begin(self) -> None:
        """Give the focus to what is most likely wanted."""
        self._start.setFocus()

    def _drafts_words(self) -> str:
        n = len(self._drafts)
        return ngettext("{n} interview is not finished", "{n} interviews are not finished", n).format(n=n)

    def _card(self, draft: Draft) -> QFrame:
        bar = QProgressBar()
        bar.setRange(0, max(draft.total, 1))
        bar.setValue(draft.answered)
        bar.setTextVisible(False)
        words = column(
            Label(partial(draft_name, draft, self._people), role="strong", wrap=True),
            Label(partial(draft_progress, draft), role="muted", wrap=True),
            bar,
            spacing=4,
        )
        resume = Button(N_("Resume"), picture="play", tip=partial(self._resume_words, draft))
        resume.clicked.connect(partial(self.resume_wanted.emit, draft.uuid))
        buttons = row(resume)
        if draft.uuid not in self._parked:
            park = Button(N_("Leave for later"), partial(self.park_wanted.emit, draft.uuid), kind="quiet")
            buttons.insertWidget(0, park)
        return card(row(Filling(words), buttons, spacing=2 * GRID))

    def _resume_words(self, draft: Draft) -> str:
        return _("Go on with {name}").format(name=draft_name(draft, self._people))

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)
