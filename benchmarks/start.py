"""From start to the first question, against a bare PySide6 window with one label. Both offscreen, each in its own process."""

import shutil
import subprocess
import sys
import tempfile
import textwrap
from functools import partial
from pathlib import Path

from benchmarks.timing import as_installed, line, median, milliseconds, seconds

ROUNDS = 7

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("What should be?")
label.show()
application.processEvents()
"""

OURS = """
import sys
from pathlib import Path
from ui.quick_start import starting
with starting():
    from ui.app import first_question
    first_question(Path(sys.argv[1]))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqd"
        subprocess.run(
            [sys.executable, "-m", "servqual_desk", "new", str(path), "--instrument", "servqual-22"],
            check=True,
            capture_output=True,
        )
        environment = _environment(folder)
        _run(BARE, environment)
        _run(OURS, environment, str(_copy(path, "warm.sqd")))
        ours: list[float] = []
        floor: list[float] = []
        for _round in range(ROUNDS):
            floor.append(seconds(lambda: _run(BARE, environment)))
            fresh = str(_copy(path, f"{_round}.sqd"))
            ours.append(seconds(partial(_run, OURS, environment, fresh)))
    line(
        "start to first question",
        milliseconds(median(ours)),
        milliseconds(median(floor)),
        median(ours) / median(floor),
        "aim ≤ 2×",
    )


def _copy(path: Path, name: str) -> Path:
    """A survey of its own each time, so that no run begins with the interviews that those before it left."""
    return Path(shutil.copyfile(path, path.with_name(name)))


def _environment(folder: str) -> dict[str, str]:
    """Offscreen, with own settings and temporary files, so that nobody else's are looked through; compiled modules are kept."""
    return as_installed() | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": folder, "TMPDIR": folder}


def _run(script: str, environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), *arguments], check=True, env=environment)
