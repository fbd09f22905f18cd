"""The list of system libraries is what Qt's own libraries say they need."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from ui.system_libraries import EVERY_WINDOW, PLATFORMS, missing_packages

QT = Path(PySide6.__file__).parent / "Qt"
MODULES = ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Pdf", "PdfWidgets")  # what ui/ imports
# Every Linux on which Python runs has these; apt and dpkg themselves need them on Debian.
BASE = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|gcc_s|stdc\+\+|z|zstd))\.so\.\d+|libicu\w+\.so\.\d+")

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt stands on the system alone"),
    pytest.mark.skipif(shutil.which("readelf") is None, reason="readelf (binutils) is not installed"),
]


def needed(path: Path) -> set[str]:
    """The libraries that one library names."""
    told = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))


def needed_with_qt(*paths: Path) -> set[str]:
    """What these need of the system, by way of any other of Qt's libraries too."""
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        for name in needed(waiting.pop()) - found:
            found.add(name)
            if name.startswith("libQt6"):
                waiting.append(QT / "lib" / name)
    return {name for name in found if not name.startswith("libQt6") and not BASE.fullmatch(name)}


def test_every_window_lists_what_the_imported_modules_need() -> None:
    libraries = [QT / "lib" / f"libQt6{module}.so.6" for module in MODULES]
    assert set(EVERY_WINDOW) == needed_with_qt(*libraries, QT / "plugins/platforms/libqoffscreen.so")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_lists_what_its_plugin_needs_besides(platform: str) -> None:
    plugin = QT / "plugins" / "platforms" / f"libq{platform}.so"
    assert set(PLATFORMS[platform]) == needed_with_qt(plugin) - set(EVERY_WINDOW)


def test_the_list_alone_tells_the_set_up_before_anything_is_installed() -> None:
    script = Path(__file__).parents[2] / "ui" / "system_libraries.py"
    done = subprocess.run([sys.executable, "-I", "-S", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == missing_packages(*PLATFORMS)


def test_the_package_of_a_library_that_does_not_load_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("libof-nobody.so.1", "libof-nobody.so.2"):
        monkeypatch.setitem(PLATFORMS["xcb"], library, "libof-nobody")
    assert [name for name in missing_packages("xcb") if "nobody" in name] == ["libof-nobody"]
    assert "libof-nobody" not in missing_packages("wayland")
