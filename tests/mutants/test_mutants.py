"""The faults fit the code as it is, and a few of them, drawn by a fixed seed, are noticed."""

import random
from collections import Counter
from pathlib import Path

from tests.mutants.faults import FAULTS
from tests.mutants.kill import ROOT, copy_project, is_noticed

LEAST = 60
SEED = 1951


def test_each_fault_changes_one_line_that_is_there() -> None:
    texts = {fault.file: (ROOT / "analysis" / fault.file).read_text(encoding="utf-8") for fault in FAULTS}

    assert [f for f in FAULTS if texts[f.file].count(f.right) != 1 or f.right == f.wrong or "\n" in f.right] == []
    assert len(FAULTS) >= LEAST
    assert max(Counter(FAULTS).values()) == 1


def test_a_few_faults_are_noticed(tmp_path: Path) -> None:
    """Of those that a file of tests of their own should notice; `make mutants` takes all."""
    near = [f for f in FAULTS if (ROOT / "tests/analysis" / f.file).with_name(f"test_{Path(f.file).stem}.py").exists()]
    copy = copy_project(tmp_path / "alone" / "project")

    assert [f for f in random.Random(SEED).sample(near, 3) if not is_noticed(copy, f)] == []
