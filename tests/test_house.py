"""The habits of the house that no linter knows."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("ui", "exports", "analysis", "servqual_desk", "instruments", "tests", "benchmarks")


def lines(*folders: str) -> list[tuple[str, str]]:
    """Every line of Python with its place."""
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]


def test_the_formatter_is_not_sent_away() -> None:
    sent_away = re.compile(r"#\s*fmt:\s*(skip|off)")
    assert [place for place, line in lines(*ROOMS) if sent_away.search(line)] == []


def test_no_signal_is_connected_to_a_lambda() -> None:
    """It would keep alive what it captures, and no one finds who listens."""
    nameless = re.compile(r"\.connect\(\s*lambda|\bButton\((?:[^()]|\([^()]*\))*?,\s*lambda")
    files = sorted((ROOT / "ui").rglob("*.py"))
    assert [path.name for path in files if nameless.search(path.read_text(encoding="utf-8"))] == []


def test_work_that_nobody_watches_has_one_name() -> None:
    """It takes `UNWATCHED`, so that nothing has to ask whether there is somebody to tell."""
    none = re.compile(r"Progress \| None|if progress\b|def \w+\(.*progress=None")
    assert [place for place, line in lines(*ROOMS) if none.search(line) and "test_house" not in place] == []


def test_the_two_enter_keys_are_named_once() -> None:
    """A page that forgot the one beside the digits would be deaf to who types answers there."""
    keys = re.compile(r"Qt\.Key\.Key_(Return|Enter)\b")
    named = {place.partition(":")[0] for place, line in lines("ui") if keys.search(line)}
    assert named == {"ui/widgets/one_gesture.py"}


def test_tooltips_and_labels_have_one_door_that_reads_no_markup() -> None:
    """Qt guesses rich text from names: `set_tip` and `plain_tip` show them as typed, `Label` and `dialogs` are plain."""
    doors = {
        "plain_words.py": r"\.setToolTip\(",
        "spoken_words.py": r"\bQLabel\([^)]",
        "dialogs.py": r"\bQMessageBox\(",
    }
    for door, call in doors.items():
        found = [path.name for path in sorted((ROOT / "ui").rglob("*.py")) if re.search(call, path.read_text("utf-8"))]
        assert set(found) <= {door}, call
    given = [path for path in sorted((ROOT / "ui").rglob("*.py")) if ".ToolTipRole" in path.read_text("utf-8")]
    assert given
    assert [path.name for path in given if "plain_tip(" not in path.read_text("utf-8")] == []


def test_what_qt_calls_stands_last_in_its_class() -> None:
    """Qt's own names are in camelCase; after the first event handler nothing of ours follows."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.ClassDef):
                names = [one.name for one in part.body if isinstance(one, ast.FunctionDef)]
                first = next((place for place, name in enumerate(names) if name.endswith("Event")), len(names))
                assert [name for name in names[first:] if name.islower()] == [], f"{path.name}: {part.name}"
