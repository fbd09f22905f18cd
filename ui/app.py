"""Start the window: the one function that the command line calls."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from servqual_desk.errors import KnownError
from servqual_desk.i18n import _
from servqual_desk.settings import load_settings
from ui import faults
from ui.desk import Desk
from ui.qt_words import QtWords
from ui.widgets.dialogs import tell
from ui.window import MainWindow


def run(path: Path | None, kiosk: bool) -> int:
    """Open the window, with a project when `path` names one, and return the exit code when it is closed.

    Args:
        kiosk: no frame, full screen, only the interview; needs a project.

    Raises:
        KnownError: a kiosk was asked for without a project that can be opened.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    faults.watch()
    desk = Desk(load_settings(), kiosk=kiosk)
    words = QtWords(app)
    app.installTranslator(words)
    app.setApplicationName("Servqual Desk")
    desk.dress()
    if kiosk:
        return _run_kiosk(app, desk, path)
    window = MainWindow(desk)
    window.show()
    _first_page(window, path)
    return app.exec()


def _run_kiosk(app: QApplication, desk: Desk, path: Path | None) -> int:
    if path is None:
        raise KnownError(_("A kiosk needs a project: servqual-desk open FILE --kiosk."))
    desk.open(path)
    window = MainWindow(desk)
    window.show_page("collect")
    window.showFullScreen()
    return app.exec()


def _first_page(window: MainWindow, path: Path | None) -> None:
    """The interview of the project that was named; else the page on which the window was closed."""
    if path is None:
        window.show_page("start")
        return
    try:
        window.desk.open(path)
    except KnownError as error:
        window.show_page("start")
        tell(window, _("The project could not be opened"), error.faults)
        return
    remembered = window.desk.settings.page
    window.show_page(remembered if remembered not in ("", "start") else "collect")
