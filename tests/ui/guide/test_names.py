"""Every page, section and button that a guide names is in the window under exactly that name, at the place that it says."""

from pathlib import Path

import pytest

from instruments.i18n import LANGUAGES
from tests.ui.driving import Person
from tests.ui.guide.names import names_in, pattern_of
from tests.ui.guide.office import make_office
from tests.ui.guide.tour import Place, Visitor
from ui.guide import guide_text
from ui.guide.chapters import CHAPTERS


@pytest.mark.window
@pytest.mark.usefixtures("on_start")
def test_what_the_guide_names_is_in_the_window_where_it_says(person: Person, tmp_path: Path) -> None:
    seen = Visitor(person, make_office(tmp_path / "kantor.sqd")).tour()
    wrong = [
        (language, chapter.id, name)
        for language in LANGUAGES
        for chapter in CHAPTERS
        for name in names_in(chapter.id, guide_text(language, chapter.id))
        if not is_there(name, seen.words[language])
    ]
    assert not wrong, "\n".join(map(str, wrong))


def is_there(name: str, shown: dict[Place, set[str]]) -> bool:
    """A name, or a way to it: a page, a section of it or something on it, and something in that section."""
    if says(name, set().union(*shown.values())):
        return True
    page, *rest = [part.strip() for part in name.replace(" › ", ", ").split(", ")]
    places = {place: words for place, words in shown.items() if place[0] == page}
    if rest and (page, rest[0]) in places:
        places, rest = {(page, rest[0]): places[page, rest[0]]}, rest[1:]
    return bool(places) and all(says(part, set().union(*places.values())) for part in rest)


def says(name: str, words: set[str]) -> bool:
    pattern = pattern_of(name)
    return any(pattern.fullmatch(one) for one in words)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Save", True),
        ("Set up, Backups, Back up now", True),
        ("Set up, Survey, Back up now", False),
        ("Import 3 responses", True),
        ("Leave out … columns", True),
        ("Store", False),
    ],
)
def test_a_name_is_looked_for_at_its_place(name: str, expected: bool) -> None:
    shown = {
        ("Start",): {"Save", "Import 498 responses", "Leave out 2 unknown columns"},
        ("Set up", "Backups"): {"Back up now"},
        ("Set up", "Survey"): {"Title"},
    }
    assert is_there(name, shown) is expected
