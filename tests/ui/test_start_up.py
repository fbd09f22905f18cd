"""From start to the first question: no statistics, and of Qt only what is shown (law 8)."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {"pandas", "numpy", "scipy", "matplotlib", "reportlab", "statsmodels", "pingouin", "pyarrow", "babel"}
QT = {"QtCore", "QtGui", "QtWidgets", "QtSvg"}

SCRIPT = """
import sys
from pathlib import Path
from ui.app import first_question
window = first_question(Path(sys.argv[1]))
assert window.page.session.interview.question.column == "sex"
print(*sys.modules)
"""


def test_the_first_question_costs_no_statistics(survey: Path, tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", SCRIPT, str(survey)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment)
    loaded = done.stdout.split()
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded)
    assert {name.removeprefix("PySide6.") for name in loaded if name.startswith("PySide6.Qt")} <= QT
    assert not [name for name in loaded if name.startswith(("ui.results", "analysis", "exports.charts"))]
