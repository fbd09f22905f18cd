"""The chapters of the official report as a city has them: those of a single survey, with what only many surveys give."""

from collections.abc import Callable, Iterable
from typing import cast

from exports.report.blocks import Block, Heading, paragraph
from exports.report.city.report import CityReport
from exports.report.city.respondents import respondents
from exports.report.city.units import beyond_chance, units
from exports.report.context import Report
from exports.report.cover import cover
from exports.report.gaps import gap_tables
from exports.report.official import analysed, conclusion, introduction, method
from exports.report.official_results import elements
from exports.report.paper_sections import Paper
from exports.report.questionnaire import questionnaire
from exports.report.scores import score_tables
from instruments.i18n import _, ngettext

CityPart = Callable[[CityReport], Iterable[Block]]


def _method(report: CityReport) -> list[Block]:
    """As of one survey; then how units are compared, and what is not in it."""
    left_out = report.city.left_out
    missing = ngettext(
        "{count} file could not be read and is not in this report.",
        "{count} files could not be read and are not in this report.",
        left_out,
    ).format(count=left_out)
    return [
        *method(report),
        Heading(words=_("Comparison of the units"), level=1),
        paragraph(
            _(
                "The answers of all units are counted together; a response that stands in several files counts once. Every two "
                "units are compared by Welch's t test with Holm's correction over all pairs: a unit's ranks leave out those "
                "that are surely above or below it, and units that cannot be distinguished share theirs. The steadied value is "
                "drawn towards the mean of all units, the more the less sure the unit's own is (empirical Bayes)."
            )
        ),
        *([paragraph(missing)] if left_out else []),
    ]


def _results(report: CityReport) -> list[Block]:
    return [
        Heading(words=_("Chapter III · Results"), starts=True),
        *respondents(report),
        *elements(report),
        *units(report),
        *gap_tables(report),
        *score_tables(report),
    ]


def _analysed(report: CityReport) -> list[Block]:
    return [*analysed(report), *beyond_chance(report)]


def _of_city(part: CityPart) -> Callable[[Report], Iterable[Block]]:
    """A part as papers hold it; `write_city_report` hands it nothing but a city's report."""

    def made(report: Report) -> Iterable[Block]:
        return part(cast(CityReport, report))

    return made


CITY_PAPER = Paper(
    parts=(
        ("", cover),
        ("introduction", introduction),
        ("method", _of_city(_method)),
        ("results", _of_city(_results)),
        ("analysis", _of_city(_analysed)),
        ("conclusion", conclusion),
        ("questionnaire", questionnaire),
    ),
    has_cover=True,
)
