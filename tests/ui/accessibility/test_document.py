"""`docs/accessibility.md` names every criterion, and tests that are there."""

import re
from collections import Counter
from pathlib import Path

from tests.ui.accessibility.criteria import CRITERIA
from tests.ui.accessibility.document import DOCUMENT, page

ROOT = Path(__file__).parents[3]
CRITERIA_OF_WCAG_2_2 = 55  # 31 of level A and 24 of level AA, without 4.1.1, which 2.2 has taken out


def test_the_page_says_what_the_program_is() -> None:
    """`make accessibility` writes it anew."""
    assert DOCUMENT.read_text(encoding="utf-8") == page()


def test_every_criterion_is_there_once_and_is_held_by_tests() -> None:
    numbers = Counter(one.number for one in CRITERIA)
    assert len(numbers) == CRITERIA_OF_WCAG_2_2
    assert set(numbers.values()) == {1}
    assert [one.number for one in CRITERIA if one.state == "held" and not one.tests] == []


def test_the_tests_that_are_named_are_there() -> None:
    for test in {test for one in CRITERIA for test in one.tests}:
        path, _colons, name = test.partition("::")
        assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), test
