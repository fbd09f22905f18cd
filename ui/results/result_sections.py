"""The pages of the results: which tables and charts of the analysis stand on each, and what is computed when it is looked at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from instruments.i18n import N_
from ui.jobs.results_part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A tab: its words, the beginnings of the ids that belong to it, and the part that is computed for it."""

    id: str
    title: str
    prefixes: tuple[str, ...] = ()
    part: Part | None = None


SECTIONS = (
    Section(id="gaps", title=N_("Gaps"), prefixes=("gap_",)),
    Section(id="distribution", title=N_("Distributions"), part="distribution"),
    Section(id="priorities", title=N_("Priorities"), prefixes=("mend", "keep", "ipa", "csi", "pgcv")),
    Section(id="skm", title=N_("SKM"), prefixes=("skm_",), part="skm"),
    Section(id="services", title=N_("Services and counters"), part="services"),
    Section(id="trend", title=N_("Trend"), prefixes=("waves",), part="trend"),
    Section(id="comments", title=N_("Comments"), part="comments"),
    Section(id="cohen", title=N_("Cohen"), part="cohen"),
    Section(id="funnels", title=N_("Steps"), part="funnels"),
    Section(id="rankings", title=N_("Rankings"), part="rankings"),
    Section(id="answers", title=N_("Who answered what"), part="answers"),
    Section(id="scores", title=N_("Scores"), prefixes=("scores",)),
    Section(id="reliability", title=N_("Reliability"), prefixes=("reliability",)),
    Section(id="regression", title=N_("Regression"), prefixes=("regression_",)),
)
OTHERS = Section(id="others", title=N_("More"))


def section_of(item_id: str) -> Section:
    """The tab on which a table or chart with this id stands."""
    return next((section for section in SECTIONS if section.prefixes and item_id.startswith(section.prefixes)), OTHERS)


def present(ids: Iterable[str], parts: Collection[Part] = ()) -> tuple[Section, ...]:
    """The tabs that have something to show, of these tables and charts or these parts, in their order."""
    used = {section_of(one).id for one in ids}
    return tuple(section for section in (*SECTIONS, OTHERS) if section.id in used or section.part in parts)
