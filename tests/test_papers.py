"""`docs/papers.md` names parts of the program that are there, and leaves out none of those that the papers gave rise to."""

import re
from pathlib import Path

import pytest

from analysis.methods import METHODS
from instruments.blocks import blocks
from instruments.load import bundled
from instruments.rules.questions import EDITIONS
from servqual_desk.follow_up.recommendations import library
from servqual_desk.reported_figures.cards import cards
from servqual_desk.reported_figures.cities import CITIES
from ui.cli.commands.codes import codes
from ui.cli.commands.figures import figures
from ui.cli.commands.follow_up import follow_up
from ui.cli.commands.instruments import instruments
from ui.cli.commands.sources import sources
from ui.pages import PAGES

PAGE = (Path(__file__).parents[1] / "docs" / "papers.md").read_text(encoding="utf-8")
KNOWN = {
    "block": set(blocks()),
    "questionnaire": set(bundled()),
    "catalogue": set(CITIES),
    "card": {card.id for card in cards()},
    "method": set(METHODS),
    "command": {
        f"{group.name}-{name}" for group in (codes, figures, follow_up, instruments, sources) for name in group.commands
    },
    "page": {page.id for page in PAGES},
    "recommendation": {one.id for one in library()},
    "edition": set(EDITIONS),
}
NAMED = [tuple(name.split(":")) for name in re.findall(r"`([a-z]+:[a-z0-9_-]+)`", PAGE) if name != "kind:name"]
COMMON = {"consent", "consent-staff", "profile", "closing"}  # blocks that no paper gave rise to


@pytest.mark.parametrize("kind", KNOWN)
def test_what_the_page_names_is_there(kind: str) -> None:
    named = {name for its, name in NAMED if its == kind}
    assert named
    assert named <= KNOWN[kind]


def test_the_page_names_no_other_kind_of_thing() -> None:
    assert {kind for kind, _name in NAMED} == set(KNOWN)


@pytest.mark.parametrize("kind", ["card", "recommendation", "catalogue"])
def test_nothing_of_the_papers_is_left_out(kind: str) -> None:
    assert KNOWN[kind] <= {name for its, name in NAMED if its == kind}


def test_every_block_but_the_common_ones_stands_on_the_page() -> None:
    assert KNOWN["block"] - COMMON <= {name for its, name in NAMED if its == "block"}
