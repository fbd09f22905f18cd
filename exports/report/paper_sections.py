"""The papers that can be written: for whom each is, and what stands in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from exports.report.blocks import Block
from exports.report.brief import brief
from exports.report.context import Report
from exports.report.cover import cover
from exports.report.distributions import distributions
from exports.report.follow_up import annex
from exports.report.gaps import gaps
from exports.report.kind_names import Kind
from exports.report.log_head_code import file_code
from exports.report.methods import methods
from exports.report.official import analysed, conclusion, introduction, method
from exports.report.official_results import results
from exports.report.priorities import priorities
from exports.report.profile import profile
from exports.report.public_board_sheet import publication
from exports.report.questionnaire import questionnaire
from exports.report.regression import regression
from exports.report.reliability import reliability
from exports.report.saved_analyses import further
from exports.report.scores import scores
from exports.report.skm import skm
from exports.report.summary import summary
from exports.report.topics import topics
from exports.report.waves import waves

Part = Callable[[Report], Iterable[Block]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a kind of paper is made of; `has_cover`: its first page is a cover with the contents.

    A part's name is its section's (`section_names`), "" for what always stands there.
    """

    parts: tuple[tuple[str, Part], ...]
    has_cover: bool

    def chosen(self, sections: Sequence[str]) -> tuple[Part, ...]:
        """The parts of these sections, of all for none, with what always stands there."""
        return tuple(part for name, part in self.parts if not name or not sections or name in sections)


_COVER: tuple[str, Part] = ("", cover)
_END: tuple[tuple[str, Part], ...] = (("questionnaire", questionnaire), ("", file_code))
# What was found first, then what it rests on.
_RESULTS: tuple[tuple[str, Part], ...] = (
    ("waves", waves),
    ("skm", skm),
    ("scores", scores),
    ("gaps", gaps),
    ("distribution", distributions),
    ("priorities", priorities),
    ("topics", topics),
    ("reliability", reliability),
    ("regression", regression),
    ("follow-up", annex),
    ("lab", further),
)
_CHAPTERS: tuple[tuple[str, Part], ...] = (
    ("introduction", introduction),
    ("method", method),
    ("results", results),
    ("analysis", analysed),
    ("conclusion", conclusion),
)
_TABLES: tuple[tuple[str, Part], ...] = (("profile", profile), *_RESULTS, ("methods", methods), *_END)

PAPERS: Mapping[Kind, Paper] = MappingProxyType(
    {
        "brief": Paper(parts=(("", brief),), has_cover=False),
        "official": Paper(parts=(_COVER, *_CHAPTERS, *_END), has_cover=True),
        "publication": Paper(parts=(("", publication),), has_cover=False),
        "annex": Paper(parts=(_COVER, *_TABLES), has_cover=True),
        "full": Paper(parts=(_COVER, ("summary", summary), *_TABLES), has_cover=True),
    }
)
