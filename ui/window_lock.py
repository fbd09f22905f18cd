"""The open window asks again who is there: when the day has changed, and when nobody has touched it for as long as set-up says.

What is going on stays as it is beneath, an interview too: every answer was on the disk when it was given.
"""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget
from shiboken6 import isValid

from servqual_desk.store.file_keys import is_protected
from ui.shared_state import Desk

IDLE_MINUTES = "lock_after_minutes"  # a setting of the survey; without it the window is locked once a day
_LOOK_MS = 15_000
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


class _BoxCover(QFrame):
    """Lies over everything in a box, whatever its size."""

    def __init__(self, box: QDialog) -> None:
        super().__init__(box)
        self.setAutoFillBackground(True)
        self.setGeometry(box.rect())
        box.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QDialog):
            self.setGeometry(watched.rect())
        return False

    def remove(self) -> None:
        """Show the box again."""
        self.hide()
        self.deleteLater()


class _Newcomers(QObject):
    """Covers each box that opens while the window is locked, before it is seen, and tells of each that opens or closes."""

    met = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and _is_other_box(watched):
            if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
                _BoxCover(watched)
            self.met.emit()
        return False


def _is_other_box(watched: QObject) -> bool:
    from ui.widgets.lock_box import LockBox

    return isinstance(watched, QDialog) and not isinstance(watched, LockBox)


class WindowLock(QObject):
    """Covers the window and asks; `clock` is the computer's."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.clock: Callable[[], dt.datetime] = _now
        self._cover = QFrame(window)
        self._cover.setAutoFillBackground(True)
        self._cover.hide()
        self._focus: QWidget | None = None
        self._box: QDialog | None = None
        self._newcomers = _Newcomers(self)
        self._newcomers.met.connect(self._ask_again, Qt.ConnectionType.QueuedConnection)
        self._begin_day()
        desk.project_changed.connect(self._begin_day)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._watch)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    @property
    def is_locked(self) -> bool:
        """Whether the window asks at present."""
        return not self._cover.isHidden()

    def look(self) -> None:
        """Lock the window where it is time."""
        if not self.is_locked and self._is_guarded() and (self._day != self.clock().date() or self._is_idle()):
            self.lock()

    def lock(self) -> None:
        """Cover the window and ask."""
        self._focus = QApplication.focusWidget()
        self.fit()
        self._cover.show()
        self._cover.raise_()
        self._cover_boxes()
        self._ask()
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self._newcomers)

    def _ask(self) -> None:
        """Ask in front of whatever waits for an answer, which then gets none."""
        from ui.widgets.lock_box import LockBox  # not on the road to the first question

        if self._box is not None and isValid(self._box):
            self._box.hide()
            self._box.deleteLater()
        box = self._box = LockBox(QApplication.activeModalWidget() or self._window, self._desk.open_project)
        box.stored.connect(self._open_again)
        box.left.connect(self._leave)
        box.setWindowModality(Qt.WindowModality.ApplicationModal)
        box.open()

    def _ask_again(self) -> None:
        """Another box came in front of the question, or took it along when it closed."""
        if self.is_locked:
            self._ask()

    def _cover_boxes(self) -> None:
        """Open boxes stay as they are beneath, too: one that is hidden would have been answered."""
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QDialog) and box.isVisible():
                _BoxCover(box)

    def _is_guarded(self) -> bool:
        project = self._desk.project
        return project is not None and (is_protected(project.path) or project.people.signed_in is not None)

    def _is_idle(self) -> bool:
        minutes = self._desk.open_project.setting(IDLE_MINUTES)
        return minutes.isdigit() and self.clock() - self._touched >= dt.timedelta(minutes=int(minutes))

    def _begin_day(self) -> None:
        self._touched = self.clock()
        self._day = self._touched.date()

    def _open_again(self) -> None:
        self._box = None
        self._cover.hide()
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self._newcomers)
        for box in QApplication.topLevelWidgets():
            for cover in box.findChildren(_BoxCover):
                cover.remove()
        self._begin_day()
        self._desk.field_changed.emit()  # another person may be at work now
        if self._focus is not None:
            self._focus.setFocus()

    def _leave(self) -> None:
        QApplication.closeAllWindows()

    def fit(self) -> None:
        """The window has another size."""
        self._cover.setGeometry(self._window.rect())

    def _watch(self, window: QWindow | None) -> None:
        """Learn of what is typed and pointed at in a window of the system, before its widgets do."""
        self._touched = self.clock()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self.clock()
        return False
