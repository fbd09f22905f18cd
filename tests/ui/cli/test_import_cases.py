"""Data files as people have them, kept beside the project with the rows that must come of them, through the command."""

import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "import"
DESK = Path(sys.executable).with_name("servqual-desk")


@pytest.mark.skipif(not CASES.is_dir() or not DESK.exists(), reason="the cases are not on this machine")
def test_every_case_becomes_what_it_must() -> None:
    done = subprocess.run(
        [sys.executable, CASES / "run.py", DESK, "-v"], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stdout
