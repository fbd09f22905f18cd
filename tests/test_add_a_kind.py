"""To add a kind of question: eight files. A trial one, an hour of the day, goes the whole road by them."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.kinds import KINDS, QUESTION_KINDS
from tests.little_survey import TOML

ROOT = Path(__file__).parents[1]
ROOMS = ("analysis", "exports", "instruments", "servqual_desk", "ui")

NEW_FIELD = '''"""A line for an hour."""

from ui.widgets.answers.text_fields import LineField


class HourField(LineField):
    typed_mark = ":"
'''

NEW_CHECK = """def _hour(variable: Variable, value: Answer) -> Stored:
    if len(str(value)) != 5:
        raise AnswerError("no hour")
    return str(value)


"""

NEW_MADE_UP = """def _hour(random: Random, _satisfaction: float) -> Value:
    return f"{random.randrange(8, 16):02d}:30"


"""

# File → a text that stands there, and what is put before it by someone who adds the kind; "" in a new file.
TRIAL: dict[str, tuple[tuple[str, str], ...]] = {
    "instruments/kinds.py": (
        ('"choice", "choices", "integer"', '"hour", '),
        ('"date": Kind(', '"hour": Kind(storage="text"), '),
    ),
    "servqual_desk/interviewing/answer_values.py": (("CHECKS = {", NEW_CHECK), ('"date": _date', '"hour": _hour, ')),
    "servqual_desk/importing/cell_values.py": (('"integer": partial', '"hour": _text_reader, '),),
    "servqual_desk/demo/simulated_citizens.py": (("MADE_UP: ", NEW_MADE_UP), ('"date": _day', '"hour": _hour, ')),
    "exports/form/answers.py": (('"date": _day', '"hour": _short_line, '),),
    "ui/widgets/answers/__init__.py": (('"date": "date_field:DateField"', '"hour": "hour_field:HourField", '),),
    "ui/widgets/answers/hour_field.py": (("", NEW_FIELD),),
    "servqual_desk/interviewing/typed_values.py": (('"date": Written(', '"hour": Written(read=str), '),),
}

HOUR = '\n[[questions]]\nid = "came_at"\nkind = "hour"\ntext = { id = "Jam datang", en = "Hour of coming" }\n'

ROAD = """
from pathlib import Path
from analysis import analyse
from exports.datasets.read import read_table
from exports.datasets.write import write_dataset
from exports.form.form import write_form
from exports.report.write import write_report
from instruments.load import load_instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.errors import AnswerError
from servqual_desk.importing.import_check import check
from servqual_desk.project import Project

instrument = load_instrument(Path("hours.toml"))
with Project.create("hours.sqd", instrument=instrument) as project:
    interview = project.start_interview()
    while interview.question is not None:
        if interview.question.column == "came_at":
            asked = interview.question
            try:
                interview.answer("late")
            except AnswerError as error:
                assert error.faults == ["no hour"] or error.faults == ("no hour",)
            interview.answer("08:15")
        else:
            interview.skip()
    uuid = interview.finish()
    project.responses.correct(uuid, "came_at", "08:30", reason="misheard")
    assert project.count({"came_at": "08:30"}) == 1
    project.add_responses(simulate(instrument, 30), source="simulated")
    frame = project.frame(non_answers=True)
    for ending in ("csv", "xlsx", "sav", "dta", "parquet"):
        write_dataset(frame, instrument, Path("hours." + ending), language="id")
    with Project.create("again.sqd", instrument=instrument) as again:
        found = check(read_table(Path("hours.csv")), instrument)
        again.add_responses(found.accepted(), source="import")
        assert again.frame()["came_at"].tolist() == frame["came_at"].tolist()
    write_form(instrument, Path("form.pdf"), language="id", title="Jam")
    answers = project.frame()
    write_report(analyse(answers, instrument), instrument, answers, Path("report.pdf"), language="id", title="Jam")

from PySide6.QtWidgets import QApplication
application = QApplication([])
from ui.collect.paper.form_line import Line
from servqual_desk.interviewing.typed_values import read_cell, written
from ui.collect.kiosk.kiosk_question_view import KioskAsking
from ui.widgets.answers import answer_field
from PySide6.QtWidgets import QWidget

assert read_cell(asked, " 08:45 ") == "08:45" and written(asked, "08:45") == "08:45"
box = QWidget()
assert Line(asked, box).asked is asked
field = answer_field(asked)
field.put("09:00")
assert field.value() == "09:00"
kiosk = KioskAsking()
kiosk.show_question(asked)
assert kiosk.keypad.isVisibleTo(kiosk)
print("the whole road")
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("program")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room)  # with what was compiled of them
    for name, changes in TRIAL.items():
        path = copy / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for old, new in changes:
            assert text.count(old) == 1, f"{name}: {old!r}"
            text = text.replace(old, new + old)
        path.write_text(text, encoding="utf-8")
    (copy / "hours.toml").write_text(TOML.replace("[[questions]]", f"{HOUR}\n[[questions]]", 1), encoding="utf-8")
    return copy


def test_a_trial_kind_goes_the_whole_road(program: Path) -> None:
    settings = {"PYTHONPATH": str(program), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", ROAD],
        cwd=program,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "the whole road\n", done.stderr


def test_eight_files_are_those_that_the_docs_name() -> None:
    words = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = words.partition("**To add a kind of question:**")[2].partition("\n\n")[0]
    named = {name for name in re.findall(r"`([\w/]+\.py)`", part) if not name.startswith("tests/")}
    assert len(TRIAL) <= 8
    assert named == {name for name in TRIAL if (ROOT / name).exists()}


def sources() -> list[Path]:
    return [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]


def names_of_kinds(tree: ast.AST) -> set[str]:
    """The kinds that a file tells apart by name: keys of one table, or what a `kind` is compared with."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            if {"integer", "date"} <= keys or {"choice", "choices"} <= keys:
                found |= keys & set(KINDS)
        elif isinstance(node, ast.Compare) and _asks_for_a_kind(node.left):
            compared = [one for right in node.comparators for one in ast.walk(right)]
            found |= {one.value for one in compared if isinstance(one, ast.Constant)} & set(KINDS)
        elif isinstance(node, ast.Match) and _asks_for_a_kind(node.subject):
            found |= {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)} & set(KINDS)
    return found


def may_name_kinds(code: str) -> bool:
    """Whether it is worth while to parse a file: most hold none of what `names_of_kinds` begins with."""
    return ".kind" in code or ("integer" in code and "date" in code) or "choices" in code


def _asks_for_a_kind(node: ast.expr) -> bool:
    """`question.kind` and the like; kinds of tables' columns, of events and of sections are other things."""
    of = {"question", "q", "prompt", "asked", "variable", "first", "outcome"}
    if not isinstance(node, ast.Attribute) or node.attr != "kind":
        return False
    owner = node.value
    return (owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else "") in of


def test_no_other_file_tells_kinds_apart_by_name() -> None:
    told = {path: code for path in sources() if may_name_kinds(code := path.read_text(encoding="utf-8"))}
    telling = {path.relative_to(ROOT).as_posix() for path, code in told.items() if names_of_kinds(ast.parse(code))}
    assert telling <= set(TRIAL)


@pytest.mark.parametrize(
    "code",
    [
        'x = question.kind == "date"',
        'y = prompt.kind in ("choice", "choices")',
        'match asked.kind:\n  case "date": pass',
    ],
)
def test_the_search_finds_what_it_looks_for(code: str) -> None:
    assert may_name_kinds(code)
    assert names_of_kinds(ast.parse(code))


def test_every_room_knows_every_kind() -> None:
    from exports.form.answers import WRITTEN as ON_PAPER
    from servqual_desk.demo.simulated_citizens import MADE_UP
    from servqual_desk.importing.cell_values import PLAIN_READERS
    from servqual_desk.interviewing.answer_values import CHECKS
    from servqual_desk.interviewing.typed_values import WRITTEN as IN_THE_GRID
    from ui.widgets.answers import FIELDS

    free = {name for name in QUESTION_KINDS if not KINDS[name].answers}
    assert set(CHECKS) == set(QUESTION_KINDS)
    assert set(FIELDS) == {*QUESTION_KINDS, "weights"}
    assert set(PLAIN_READERS) == {*free, "weight"}
    assert set(ON_PAPER) == set(IN_THE_GRID) == free
    assert set(MADE_UP) == {name for name in free if not KINDS[name].own_words}
