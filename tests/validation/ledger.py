"""What the tests compared with an oracle: every comparison notes its difference here, under the test that is running."""

import os
from dataclasses import dataclass

from hypothesis import currently_in_test_context

# |expected| below this is a zero: an absolute difference is asked of it, and a relative one says nothing.
ZERO = 1e-12


@dataclass(slots=True)
class Tally:
    """How many numbers one test compared, and the worst of them."""

    values: int = 0
    worst: float = 0.0


# (the test's file, its name without parameters, the data or part of the result where the test names one) → tally
LEDGER: dict[tuple[str, str, str], Tally] = {}


def record(difference: float, *, values: int = 1, case: str = "") -> None:
    """Note a relative difference from an oracle, the worst of `values` numbers. Properties have none, and note nothing."""
    if currently_in_test_context():
        return
    file, _, test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")
    tally = LEDGER.setdefault((file, test.partition("[")[0].partition(" (")[0], case), Tally())
    tally.values += values
    tally.worst = max(tally.worst, difference)


def compared(ours: float, expected: float) -> None:
    """Note one number and its oracle."""
    difference = abs(ours - expected)
    record(0.0 if difference <= ZERO else difference / max(abs(expected), ZERO))
