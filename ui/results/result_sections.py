"""How the tables and charts of an analysis are grouped on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from instruments.i18n import N_

if TYPE_CHECKING:
    from analysis.table import Chart, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A tab: its words, and the beginnings of the ids that belong to it."""

    id: str
    title: str
    prefixes: tuple[str, ...]


SECTIONS = (
    Section(id="gaps", title=N_("Gaps"), prefixes=("gap_",)),
    Section(id="priorities", title=N_("Priorities"), prefixes=("mend", "keep", "ipa", "csi", "pgcv")),
    Section(id="scores", title=N_("Scores"), prefixes=("scores",)),
    Section(id="skm", title=N_("SKM"), prefixes=("skm_",)),
    Section(id="reliability", title=N_("Reliability"), prefixes=("reliability",)),
    Section(id="regression", title=N_("Regression"), prefixes=("regression_",)),
)
OTHERS = Section(id="others", title=N_("More"), prefixes=())

# What the summary shows: the first of these that the questionnaire gives.
FIRST_TABLES = ("gap_dimensions", "skm_elements", "scores")


def section_of(item_id: str) -> Section:
    """The tab on which a table or chart with this id stands."""
    return next((section for section in SECTIONS if item_id.startswith(section.prefixes)), OTHERS)


def present(items: Iterable["Table | Chart"]) -> tuple[Section, ...]:
    """The tabs that have something to show, in their order."""
    used = {section_of(item.id).id for item in items}
    return tuple(section for section in (*SECTIONS, OTHERS) if section.id in used)
