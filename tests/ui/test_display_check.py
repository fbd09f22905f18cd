"""Where no window can come, one sentence says why, on each platform that Qt would try."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from servqual_desk.errors import KnownError
from ui.display_check import require_display
from ui.system_libraries import EVERY_WINDOW, PLATFORMS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has computers without a display")
NAMES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def compositor(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Something that listens where a Wayland compositor would; a socket's path may have no more than 107 signs."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        server.bind(str(Path(folder) / "wayland-7"))
        server.listen()
        yield "wayland-7"


def refused() -> str:
    with pytest.raises(KnownError) as caught:
        require_display()
    (sentence,) = caught.value.faults
    return sentence


def test_a_compositor_that_listens_is_enough(compositor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", compositor)
    require_display()


def test_a_compositor_that_does_not_listen_is_named(compositor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-8")
    assert "wayland-8" in refused()


def test_one_of_two_displays_is_enough(compositor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", compositor)
    monkeypatch.setenv("DISPLAY", ":987")
    require_display()


def test_a_missing_library_of_wayland_is_named(compositor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", compositor)
    monkeypatch.setitem(PLATFORMS["wayland"], "libof-nobody.so.1", "libof-nobody")
    assert "libof-nobody" in refused()


def test_a_missing_library_stops_also_a_window_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_display()
    monkeypatch.setitem(EVERY_WINDOW, "libof-nobody.so.1", "libof-nobody")
    assert "libof-nobody" in refused()


def test_what_was_asked_for_is_looked_at(compositor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", compositor)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "--help" in refused()


def test_a_library_that_the_system_will_not_load_is_the_machine_s_fault(tmp_path: Path) -> None:
    """Qt's first library as its last: here PySide comes with none that can be loaded."""
    broken = tmp_path / "PySide6" / "__init__.py"
    broken.parent.mkdir()
    broken.write_text("raise ImportError('libGL.so.1: cannot open shared object file')", encoding="utf-8")
    environment = {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    opened = [sys.executable, "-m", "servqual_desk", "open"]
    done = subprocess.run(opened, capture_output=True, text=True, check=False, env=os.environ | environment)
    assert done.returncode == 2
    assert "libGL.so.1" in done.stderr
    assert len(done.stderr.splitlines()) == 1
