"""Real surveys with oracle results, kept beside the project and not in it (not all may be redistributed)."""

from pathlib import Path

import pytest

REFERENCES = Path(__file__).resolve().parents[2] / "shared" / "references"

needs_references = pytest.mark.skipif(
    not REFERENCES.is_dir(),
    reason=f"the reference surveys are not on this machine ({REFERENCES.name}/ beside the project)",
)
