"""The voices that Windows and macOS bring along, by Qt."""

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech

from ui.speech.voice import Voice

_BUSY = (QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing)


class SystemVoice(Voice):
    """Speaks with the voice that the system has for a language."""

    def __init__(self, parent: QObject, engine: str = "") -> None:
        """`engine` is one of Qt's; the system's own where none is named."""
        super().__init__(parent)
        self._speech = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._was_busy = False
        self._speech.stateChanged.connect(self._follow)

    def languages(self) -> frozenset[str]:
        return frozenset(locale.name().partition("_")[0] for locale in self._speech.availableLocales())

    @property
    def is_speaking(self) -> bool:
        return self._speech.state() in _BUSY

    def say(self, text: str, language: str) -> None:
        self.stop()
        self._speech.setLocale(QLocale(language))
        self._speech.say(text)

    def stop(self) -> None:
        if self.is_speaking:
            self._speech.stop()

    def _follow(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Error:
            self.failed.emit()
        elif self._was_busy and state == QTextToSpeech.State.Ready:
            self.ended.emit()
        self._was_busy = state in _BUSY
