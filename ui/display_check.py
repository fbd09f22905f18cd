"""Whether a window can be shown here at all: Qt would end the process without a sentence."""

import ctypes
import os
import re
import socket
import sys

from instruments.i18n import _
from servqual_desk.errors import KnownError

# What Qt's xcb platform needs: library → the Debian package that brings it.
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
}
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def require_display() -> None:
    """Refuse where no window can be shown.

    Raises:
        KnownError: there is no display, it does not answer, or a system library is missing.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if sys.platform != "linux" or platform not in ("", "xcb"):
        return
    if os.environ.get("WAYLAND_DISPLAY") and not platform:
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise KnownError(
            _("There is no display here for the window. Use another command (--help), or a computer with a screen.")
        )
    if not _answers(display):
        raise KnownError(
            _("The display {display} does not answer. Log in to the desktop, or set DISPLAY to yours.").format(
                display=display
            )
        )
    if missing := _missing_packages():
        raise KnownError(
            _("The window needs system libraries that are not here. Install: {packages}.").format(
                packages=" ".join(missing)
            )
        )


def _answers(display: str) -> bool:
    """Whether an X server listens; a display on another computer is taken at its word."""
    local = _LOCAL_DISPLAY.fullmatch(display)
    return local is None or any(
        _listens(name) for name in (f"\0/tmp/.X11-unix/X{local[1]}", f"/tmp/.X11-unix/X{local[1]}")
    )


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        try:
            server.connect(address)
        except OSError:
            return False
    return True


def _missing_packages() -> list[str]:
    missing = []
    for library, package in XCB_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing
