"""A window that shows a survey from the first."""

import pytest


@pytest.fixture
def first_page() -> str:
    """None: the survey's own page is shown at once."""
    return ""
