"""Source × finding: in how many sources of each kind, and of each category of informants, a code was given (triangulation).

A code counts where any coder gave it, or one beneath it, to the source or a passage of it; each source once. Counts of documents
and interviews describe what was read: nothing is inferred from them, and there is no interval.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.jsonable import jsonable
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.informant_quotas import Reached
from servqual_desk.sources.propositions import Proposition
from servqual_desk.sources.source_coding import Passage
from servqual_desk.sources.sources import INTERVIEW, Source
from servqual_desk.words.source_words import KINDS


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Group:
    """Sources that stand in one column: a kind, and of interviews the informants' category."""

    kind: str
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage that was given a code, by the number of its source."""

    source: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A code and where it was found.

    Attributes:
        depth: how many codes stand above it.
        counts: group → in how many of its sources.
        kinds: in how many different kinds of sources.
        quotes: what was marked with this very code.
    """

    code: Code
    depth: int
    counts: Mapping[Group, int]
    kinds: int
    quotes: tuple[Quote, ...]

    @property
    def n(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFindings:
    """Everything that stands beside the answers: sources by group, findings, informants, propositions.

    `labels` is what each source is called by, by its number: nobody's name.
    """

    groups: Mapping[Group, int]
    findings: tuple[Finding, ...] = ()
    informants: tuple[Reached, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    labels: Mapping[int, str]

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.informants or self.propositions)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in the JSON result; of a source nothing but its label and what was quoted."""
        return {
            "groups": [{"kind": one.kind, "category": one.category, "n": n} for one, n in self.groups.items()],
            "findings": [self._finding(one) for one in self.findings],
            "informants": [jsonable(one) | {"missing": one.missing} for one in self.informants],
            "propositions": [jsonable(one) for one in self.propositions],
        }

    def _finding(self, one: Finding) -> dict[str, Any]:
        counts = [{"kind": group.kind, "category": group.category, "n": n} for group, n in one.counts.items()]
        quotes = [{"source": self.labels[quote.source], "words": quote.words} for quote in one.quotes]
        about = {"code": one.code.code, "title": one.code.title, "parent": one.code.parent}
        about |= {"dimension": one.code.dimension, "memo": one.code.memo}
        return {**about, "n": one.n, "kinds": one.kinds, "counts": counts, "quotes": quotes}


def group_of(source: Source) -> Group:
    """The column that a source stands in."""
    return Group(kind=source.kind, category=source.category if source.kind == INTERVIEW else "")


def groups_of(sources: Iterable[Source]) -> dict[Group, int]:
    """Every group that has a source, kinds in their order, with how many."""
    found: dict[Group, int] = {}
    order = list(KINDS)
    for group in sorted(map(group_of, sources), key=lambda one: (order.index(one.kind), one.category)):
        found[group] = found.get(group, 0) + 1
    return found


def findings(sources: Sequence[Source], passages: Iterable[Passage], codebook: Sequence[Code]) -> tuple[Finding, ...]:
    """A row a code that was found, or that has one beneath it that was; in the order of the tree."""
    given = [one for one in passages if one.code is not None]
    groups = {source.id: group_of(source) for source in sources}
    order = groups_of(sources)
    found = []
    for code, depth in _tree(codebook, None, 0):
        below = _below(codebook, code.code)
        within = {one.source for one in given if one.code in below and one.source in groups}
        if not within:
            continue
        counts = {group: sum(groups[source] == group for source in within) for group in order}
        quotes = tuple(
            dict.fromkeys(
                Quote(source=one.source, words=one.quote) for one in given if one.code == code.code and one.quote
            )
        )
        kinds = len({groups[source].kind for source in within})
        found.append(Finding(code=code, depth=depth, counts=counts, kinds=kinds, quotes=quotes))
    return tuple(found)


def _tree(codebook: Sequence[Code], parent: str | None, depth: int) -> Iterator[tuple[Code, int]]:
    for code in codebook:
        if code.parent == parent:
            yield code, depth
            yield from _tree(codebook, code.code, depth + 1)


def _below(codebook: Sequence[Code], code: str) -> set[str]:
    """The code and all that stand under it."""
    found = {code}
    for one in codebook:
        if one.parent == code:
            found |= _below(codebook, one.code)
    return found
