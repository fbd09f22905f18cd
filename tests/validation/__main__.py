"""`python -m tests.validation`: run the tests that know an oracle and write `docs/validation.md`.

With `--check` nothing is written; exit code 1 and the lines that differ where the page is not what the tests find.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.references import REFERENCES
from tests.validation.document import DOCUMENT, differences, page

ANALYSIS = Path(__file__).parents[1] / "analysis"
ALREADY_IMPORTED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # hypothesis, by the page itself
NOTING = (r"tests\.validation\.ledger", r"tests\.analysis\.methods\.survey")


def with_an_oracle() -> Iterator[Path]:
    """The files of tests that note what they compare; properties have no oracle, and run where all tests do."""
    for path in sorted(ANALYSIS.rglob("test_*.py")):
        if re.search(rf"^from ({'|'.join(NOTING)}) import ", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield path


def main() -> int:
    if not REFERENCES.is_dir():
        print(
            f"The reference surveys are not on this machine ({REFERENCES.name}/ beside the project): nothing is written."
        )
        return 2
    if failed := pytest.main(["--quiet", *ALREADY_IMPORTED, "-m", "not hypothesis", *map(str, with_an_oracle())]):
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
