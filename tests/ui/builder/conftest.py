"""Someone in front of the builder, with a copy of SKM to change."""

import pytest

from tests.ui.builder.author import Author, shortcut
from tests.ui.driving import Person


@pytest.fixture
def author(person: Person, on_start: None) -> Author:
    """Has chosen “A questionnaire of your own” on Start, and a copy of the community satisfaction survey."""
    shortcut(person, "Ctrl+B")
    person.click("Community satisfaction survey SKM (9 elements)")
    return Author(person)
