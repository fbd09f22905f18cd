"""What a voice can do, whichever program speaks."""

from PySide6.QtCore import QObject, Signal


class Voice(QObject):
    """Says one text at a time: a new one ends the one before, as a screen reader does."""

    ended = Signal()
    """The text is said, or was ended by `stop`."""
    failed = Signal()
    """It could not be played: no loudspeaker, or the program is broken."""

    def languages(self) -> frozenset[str]:
        """The languages (`id`, `en`) in which it can speak here."""
        raise NotImplementedError

    @property
    def is_speaking(self) -> bool:
        raise NotImplementedError

    def say(self, text: str, language: str) -> None:
        """Begin to say it; returns at once."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be quiet."""
        raise NotImplementedError
