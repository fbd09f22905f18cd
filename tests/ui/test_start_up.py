"""From start to the first question: no statistics, and of Qt only what is shown (law 8)."""

import gc
import os
import subprocess
import sys
from pathlib import Path

from ui.quick_start import starting

HEAVY = {"pandas", "numpy", "scipy", "matplotlib", "reportlab", "statsmodels", "pingouin", "pyarrow", "babel"}
# What the command line, the tables by name, a questionnaire's check, passwords and PySide's writer of type stubs (argparse)
# need, and a first question does not.
LATER = {
    "argparse",
    "click",
    "pluggy",
    "dateutil",
    "sqlite_utils",
    "tomli_w",
    "argon2",
    "dataclasses",
    "importlib.metadata",
    "importlib.resources",
}
LATER |= {"instruments.load", "instruments.check", "instruments.blocks", "ui.collect.thanks_view", "ui.start.page"}
LATER |= {"ui.widgets.lasting_tips", "servqual_desk.verification.seal_check"}
LATER |= {"ui.widgets.dialogs", "ui.widgets.form_entries", "ui.widgets.slip_printer", "ui.collect.paper.paper_view"}
QT = {"QtCore", "QtGui", "QtWidgets", "QtSvg"}
# Qt's classes are made for Python one by one as they are named, each with its constants. Where Python is handed an object of a
# class that Qt keeps to itself, they are all made, to see which is nearest: these then, which no first question needs.
UNNAMED = {"QAccessible", "QFileDialog", "QHeaderView", "QWizard", "QProcess", "QAbstractItemView"}

SCRIPT = """
import sys
from pathlib import Path
from ui.quick_start import starting
with starting():
    from ui.app import first_question
    window = first_question(Path(sys.argv[1]))
assert window.page.session.interview.question.column == "sex"
print(*sys.modules)
"""


READ = """
import linecache, sys
from pathlib import Path
from ui.quick_start import starting
with starting():
    from ui.app import first_question
    first_question(Path(sys.argv[1]))
ours = {module.__file__ for name, module in sys.modules.items() if name.startswith(("ui.", "servqual_desk."))}
assert len(ours) > 100
print(*ours & set(linecache.cache))
"""


def test_no_source_is_read_where_it_is_compiled(survey: Path, tmp_path: Path) -> None:
    """PySide would read the source of each module that comes after it."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", READ, str(survey)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == []


def test_the_collector_is_stopped_only_while_the_window_is_made() -> None:
    assert gc.isenabled()
    with starting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_first_question_costs_no_statistics(survey: Path, tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", SCRIPT, str(survey)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment)
    loaded = done.stdout.split()
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded)
    assert LATER.isdisjoint(loaded)
    assert {name.removeprefix("PySide6.") for name in loaded if name.startswith("PySide6.Qt")} <= QT
    assert not [name for name in loaded if name.startswith(("ui.results", "analysis", "exports.charts"))]


MISTAKE = """
from ui.quick_start import starting
with starting():
    from PySide6.QtCore import QSize
try:
    QSize("wide")
except TypeError as error:
    print(error)
"""


def test_pyside_still_says_what_a_wrong_call_should_have_been() -> None:
    """Its signatures stay; only the writer of type stubs, which would list them, is left out."""
    done = subprocess.run([sys.executable, "-c", MISTAKE], capture_output=True, text=True, check=True)
    assert "PySide6.QtCore.QSize.__init__(w: int, h: int, /)" in done.stdout


CLASSES = """
import enum, sys
from pathlib import Path
from ui.quick_start import starting
with starting():
    from ui.app import first_question
    window = first_question(Path(sys.argv[1]))
def below(kind):
    return {one for child in kind.__subclasses__() for one in (child, *below(child))}
print(*{name for kind in below(enum.Enum) if kind.__module__.startswith("PySide6") for name in kind.__qualname__.split(".")[:-1]})
"""


def test_of_qts_classes_only_those_are_made_that_a_first_question_names(survey: Path, tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", CLASSES, str(survey)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment)
    made = set(done.stdout.split())
    assert "QEvent" in made
    assert UNNAMED.isdisjoint(made)


RECORDS = """
import sys
from pathlib import Path
from ui.quick_start import starting
with starting():
    from ui.app import first_question
    first_question(Path(sys.argv[1]))
ours = [name for name in sys.modules if name.partition(".")[0] in ("ui", "servqual_desk", "instruments", "exports")]
parts = [part for name in ours for part in vars(sys.modules[name]).values() if isinstance(part, type)]
print(*{part.__name__ for part in parts if "__dataclass_fields__" in vars(part)})
"""


def test_records_that_a_first_question_needs_are_made_in_no_time(survey: Path, tmp_path: Path) -> None:
    """Python writes and compiles the methods of each dataclass when it is imported; 74 of them took an eighth of the start."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", RECORDS, str(survey)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == []
