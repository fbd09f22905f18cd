"""Everything that a method needs of the sources: what was read, what coders gave, the codebook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.source_coding import Passage
from servqual_desk.sources.sources import Source

BENEATH = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """`categories`: informants' categories in words, by what a source holds."""

    sources: Sequence[Source] = ()
    passages: Sequence[Passage] = ()
    codebook: Sequence[Code] = ()
    categories: Mapping[str, str] = field(default_factory=dict)

    def path_of(self, code: str) -> str:
        """A code by its title and those above it: `Waiting › System`; unlike titles alone, no two are the same."""
        return BENEATH.join(reversed(list(self._upwards(code))))

    def _upwards(self, code: str | None) -> Iterator[str]:
        known = {one.code: one for one in self.codebook}
        while code is not None and code in known:
            yield known[code].title
            code = known[code].parent
