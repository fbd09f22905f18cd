"""Results: a filter changed until the overview is painted again, and the official report as a whole command."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import line, median, milliseconds, processor_seconds

N = 10_000
CHANGES = 7
REPORTS = 3
# What the report cannot do without: its own libraries, and an empty document.
BARE_REPORT = """
import matplotlib.figure, pandas, scipy.linalg
from reportlab.pdfgen.canvas import Canvas
page = Canvas("empty.pdf")
page.showPage()
page.save()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "SERVQUAL_DESK_CONFIG": folder,
            "OPENBLAS_NUM_THREADS": "1",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run([sys.executable, "-m", "benchmarks.results", folder], check=True, env=environment)
        _measure_report(Path(folder), environment)


def _measure_report(folder: Path, environment: dict[str, str]) -> None:
    """Seconds of the processor: a whole command's start is what the clock of a busy machine measures worst."""
    program = [sys.executable, "-m", "servqual_desk"]
    subprocess.run([*program, "demo", str(folder)], check=True, env=environment, capture_output=True)
    asked = ["report", str(folder / "demo.sqd"), "-o", str(folder / "official.pdf"), "--kind", "official"]

    def ours() -> None:
        subprocess.run([*program, *asked], check=True, env=environment, capture_output=True)

    def bare() -> None:
        subprocess.run([sys.executable, "-c", BARE_REPORT], check=True, cwd=folder, env=environment)

    times, floor = zip(*[(processor_seconds(ours), processor_seconds(bare)) for _time in range(REPORTS)], strict=True)
    aim = "aim ≤ 2,000 ms on a quiet machine"
    what = "official report, whole command (processor)"
    line(what, milliseconds(min(times)), milliseconds(min(floor)), min(times) / min(floor), aim)


def measure(folder: Path) -> None:
    """In the child, beside reading the same answers from bare SQLite."""
    from PySide6.QtGui import QAction

    from exports.words.names import value_name
    from servqual_desk.demo.simulated_citizens import SOURCE, simulate
    from servqual_desk.project import Project
    from ui.app import application, first_question
    from ui.quick_start import starting
    from ui.results.page import ResultsPage
    from ui.widgets.buttons import Button

    path = folder / "desk.sqd"
    with Project.create(path, instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, N), source=SOURCE)
    with starting():
        window = first_question(path)
    app = application()
    window.resize(1366, 768)
    window.show_page("results")
    page = window.page
    assert isinstance(page, ResultsPage)

    def wait_for(n: int) -> None:
        while page.findings is None or page.findings.n != n:
            app.processEvents()
            time.sleep(0.004)
        app.processEvents()

    everyone, some = (window.desk.open_project.count(where) for where in ({}, {"sqd_mode": ["interviewer"]}))
    wait_for(everyone)
    page.filter.findChildren(Button)[0].click()  # its menu stays open while values are ticked
    mode = value_name("interviewer", window.desk.open_project.instrument, "sqd_mode")
    ticked = next(one for one in page.filter.findChildren(QAction) if one.text() == mode)

    def filter_and_paint(n: int) -> None:
        ticked.trigger()
        wait_for(n)

    first = processor_seconds(lambda: filter_and_paint(some))
    ours = [processor_seconds(lambda n=n: filter_and_paint(n)) for n in CHANGES * (everyone, some)]  # type: ignore[misc]
    # Afterwards: another connection that comes and goes is another state of the file, and its answers would be read anew.
    floor = [processor_seconds(lambda: _read_bare(path)) for _time in range(CHANGES)]
    what = f"filter → painted overview, {N:,} responses (processor)"
    aim = "aim ≤ 300 ms on a quiet machine"
    line(what, milliseconds(median(ours)), milliseconds(median(floor)), median(ours) / median(floor), aim)
    line("the first of them", milliseconds(first), milliseconds(median(floor)), first / median(floor), aim)


def _read_bare(path: Path) -> None:
    from servqual_desk.store.sqlite import sqlite

    connection = sqlite.connect(path)
    connection.execute('SELECT * FROM "answers_servqual_22"').fetchall()
    connection.close()


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
