"""To add a page, a command, a format, a language: so many files as the docs say, shown in a copy of the program."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

ROOT = Path(__file__).parents[1]
ROOMS = ("analysis", "exports", "instruments", "servqual_desk", "ui")

Change = tuple[str, str]  # a text that stands there ("" in a new file), and what is put before it

PAGE: dict[str, Change] = {
    "ui/trial/__init__.py": ("", ""),
    "ui/trial/page.py": (
        "",
        "from ui.pages import Page\n\n\nclass TrialPage(Page):\n    def entered(self):\n        print('the trial page')\n",
    ),
    "ui/pages.py": (
        '    PageSpec(\n        id="setup"',
        '    PageSpec(id="trial", title="Trial", tip="Trial", picture="data", key="", place="ui.trial.page:TrialPage"),\n',
    ),
}

COMMAND: dict[str, Change] = {
    "ui/cli/commands/trial.py": (
        "",
        (
            "from ui.cli.options import command, file_argument\n\n\n"
            "@command(help='Try.')\n@file_argument\ndef trial(file):\n    print(f'tried {file}')\n"
        ),
    ),
    "ui/cli/commands/__init__.py": ('    "new": "new",', '    "trial": "trial",\n'),
}

FORMAT: dict[str, Change] = {
    "exports/datasets/trial_file.py": (
        "",
        (
            "def write(data, path):\n"
            "    path.write_text(';'.join(column.name for column in data.columns), encoding='utf-8')\n"
            "    return lambda: ''\n"
        ),
    ),
    "exports/datasets/written_formats.py": (
        '        ".jsonl": WrittenFormat(',
        '        ".trial": WrittenFormat(module="trial_file", name="Trial", read_by="Nobody"),\n',
    ),
}

LANGUAGE: dict[str, Change] = {
    "instruments/i18n.py": ('"en": "English"}', '"jv": "Basa Jawa", '),
    "instruments/locale/jv/LC_MESSAGES/servqual_desk.mo": ("", ""),
    "analysis/methods/comments/stop_words_jv.txt": ("", "lan\n"),
    "ui/guide/enumerator.jv.md": ("", "# Pandhuan\n"),
}

SHOW_PAGE = """
from PySide6.QtWidgets import QApplication
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from ui.shared_state import Desk
from ui.window import MainWindow

application = QApplication([])
Project.create("one.sqd", instrument="skm-9").close()
desk = Desk(Settings(language="en"))
window = MainWindow(desk)
from pathlib import Path
desk.open(Path("one.sqd"))
window.show_page("trial")
"""


SHOW_FORMATS = """
from PySide6.QtWidgets import QApplication, QLabel
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from ui.data.export_formats import Formats

with Project.create("one.sqd", instrument="skm-9") as project:
    project.add_responses(simulate(project.instrument, 3), source="simulated")
application = QApplication([])
formats = Formats()
formats.endings.check(".trial")
print(formats.endings.button(".trial").text(), formats.findChild(QLabel).text(), sep=": ")
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy that can be changed."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room)  # with what was compiled of them
    return tmp_path


def change(program: Path, trial: dict[str, Change]) -> None:
    for name, (old, new) in trial.items():
        path = program / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert not old or text.count(old) == 1, f"{name}: {old!r}"
        path.write_text(text.replace(old, new + old) if old else new, encoding="utf-8")


def python(program: Path, *arguments: str, language: str = "en") -> str:
    """What Python prints in the copy."""
    own = {
        "PYTHONPATH": str(program),
        "QT_QPA_PLATFORM": "offscreen",
        "SERVQUAL_DESK_CONFIG": str(program / "settings"),
    }
    environment = os.environ | own | {"SERVQUAL_DESK_LANG": language}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=program, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_trial_page_is_a_package_and_one_line(program: Path) -> None:
    change(program, PAGE)
    assert python(program, "-c", SHOW_PAGE) == "the trial page\n"


def test_a_trial_command_is_a_file_and_one_line(program: Path) -> None:
    change(program, COMMAND)
    assert python(program, "-m", "servqual_desk", "trial", "loket.sqd") == "tried loket.sqd\n"
    assert "Try." in python(program, "-m", "servqual_desk", "--help")


def test_a_trial_format_is_a_file_and_one_line(program: Path) -> None:
    change(program, FORMAT)
    assert python(program, "-c", SHOW_FORMATS) == "Trial: Nobody\n"
    python(program, "-m", "servqual_desk", "export", "one.sqd", "-o", "out.trial")
    assert (program / "out.trial").read_text(encoding="utf-8").startswith("persyaratan;prosedur;")
    assert ".dta .parquet .trial .jsonl" in " ".join(python(program, "-m", "servqual_desk", "export", "--help").split())


def test_a_trial_language_is_four_files(program: Path) -> None:
    change(program, LANGUAGE)
    catalogue = Catalog(locale="jv")
    catalogue.add("List the questionnaires that come with the program.", "Dhaptar kuesioner.")
    with (program / "instruments/locale/jv/LC_MESSAGES/servqual_desk.mo").open("wb") as file:
        write_mo(file, catalogue)
    assert "Dhaptar kuesioner." in python(program, "-m", "servqual_desk", "--help", language="jv")
    spoken = python(program, "-c", "from ui.guide import guide_text; print(guide_text('jv'))")
    assert spoken.startswith("# Pandhuan")
    code = "from analysis.methods.comments.words import stop_words; print('lan' in stop_words())"
    assert python(program, "-c", code) == "True\n"


@pytest.mark.parametrize(
    ("thing", "trial", "most"),
    [("page", PAGE, 3), ("command", COMMAND, 2), ("format", FORMAT, 2), ("language", LANGUAGE, 4)],
)
def test_the_docs_name_what_is_touched(thing: str, trial: dict[str, Change], most: int) -> None:
    words = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = words.partition(f"**To add a {thing}:**")[2].partition("\n\n")[0]
    assert len(trial) <= most
    named = set(re.findall(r"`((?:ui|instruments|analysis|exports)/[\w/]+\.py)`", part))
    assert named == {name for name in trial if (ROOT / name).exists()}
