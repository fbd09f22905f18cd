"""How the kiosk begins: from the command line, or from the window, which waits hidden until the kiosk is left."""

from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.settings import load_settings
from ui.shared_state import Desk

if TYPE_CHECKING:
    from ui.collect.kiosk.kiosk_window import KioskWindow


def open_kiosk(path: Path) -> "KioskWindow":
    """The kiosk of a survey, on the full screen.

    Raises:
        KnownError: the survey does not open, or has no PIN to leave the kiosk.
    """
    desk = Desk(load_settings(), kiosk=True)
    desk.open(path)
    if not desk.kiosk_pin:
        desk.close()
        raise KnownError(
            _(
                "There is no PIN to leave the kiosk yet. Set one first: open {path} without --kiosk, then Set up, "
                "Kiosk."
            ).format(path=path)
        )
    from ui.collect.kiosk.kiosk_window import KioskWindow  # nobody else waits for it

    desk.dress()
    window = KioskWindow(desk)
    window.setGeometry(window.screen().geometry())  # where no window manager knows what full screen is
    window.showFullScreen()
    window.activateWindow()
    return window
