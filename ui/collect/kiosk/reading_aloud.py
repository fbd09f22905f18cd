"""The kiosk reads aloud what it shows, to the citizen who asks for it by a key or by a touch, until the next one comes.

Six keys of any keyboard or keypad lead through everything: the arrows up and down, Enter, Backspace, plus, and the asterisk,
which says the screen again. Digits answer too.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from instruments.i18n import N_, language
from servqual_desk.errors import BugError
from ui.collect.kiosk.words_aloud import control_aloud, sentences
from ui.speech.voices import no_voice_words, voices

NOTHING_HEARD = N_("Nothing can be heard: connect a loudspeaker or headphones to this computer.")
_TICK_MS = 1_000
_QUIET_KEYS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_NumLock,
)


class ReadingAloud(QObject):
    """Says screens, the control that has the focus, and what is typed or chosen; says nothing until it is turned on.

    Args:
        kiosk: the window whose controls are read.
        languages: in which it is to read; none where the survey's kiosk does not read aloud.
    """

    turned = Signal(bool)
    goes_on = Signal()
    """Once a second while it speaks: whoever listens is there, whatever an idle clock thinks."""
    asked_again = Signal()
    """The screen is said again because somebody wants to hear all of it."""
    silent = Signal()
    """What it says cannot be heard: there is no loudspeaker."""

    def __init__(self, kiosk: QWidget, languages: Iterable[str]) -> None:
        super().__init__(kiosk)
        wanted = tuple(languages)
        self._kiosk, self._voices = kiosk, voices(self, wanted)
        self._missing = [code for code in wanted if code not in self._voices]
        self._screen: Callable[[], str] | None = None
        self._first, self._is_due, self._holds = "", False, True
        self.is_on, self.begins_by_key = False, False  # the latter: any key turns it on now
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell_going_on)
        for voice in set(self._voices.values()):
            voice.failed.connect(self.silent)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise BugError("reading aloud needs the application whose keys it hears")
        if self._voices:
            app.installEventFilter(self)
            app.focusChanged.connect(self._hear_focus)

    @property
    def is_offered(self) -> bool:
        """Whether anything can be read aloud here."""
        return bool(self._voices)

    @property
    def fault(self) -> str:
        """The languages that should be read and have no voice, in one sentence; empty where there are none."""
        return no_voice_words(self._missing) if self._missing else ""

    def turn(self, on: bool) -> None:
        """Begin to read, with what is shown now; or be quiet."""
        self.is_on = on and self.is_offered
        self.turned.emit(self.is_on)
        if self.is_on:
            self._tick.start()
            self.repeat()
        else:
            self._tick.stop()
            self._first = ""
            self._be_quiet()

    def show(self, words: Callable[[], str]) -> None:
        """A screen has appeared: say it once everything on it stands."""
        self._screen = words
        self.repeat()

    def repeat(self) -> None:
        """Say the screen, from its beginning."""
        if self.is_on and not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self._say_screen)

    def say_first(self, words: str) -> None:
        """Say this before the screen that comes now."""
        if self.is_on:
            self._first = words

    def say(self, words: str, *, holds: bool = True) -> None:
        """Say something of the screen that is shown; nothing where a screen is about to be said.

        Args:
            holds: whether who listens counts as somebody who is there.
        """
        voice = self._voices.get(language())
        if self.is_on and not self._is_due and words and voice is not None:
            self._be_quiet()
            self._holds = holds
            voice.say(words, language())

    def say_control(self, remark: str = "") -> None:
        """Say what was typed or chosen just now, and a remark about it."""
        focused = QApplication.focusWidget()
        if focused is not None and self._kiosk.isAncestorOf(focused):
            self.say(sentences(_newest(focused), remark))

    def _say_screen(self) -> None:
        self._is_due = False
        if self._screen is not None:
            words, self._first = sentences(self._first, self._screen()), ""
            self.say(words)

    def _be_quiet(self) -> None:
        for voice in self._voices.values():
            voice.stop()

    def _tell_going_on(self) -> None:
        if self._holds and any(voice.is_speaking for voice in self._voices.values()):
            self.goes_on.emit()

    def _hear_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._kiosk.isAncestorOf(now):
            self.say(control_aloud(now))

    def _takes(self, event: QKeyEvent) -> bool:
        """A key that reading aloud needs for itself: the first of all, and the one that says the screen again."""
        if event.key() in _QUIET_KEYS or event.isAutoRepeat():
            return False
        on_keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        again = event.key() == Qt.Key.Key_Asterisk and (on_keypad or not _writes_words())
        if again and self.is_on:
            self.asked_again.emit()
            self.repeat()
        elif not self.is_on and (again or self.begins_by_key):
            self.turn(True)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that come to the kiosk; each comes to several widgets, and the first of them is asked."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        return watched.window() is self._kiosk and self._takes(event)


def _newest(control: QWidget) -> str:
    """Of words that are being written, the last one."""
    if isinstance(control, QPlainTextEdit):
        return (control.toPlainText().split() or [""])[-1]
    return control_aloud(control)


def _writes_words() -> bool:
    return isinstance(QApplication.focusWidget(), QPlainTextEdit)
