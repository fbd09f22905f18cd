"""`python -m tests.validation`: run the tests that know an oracle and write `docs/validation.md`.

With `--check` nothing is written; exit code 1 and the lines that differ where the page is not what the tests find.
"""

import sys
from pathlib import Path

import pytest

from tests.references import REFERENCES
from tests.validation.document import DOCUMENT, differences, page

ANALYSIS = Path(__file__).parents[1] / "analysis"


def main() -> int:
    if not REFERENCES.is_dir():
        print(
            f"The reference surveys are not on this machine ({REFERENCES.name}/ beside the project): nothing is written."
        )
        return 2
    files = [
        ANALYSIS / "test_references.py",
        ANALYSIS / "formulas" / "test_nist.py",
        *sorted((ANALYSIS / "methods").glob("test_*.py")),
    ]
    if failed := pytest.main(["--quiet", *map(str, files)]):
        return int(failed)
    made = page()
    if "--check" not in sys.argv:
        DOCUMENT.write_text(made, encoding="utf-8")
        return 0
    wrong = differences(DOCUMENT.read_text(encoding="utf-8"), made)
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
