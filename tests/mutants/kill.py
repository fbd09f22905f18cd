"""Put a fault into a copy of the project that has no reference surveys beside it, and see whether a test of `analysis` fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutants.faults import Fault

ROOT = Path(__file__).parents[2]
COPIED = ("instruments", "servqual_desk", "analysis", "exports", "ui", "tests", "pyproject.toml")
OUTCOMES = {0: False, 1: True}  # of pytest: all passed, or one failed


def copy_project(place: Path) -> Path:
    """A copy at `place`, whose tests find nothing outside it; what Python has compiled comes along for unchanged files."""
    leave_out = shutil.ignore_patterns(".hypothesis", "validation.md")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=leave_out)
        else:
            shutil.copy2(source, place / name)
    return place


def is_noticed(copy: Path, fault: Fault) -> bool:
    """Whether a test of `analysis` fails with the fault; those that stand nearest to it are tried first.

    Raises:
        ValueError: the right text does not stand exactly once in the file.
        RuntimeError: pytest could not run.
    """
    file = copy / "analysis" / fault.file
    text = file.read_text(encoding="utf-8")
    if text.count(fault.right) != 1:
        raise ValueError(f"{fault.file}: “{fault.right}” stands there {text.count(fault.right)} times, not once")
    file.write_text(text.replace(fault.right, fault.wrong), encoding="utf-8")
    try:
        return any(_fails(copy, tests) for tests in _nearest_first(copy, fault.file))
    finally:
        file.write_text(text, encoding="utf-8")


def _nearest_first(copy: Path, file: str) -> tuple[tuple[str, ...], ...]:
    """First the tests named after the file or its method, then those of the methods that import it, then all."""
    own = Path("tests/analysis") / file
    near = _tests_of(copy, {own.stem, own.parent.name})
    users = _tests_of(copy, _methods_that_import(copy, file))
    return tuple(tests for tests in (near, users, ("tests/analysis",)) if tests)


def _tests_of(copy: Path, names: set[str]) -> tuple[str, ...]:
    files = (copy / "tests/analysis").rglob("test_*.py")
    begins = tuple(f"test_{name}_" for name in names)
    own = [path for path in files if path.stem.removeprefix("test_") in names or path.stem.startswith(begins)]
    return tuple(sorted(str(path.relative_to(copy)) for path in own))


def _methods_that_import(copy: Path, file: str) -> set[str]:
    module = "from analysis." + file.removesuffix(".py").replace("/", ".") + " import"
    methods = copy / "analysis/methods"
    found = (path for path in methods.rglob("*.py") if module in path.read_text(encoding="utf-8"))
    return {path.relative_to(methods).parts[0] for path in found}


def _fails(copy: Path, tests: tuple[str, ...]) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "QT_QPA_PLATFORM": "offscreen",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(copy),
    }
    ended = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode not in OUTCOMES:
        raise RuntimeError(ended.stdout[-2000:] + ended.stderr[-2000:])
    return OUTCOMES[ended.returncode]
