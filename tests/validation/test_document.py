"""The page of validation is what the tests find, to its printed precision."""

import subprocess
import sys

import pytest

from analysis.methods import METHODS
from tests.references import needs_references
from tests.validation.document import DOCUMENT, differences, page

ROW = "| alpha | R psych | counter.csv | 12 | < 1e-09 |"


@needs_references
def test_the_page_is_what_the_tests_find() -> None:
    """In a whole run they have run just before, in this process; otherwise, and where the page differs, they run now."""
    if not differences(DOCUMENT.read_text(encoding="utf-8"), page()):
        return
    check = [sys.executable, "-m", "tests.validation", "--check"]
    done = subprocess.run(check, cwd=DOCUMENT.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make validation`:\n{done.stdout[-3000:]}{done.stderr[-1000:]}"


@pytest.mark.parametrize(
    ("made", "same"),
    [
        (ROW, True),
        (ROW.replace("1e-09", "1e-10"), True),  # another machine's last bits
        (ROW.replace("1e-09", "1e-07"), False),
        (ROW.replace("12", "11"), False),
        (f"{ROW}\n{ROW}", False),
    ],
)
def test_what_counts_as_the_same_page(made: str, same: bool) -> None:
    assert (differences(ROW, made) == []) == same


def test_every_method_of_the_lab_has_an_oracle_on_the_page() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [method for method in METHODS if f"\n| {method} | " not in text] == []
