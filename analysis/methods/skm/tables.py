"""The index with its class, and its elements, as tables and a chart."""

from dataclasses import dataclass, replace

from analysis.methods.build import NOTHING_FURTHER, Further, attributes, code, count, number, part, table, under
from analysis.methods.skm.satisfaction_index import SkmIndex
from analysis.table import Chart, Table

INDEX = (count("n"), number("ikm_rounded"), code("class"), code("weight"))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmFurther:
    """Columns that the lab adds to each of the tables, and what is to be known of how they were made."""

    index: Further = NOTHING_FURTHER
    elements: Further = NOTHING_FURTHER
    method: str = "skm_index"
    params: tuple[tuple[str, int], ...] = ()


NOTHING = SkmFurther()


def skm_section(found: SkmIndex, further: SkmFurther = NOTHING) -> SkmSection:
    """The tables of an index, each with what the lab adds at its right."""
    own = (found.sample.used, found.ikm_rounded, found.class_, found.weight)
    return SkmSection(
        index=table(
            "skm_index",
            (*INDEX, *further.index.columns),
            further.index.beside([own]),
            method=further.method,
            sample=found.sample,
            notes=[note for note in found.notes if note.where == "skm"],
            params={"weight": found.weight, **dict(further.params)},
        ),
        elements=table(
            "skm_elements",
            (*ELEMENTS, *further.elements.columns),
            further.elements.beside(attributes(found.elements, ELEMENTS)),
            method="element_means",
            sample=found.sample,
            notes=under(found.notes, "skm/elements"),
        ),
    )


def lowest_first(section: SkmSection) -> SkmSection:
    """The same section, its elements by their means; one without a mean comes last."""
    place = ELEMENTS.index(ELEMENTS[-1])
    rows = sorted(section.elements.rows, key=lambda row: (row[place] is None, row[place] or 0.0))
    return replace(section, elements=replace(section.elements, rows=tuple(rows)))
