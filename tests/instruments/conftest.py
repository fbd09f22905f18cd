from collections.abc import Iterator

import pytest

from instruments.i18n import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Faults are compared in English."""
    with use_language("en"):
        yield
