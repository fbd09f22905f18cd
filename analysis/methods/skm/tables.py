"""The index with its class, and its elements, as tables and a chart."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.methods.skm.satisfaction_index import SkmIndex
from analysis.methods.table_builder import (
    NOTHING_FURTHER,
    Further,
    alike,
    code,
    count,
    number,
    part,
    results,
    share,
    table,
    under,
)
from analysis.table import Cell, Chart, Note, Table
from analysis.thresholds import SKM_CLASSES

INDEX = (
    count("n"),
    number("ikm_rounded"),
    *alike(code, "class", "weight"),
    *alike(number, "lower", "upper"),
    *(share(f"share_{letter.lower()}", 0) for _lowest, letter in SKM_CLASSES),
)
ELEMENTS = (part("element", "item"), count("n"), number("nrr", 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmSection:
    """The index, then its elements in the questionnaire's order."""

    index: Table
    elements: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.index, self.elements)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (self.element_means,)

    @property
    def element_means(self) -> Chart:
        return Chart(id="skm_elements", kind="bars", table=self.elements, roles={"x": "element", "y": "nrr"})


def skm_section(found: SkmIndex, further: Further = NOTHING_FURTHER) -> SkmSection:
    """The tables of an index; `further` columns stand beside the elements."""
    return SkmSection(
        index=table(
            "skm_index",
            INDEX,
            [index_cells(found)],
            method="skm_index",
            sample=found.sample,
            notes=[note for note in found.notes if note.where == "skm" or note.code == "element_unanswered"],
            params={"weight": found.weight},
        ),
        elements=results(
            "skm_elements",
            found.elements,
            ELEMENTS,
            further,
            method="element_means",
            sample=found.sample,
            notes=(*under(found.notes, "skm/elements"), *_without_interval(found, further)),
        ),
    )


def _without_interval(found: SkmIndex, further: Further) -> Iterator[Note]:
    """Elements that were answered and have no interval where there should be one: all alike, or a single answer."""
    for element, cells in zip(found.elements, further.rows, strict=False):
        lower = cells[0]
        if element.n and not (isinstance(lower, float) and math.isfinite(lower)):
            where = f"skm/elements/{element.element}"
            if element.n > 1:
                yield Note(code="no_variance", where=where)
            else:
                yield Note(code="too_few_responses", where=where, params={"n": element.n, "needed": 2})


def index_cells(found: SkmIndex) -> tuple[Cell, ...]:
    """The index of some responses as cells of `INDEX`."""
    interval, chances = found.interval, found.class_probability or {}
    ends = (None, None) if interval is None else (interval.lower, interval.upper)
    shares = (chances.get(letter) for _lowest, letter in SKM_CLASSES)
    return (found.sample.used, found.ikm_rounded, found.class_, found.weight, *ends, *shares)


def lowest_first(section: SkmSection) -> SkmSection:
    """The same section, its elements by their means; one without a mean comes last."""
    place = ELEMENTS.index(ELEMENTS[-1])
    rows = sorted(section.elements.rows, key=lambda row: (row[place] is None, row[place] or 0.0))
    return replace(section, elements=replace(section.elements, rows=tuple(rows)))
