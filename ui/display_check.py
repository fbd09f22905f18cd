"""Whether a window can be shown here at all: Qt would end the process without a sentence."""

import os
import re
import socket
import sys
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import KnownError
from ui.system_libraries import missing_packages

_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def require_display() -> None:
    """Refuse where no window can be shown. Of the platforms that Qt would try, one is enough.

    Raises:
        KnownError: there is no display, it does not answer, or a system library is missing.
    """
    if sys.platform != "linux":
        return
    faults = [_fault_of(platform) for platform in _platforms()]
    if all(faults):
        raise KnownError(faults[0])


def unloadable(error: ImportError) -> KnownError:
    """The sentence for a library of the window that the system will not load (on Windows, what Qt itself stands on)."""
    return KnownError(
        _("The window's libraries cannot be loaded here: {error}. Install the program again.").format(error=error)
    )


def _platforms() -> list[str]:
    """In the order in which Qt tries them: as it was told, else Wayland, then X; never none, which is X without a display."""
    told = os.environ.get("QT_QPA_PLATFORM", "")
    if told:
        return [one.partition(":")[0] for one in told.split(";")]
    wayland = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland"
    xcb = os.environ.get("DISPLAY") or not wayland
    return ["wayland"] * bool(wayland) + ["xcb"] * bool(xcb)


def _fault_of(platform: str) -> str:
    """Why no window comes on this platform; empty where it does."""
    displays = {"xcb": _x_display_fault, "wayland": _wayland_fault}
    fault = displays[platform]() if platform in displays else ""
    if fault:
        return fault
    if missing := missing_packages(platform):
        sentence = _("The window needs system libraries that are not here. Install: {packages}.")
        return sentence.format(packages=" ".join(missing))
    return ""


def _x_display_fault() -> str:
    display = os.environ.get("DISPLAY", "")
    if not display:
        return _("There is no display here for the window. Use another command (--help), or a computer with a screen.")
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:  # on another computer: taken at its word
        return ""
    socket_name = f"/tmp/.X11-unix/X{local[1]}"
    return "" if _listens(f"\0{socket_name}") or _listens(socket_name) else _silent(display)


def _wayland_fault() -> str:
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    return "" if _listens(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name))) else _silent(name)


def _silent(display: str) -> str:
    return _("The display {display} does not answer. Log in to the desktop, or set DISPLAY to yours.").format(
        display=display
    )


def _listens(address: str) -> bool:
    if sys.platform == "win32":  # it has neither of the two
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        try:
            server.connect(address)
        except OSError:
            return False
    return True
