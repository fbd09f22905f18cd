"""The official report about a city: the regulation's five chapters over all surveys together, with the units side by side."""

from pathlib import Path

from analysis.thresholds import SMALLEST_PUBLISHED
from exports.report.city.chapters import CITY_PAPER
from exports.report.city.report import CityReport, CityResults
from exports.report.disclosure_gate import publishable
from exports.report.write import write_paper
from exports.words.numbers import number
from instruments.i18n import _, use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError


def write_city_report(
    city: CityResults,
    instrument: Instrument,
    path: Path,
    *,
    language: str,
    sections: tuple[str, ...] = (),
    smallest: int = SMALLEST_PUBLISHED,
    is_internal: bool = False,
) -> None:
    """Write the paper, `.docx` or else a PDF, whole or not at all.

    Args:
        sections: the chapters that stand in it (`section_names` of the official report); all for none.
        smallest: the fewest people about whom a number is printed.
        is_internal: nothing is hidden, and every page says so.

    Raises:
        DataError: it would be about too few people.
        KnownError: the machine does not let us write there.
    """
    if city.analysis.data.n_responses < smallest and not is_internal:
        sentence = _("The report would be about fewer than {smallest} responses; so few are not published.")
        raise DataError(sentence.format(smallest=smallest))
    with use_language(language):
        report = CityReport(
            analysis=city.analysis,
            instrument=instrument,
            title=city.title,
            organisation=city.organisation,
            sections=city.analysis.sections(),
            smallest=smallest,
            is_internal=is_internal,
            facts=((_("Units"), number(len(city.units), 0)),),
            city=city,
        )
        write_paper(publishable(report), CITY_PAPER, sections, path, language)
