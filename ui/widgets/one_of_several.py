"""A button that is one of several: what speaks to a screen reader calls it so, not a check box, and pressing it there chooses it.

Qt takes the role from `autoExclusive`, which would also uncheck whatever stands beside it and take all but one from Tab; in a
group of its own that has no effect. What a screen reader does to such a button is to toggle it, which is no click for Qt.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QButtonGroup

if TYPE_CHECKING:
    _Beside = QAbstractButton
else:
    _Beside = object  # it stands beside one of Qt's buttons, and Qt lets a class have one kind of widget only


class MayBeOneOfSeveral(_Beside):
    """Any button, until `be_one_of_several`; then only whoever made it checks it, by `put_checked`."""

    _is_one, _is_put = False, False

    def be_one_of_several(self) -> None:
        """Speak as one of several."""
        self._is_one = True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        group = QButtonGroup(self)
        group.setExclusive(False)
        group.addButton(self)
        self.toggled.connect(self._hear_toggle)

    def put_checked(self, checked: bool) -> None:
        """Check or uncheck it; nobody has pressed it."""
        self._is_put = True
        self.setChecked(checked)
        self._is_put = False

    def _hear_toggle(self, checked: bool) -> None:
        """A screen reader has toggled it: as if it were pressed."""
        if not self._is_put:
            self.put_checked(not checked)
            self.click()

    def nextCheckState(self) -> None:
        """A press changes nothing by itself: whoever made it says what is chosen."""
        if not self._is_one:
            super().nextCheckState()
