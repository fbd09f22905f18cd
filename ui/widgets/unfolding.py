"""A button that shows more and takes it away again; to a screen reader a button, not the check box that Qt would make of it."""

from PySide6.QtCore import Signal

from ui.widgets.buttons import Button


class UnfoldButton(Button):
    """Quiet, folded at first; `unfolded` says whether more is to be shown."""

    unfolded = Signal(bool)

    def __init__(self, words: str, *, picture: str = "") -> None:
        super().__init__(words, kind="quiet", picture=picture)
        self._is_unfolded = False
        self.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self.unfolded.emit(self._is_unfolded)
