"""At the counter: a key pressed until the next question is painted with the answer on disk, and a day of interviews in memory."""

import os
import resource
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import line, median, milliseconds, percentile, seconds

if TYPE_CHECKING:
    from servqual_desk.project import Project

PRESSES = 300
INTERVIEWS = 1_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": folder}
        command = [sys.executable, "-m", "benchmarks.counter", folder]
        # A process of its own: a window's memory and its events belong to no other measurement.
        subprocess.run(command, check=True, env=environment)


def measure(folder: Path) -> None:
    """In the child: print the lines."""
    _measure_presses(folder)
    _measure_memory(folder)


def _measure_presses(folder: Path) -> None:
    """Turn by turn with a bare commit, so that a busy disk slows both."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from benchmarks.commit import bare_database, commit_bare
    from servqual_desk.project import Project
    from ui.app import application, first_question
    from ui.garbage import collect_here
    from ui.quick_start import starting

    path = folder / "keys.sqd"
    Project.create(path, instrument="servqual-22").close()
    with starting():  # as the program does: what stays is looked at for garbage no more
        window = first_question(path)
    collect_here()
    bare = bare_database(folder / "bare.sqlite")
    app, page = application(), window.page
    items = [one.column for one in page.session.interview.questions if one.role == "item"]

    keys = cycle((Qt.Key.Key_5, Qt.Key.Key_4))  # one key twice at once is a slip, and is not taken

    def press() -> None:
        QTest.keyClick(window.focusWidget() or window, next(keys))
        app.processEvents()

    ours: list[float] = []
    floor: list[float] = []
    while len(ours) < PRESSES:
        page.session.jump(items[0])
        app.processEvents()
        for _item in items[:-1]:
            ours.append(seconds(press))
            floor.append(seconds(lambda: commit_bare(bare, len(floor))))
    bare.close()
    for name, value in (("p50", median), ("p99", lambda times: percentile(times, 0.99))):
        line(
            f"a key until the next question is painted, {name}",
            milliseconds(value(ours)),
            milliseconds(value(floor)),
            value(ours) / value(floor),
            "floor: the bare commit; aim of p99 ≤ 16 ms",
        )


def _measure_memory(folder: Path) -> None:
    from servqual_desk.project import Project

    with Project.create(folder / "day.sqd", instrument="skm-9") as project:
        _replay(project, INTERVIEWS // 10)  # caches fill once
        before = _megabytes()
        time = seconds(lambda: _replay(project, INTERVIEWS))
        after = _megabytes()
    line(
        f"{INTERVIEWS:,} interviews in one process",
        f"{time / INTERVIEWS * 1000:,.1f} ms each",
        f"{before:,.0f} MB before",
        after / before,
        f"memory after {after:,.0f} MB; aim ≤ 1.05×",
    )


def _replay(project: "Project", count: int) -> None:
    for _interview in range(count):
        interview = project.start_interview()
        while (question := interview.question) is not None:
            if question.kind in ("scale", "choice"):
                interview.answer(question.choices[0].value)
            else:
                interview.skip()
        interview.finish()


def _megabytes() -> float:
    """The memory that is held now, where the system tells it; else the highest so far."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
