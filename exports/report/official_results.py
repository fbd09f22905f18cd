"""Chapter III of the official report: who answered, every element by its official name, the index, that of each service."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from analysis.formulas.rounding import half_up
from analysis.methods import METHODS
from analysis.methods.skm.satisfaction_index import SkmElement, classify
from analysis.methods.skm.spec import SkmOptions
from analysis.table import Table
from analysis.thresholds import BASE_VALUE
from exports.paper.column_widths import Field
from exports.report.blocks import Block, Grid, Heading, Together, paragraph
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.disclosure_gate import publishable_outcome
from exports.report.gaps import gap_tables
from exports.report.joined_profile import joined_profile
from exports.report.non_answers import non_answers
from exports.report.saved_analysis_gate import WITHHELD_OF_A_PART
from exports.report.scores import score_tables
from exports.report.table_notes import people
from exports.report.tables import printed
from exports.words.codes import SKM_CLASSES
from exports.words.columns import column_title
from exports.words.index_sentences import index_sentences
from exports.words.names import item_text
from exports.words.notes import note_sentences
from exports.words.numbers import number
from instruments.i18n import _
from servqual_desk.words.response_columns import PLACES

GROUPS = "lab_skm_groups"
MOST_PEOPLE = 10**6  # a mean of so many whole answers is found again exactly


def results(report: Report) -> list[Block]:
    """The chapter."""
    return [
        Heading(words=_("Chapter III · Results"), starts=True),
        Heading(words=_("Profile of the respondents"), level=1),
        *joined_profile(report),
        *elements(report),
        *non_answers(report),
        *_by_service(report),
        *gap_tables(report),
        *score_tables(report),
    ]


def elements(report: Report) -> list[Block]:
    """Each element's value and class, then the index; nothing where the questionnaire has none."""
    index, made = report.analysis.skm, report.sections.skm
    if index is None or made is None:
        return []
    return [
        Heading(words=_("Value of each element"), level=1, starts=True),
        _element_table(report, index.elements),
        *figure(report, made.element_means, _("Elements of the service and the classes' lower limits")),
        Together(
            blocks=(
                Heading(words=_("Community satisfaction index (IKM)"), level=1),
                *(paragraph(sentence) for sentence in index_sentences(report.analysis)),
            )
        ),
    ]


def _element_table(report: Report, elements: Sequence[SkmElement]) -> Grid:
    """NRR, weighted NRR, conversion (25 × NRR), class and its name, as the regulation's forms have them."""
    converted = [
        None if element.nrr is None else half_up(BASE_VALUE * Fraction(element.nrr).limit_denominator(MOST_PEOPLE), 2)
        for element in elements
    ]
    letters = [None if value is None else classify(value) for value in converted]
    fields = [
        Field(title=_("No."), cells=[str(place) for place in range(1, len(elements) + 1)], kind="number"),
        Field(title=_("Element"), cells=[item_text(element.element, report.instrument) for element in elements]),
        Field(title=column_title("n"), cells=[people(report, element.n) for element in elements], kind="number"),
        Field(title=_("NRR"), cells=[number(element.nrr, 3) for element in elements], kind="number"),
        Field(
            title=_("Weighted NRR"), cells=[_weighted(element, len(elements)) for element in elements], kind="number"
        ),
        Field(title=_("Conversion"), cells=[number(_float(value)) for value in converted], kind="number"),
        Field(title=_("Class"), cells=[letter or "–" for letter in letters]),
        Field(
            title=_("Performance of the unit"), cells=[_(SKM_CLASSES[letter]) if letter else "–" for letter in letters]
        ),
    ]
    notes = [
        _(
            "NRR: mean of the answers to the element on the scale from 1 to 4; weighted: divided by the number of elements; "
            "conversion: 25 × NRR."
        )
    ]
    return Grid(caption=report.numbering.table(_("Value of each element")), fields=fields, notes=notes)


def _weighted(element: SkmElement, many: int) -> str:
    return number(None if element.nrr is None else element.nrr / many, 3)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _by_service(report: Report) -> list[Block]:
    """The index of each service, and of each unit, where there are several that may be shown."""
    if report.analysis.skm is None:
        return []
    by = [name for name in reversed(PLACES) if name in report.frame.columns and report.frame[name].nunique() > 1]
    if not by:
        return []
    if report.is_part:
        return [
            Heading(words=_("By service and unit"), level=1, starts=True),
            *(paragraph(sentence) for sentence in note_sentences([WITHHELD_OF_A_PART], report.instrument)),
        ]
    options = SkmOptions(by=tuple(by), transcription=False, smallest=max(report.smallest, 2))
    outcome = publishable_outcome(report, METHODS["skm"].run(report.frame, report.instrument, options))
    tables = [_named(report, table) for table in outcome.tables if table.id == GROUPS and table.rows]
    if not tables:  # all have too few responses: a table of nothing but heads tells nobody anything
        return []
    return [
        Heading(words=_("By service and unit"), level=1, starts=True),
        *(
            block
            for table in tables
            for block in printed(report, table, keep=("group", "n", "ikm_rounded", "class", "lower"))
        ),
    ]


def _named(report: Report, table: Table) -> Table:
    """The groups by their names: codes of services and units mean nothing to a reader."""
    names = report.names.get(str(table.params["variable"]), {})
    return replace(table, rows=tuple((names.get(str(row[0]), row[0]), *row[1:]) for row in table.rows))
