"""The bar above the list: words to look for, and what the responses are limited to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from instruments.i18n import N_, _
from servqual_desk.responses.response_list import LISTED, Query
from servqual_desk.words.domain_words import STATUSES, status_word
from servqual_desk.words.quality_words import flag_name
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.layout import GRID, row
from ui.widgets.one_gesture import ENTER
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Sentence, Speaking, as_it_is, said

PAUSE = 200  # milliseconds without a key, after which the words are looked for


class Limit(Choice):
    """Limits the list to one value; the first option lets everything through. Hidden while there is nothing to choose."""

    def __init__(self, name: Sentence, everything: Sentence) -> None:
        self._name, self._everything = name, everything
        super().__init__()
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.speak()

    def limit_to(self, options: Sequence[tuple[str, Sentence]]) -> None:
        """Offer these values, keeping the one that is chosen."""
        self.offer([(None, self._everything), *options])
        self.setVisible(bool(options))

    def speak(self) -> None:
        super().speak()
        self.setAccessibleName(said(self._name))
        set_tip(self, said(self._name))


class Search(Speaking, QLineEdit):
    """Words to look for; Down goes on to the list, Escape empties the line."""

    left_downwards = Signal()

    def speak(self) -> None:
        self.setPlaceholderText(_("Search: words, form number, identifier"))
        self.setAccessibleName(_("Search"))
        set_tip(self, f"{_('Search')} (Ctrl+F)")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, *ENTER):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Says what is wanted; `changed` tells that it is something else now. The search line finds its place elsewhere."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = Search()
        self.search.speak()
        self.search.setClearButtonEnabled(True)
        self.status = Limit(N_("Status"), N_("Any status"))
        self.service = Limit(N_("Service"), N_("All services"))
        self.enumerator = Limit(N_("Interviewed by"), N_("Everybody"))
        self.flag = Limit(N_("Flags"), N_("With and without flags"))
        self._clear = Button(N_("Show all"), self.clear, kind="quiet", picture="close", tip=N_("Clear all filters"))
        self.setLayout(row(*self._choices, self._clear, 1, spacing=GRID))
        self.status.limit_to([(code, partial(status_word, code)) for code in STATUSES])
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._wait)
        for choice in self._choices:
            choice.chosen.connect(self._tell)
        QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(
            self.begin_search
        )
        self._clear.setVisible(False)

    @property
    def _choices(self) -> tuple[Limit, ...]:
        return self.status, self.service, self.enumerator, self.flag

    def offer(
        self, services: Sequence[tuple[str, str]], enumerators: Sequence[tuple[str, str]], flags: Sequence[str]
    ) -> None:
        """Offer what the responses of the project have: codes with names, and codes of flags."""
        self.service.limit_to([(code, as_it_is(name)) for code, name in services])
        self.enumerator.limit_to([(code, as_it_is(name)) for code, name in enumerators])
        self.flag.limit_to([(code, partial(flag_name, code)) for code in flags])

    @property
    def query(self) -> Query:
        """What is wanted, in the usual order."""
        return Query(
            statuses=(self.status.value,) if self.status.value else LISTED,
            service=self.service.value or "",
            enumerator=self.enumerator.value or "",
            flag=self.flag.value or "",
            words=self.search.text(),
        )

    @property
    def is_limiting(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.search.text().strip()) or any(choice.value for choice in self._choices)

    def begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Let everything through."""
        self.search.clear()
        for choice in self._choices:
            choice.put(None)
        self._tell()

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self._clear.setVisible(self.is_limiting)
        self.changed.emit()
