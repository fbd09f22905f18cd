"""A window that stands while one test after another opens its own survey in it, as it does for a person who works all day."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from instruments import i18n
from servqual_desk.settings import Settings
from ui import background, theme
from ui.shared_state import Desk
from ui.window import MainWindow

SIZE = QSize(1366, 768)


class StandingWindow:
    """Lends its window to a test, and makes another one where the last test has closed, resized, dressed or locked it."""

    def __init__(self) -> None:
        self._window: MainWindow | None = None

    @contextmanager
    def lent(self) -> Iterator[MainWindow]:
        """The window on no page or the first, with no survey open."""
        window = self._window or _made()
        self._window = window
        i18n.set_language("en")  # as the window speaks; between two tests it is as before the first
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        yield window
        if _is_as_it_was(window):
            _clear(window)
        else:
            self.put_away()

    def put_away(self) -> None:
        """Have no window any more."""
        window, self._window = self._window, None
        if window is not None:
            background.cancel_all()
            window.desk.close()
            window.hide()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _made() -> MainWindow:
    desk = Desk(Settings(language="en"))
    desk.dress()
    window = MainWindow(desk)
    window.resize(SIZE)
    window.show()
    return window


def _is_as_it_was(window: MainWindow) -> bool:
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    wears = theme.current()
    return (
        window.isVisible()
        and window.size() == SIZE
        and not window.lock.is_locked
        and not others
        and i18n.language() == "en"
        and (wears.id, wears.text_size, wears.growth, wears.touch) == ("light", 100, 1.0, 0)
    )


def _clear(window: MainWindow) -> None:
    desk = window.desk
    background.cancel_all()
    window.show_page("start")
    desk.close()
    desk.settings = Settings(language="en")
    desk.coder = ""
    for take in (
        desk.take_wanted_draft,
        desk.take_wanted_response,
        desk.take_wanted_analysis,
        desk.take_wanted_paper,
        desk.take_wanted_plan,
        desk.take_wanted_questionnaire,
        desk.take_offered_questionnaire,
    ):
        take()
    window.setFocus()
