"""Findings by kinds of sources, and by categories of informants."""

from collections.abc import Iterator, Sequence

from analysis.methods.table_builder import count, part, table
from analysis.sources.matrix import Finding, Group, groups_of
from analysis.sources.reading import SourceReading
from analysis.table import NOBODY_ASKED, Chart, Table
from servqual_desk.sources.sources import INTERVIEW
from servqual_desk.words.source_words import KINDS

INTERVIEWS = (part("finding", "text"), part("informants", "text"), count("sources"), count("of_sources"))


def matrix_table(reading: SourceReading, found: Sequence[Finding]) -> Table:
    """A row a finding, a column a kind that has sources: how many hold it; all of them; how many kinds."""
    groups = groups_of(reading.sources)
    kinds = [kind for kind in KINDS if any(group.kind == kind for group in groups)]
    columns = (part("finding", "text"), *map(count, kinds), count("sources"), count("source_kinds"))
    rows = [
        (reading.path_of(one.code.code), *(_of_kind(one, kind) for kind in kinds), one.n, one.kinds) for one in found
    ]
    return table("lab_sources_matrix", columns, rows, sample=NOBODY_ASKED, method="source_counts")


def matrix_chart(matrix: Table) -> Chart:
    """In how many sources each finding stands."""
    return Chart(id="lab_sources_matrix", kind="bars", table=matrix, roles={"x": "finding", "y": "sources"})


def interviews_table(reading: SourceReading, found: Sequence[Finding]) -> Table:
    """A row a finding and category of informants that named it: in how many of the category's interviews."""
    groups = groups_of(reading.sources)
    rows = [row for one in found for row in _interviews(reading, one, groups)]
    return table("lab_sources_interviews", INTERVIEWS, rows, sample=NOBODY_ASKED, method="source_counts")


def _interviews(reading: SourceReading, one: Finding, groups: dict[Group, int]) -> Iterator[tuple[str, str, int, int]]:
    for group, n in one.counts.items():
        if group.kind == INTERVIEW and n:
            category = reading.categories.get(group.category, group.category)
            yield reading.path_of(one.code.code), category, n, groups[group]


def _of_kind(one: Finding, kind: str) -> int:
    return sum(n for group, n in one.counts.items() if group.kind == kind)
