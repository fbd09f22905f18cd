"""Start the window: what the command line calls, by `ui.quick_start`."""

import sys
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from instruments.i18n import _
from servqual_desk.errors import BugError, KnownError
from servqual_desk.settings import load_settings
from ui import uncaught_errors
from ui.apply_theme import STYLE
from ui.garbage import collect_here
from ui.kiosk_start import open_kiosk
from ui.qt_translations import QtWords
from ui.shared_state import Desk
from ui.window import MainWindow

TIPS_MS = 500  # after the first screen, and before any tooltip comes
PROGRAM_ICON = Path(__file__).parent / "icons" / "program.png"


def show(path: Path | None, kiosk: bool) -> QWidget:
    """Show the window, with a project when `path` names one.

    Args:
        kiosk: no frame, full screen, only the interview; needs a project.

    Raises:
        KnownError: a kiosk was asked for without a project that can be opened, or without a PIN to leave it.
    """
    application()
    uncaught_errors.watch()
    return _kiosk(path) if kiosk else _desktop(path)


def run_until_closed(window: QWidget) -> int:
    """Work until the window is closed; the exit code."""
    collect_here()
    app = application()
    QTimer.singleShot(TIPS_MS, app, partial(_let_tips_last, app))
    return app.exec() if window.isVisible() else 0


def first_question(path: Path) -> MainWindow:
    """The window on the first question of a new interview, painted: what `benchmarks/start.py` times."""
    from ui.collect.page import CollectPage

    app = application()
    window = MainWindow(_desk())
    window.show()
    window.desk.open(path)
    window.show_page("collect")
    page = window.page
    if not isinstance(page, CollectPage):
        raise BugError("the page of interviews did not come")
    page.begin()
    app.processEvents()
    return window


def application() -> QApplication:
    """The one Qt application of this process, speaking our words."""
    app = QApplication.instance() or _made()
    if not isinstance(app, QApplication):
        raise BugError("another kind of Qt application runs already")
    app.setApplicationName("Servqual Desk")
    app.setDesktopFileName("servqual-desk")  # by it Wayland finds icon and menu entry
    app.setWindowIcon(QIcon(str(PROGRAM_ICON)))
    app.installTranslator(_words(app))
    return app


def _made() -> QApplication:
    """Qt is told its style by an argument: asked for later, it would show Python the style with all its constants."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty("style", STYLE)
    return app


def _let_tips_last(app: QApplication) -> None:
    """Python sees every event from now on, also of objects that only Qt knows: for the first it makes the types of all of Qt."""
    from ui.widgets.lasting_tips import LastingTips

    app.installEventFilter(LastingTips(app))


@cache
def _words(app: QApplication) -> QtWords:
    return QtWords(app)


def _desk() -> Desk:
    """The state that pages share, with the remembered settings, and its look put on the application."""
    made = Desk(load_settings())
    made.dress()
    return made


def _kiosk(path: Path | None) -> QWidget:
    if path is None:
        raise KnownError(_("A kiosk needs a survey: servqual-desk open FILE --kiosk."))
    return open_kiosk(path)


def _desktop(path: Path | None) -> MainWindow:
    window = MainWindow(_desk())
    window.show()
    window.activateWindow()  # where no window manager gives it the keys
    if path is None or not window.open_survey(path):
        window.show_page("start")
    return window
