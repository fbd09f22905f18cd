"""The system libraries that Qt's window needs on Linux: the one list, for the window's sentence and for the set-up.

Only the standard library is used here, so that `python3 ui/system_libraries.py` works before anything is installed;
it prints the Debian packages that are missing.
"""

import ctypes

# library → the Debian package that brings it; tests/ui/test_system_libraries.py holds the lists to the libraries' own.
EVERY_WINDOW = {  # also one that nobody sees
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # QtPdf brings QtNetwork
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
}
PLATFORMS = {  # what one of Qt's platforms needs besides
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"},
}


def missing_packages(*platforms: str) -> list[str]:
    """The Debian packages of the libraries that cannot be loaded here, in the order of the lists, each once."""
    needed = EVERY_WINDOW.copy()
    for platform in platforms:
        needed.update(PLATFORMS.get(platform, {}))
    return list(dict.fromkeys(package for library, package in needed.items() if not _loads(library)))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*missing_packages(*PLATFORMS))
