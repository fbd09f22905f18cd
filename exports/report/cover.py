"""The cover: what was asked, where, when, of how many, with which questionnaire."""

from exports.report.blocks import Block, Facts, NewPage, Space, Warned, paragraph
from exports.report.context import Report
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _, format_date, pgettext
from servqual_desk.store.clock import local, now
from servqual_desk.version import installed_version

LONGEST = 320  # letters of a title or an office: the cover is one page
_LARGE = 120  # letters of a title that is set in large type
_CITATION = 480


def cover(report: Report) -> list[Block]:
    """The first page; the contents are drawn at its foot when all pages are known."""
    instrument = words_of(report.instrument.title)
    bands = warnings(report)
    return [
        *bands,
        Space(height=34 - 16 * min(len(bands), 1)),
        *([paragraph(clipped(report.organisation, LONGEST), "cover_subtitle")] if report.organisation else []),
        _titled(report.title or instrument),
        *([paragraph(clipped(instrument, LONGEST), "cover_subtitle")] if report.title not in ("", instrument) else []),
        Space(height=12),
        _facts(report),
        NewPage(),
    ]


def _titled(title: str) -> Block:
    return paragraph(clipped(title, LONGEST), "cover_title" if len(title) <= _LARGE else "cover_long_title")


def warnings(report: Report) -> list[Block]:
    """Bands on the first page: made-up answers, and what is not to be published."""
    bands: list[Block] = []
    if report.is_simulated:
        plain = _("These answers were not given by real people. They were generated to show how the program works.")
        bands.append(Warned(loud=_("SIMULATED DATA"), plain=plain))
    if report.is_internal:
        plain = _("Small groups are not hidden here. Do not publish or pass on: single people might be recognised.")
        bands.append(Warned(loud=_("INTERNAL"), plain=plain))
    return bands


def responses_words(report: Report) -> str:
    """How many answered, and how many of them every item."""
    data = report.analysis.data
    return _("{n}, of which {complete} with every item answered").format(
        n=number(data.n_responses, 0), complete=number(data.n_complete, 0)
    )


def _facts(report: Report) -> Facts:
    """Facts in two columns: what, and which."""
    data, instrument = report.analysis.data, report.instrument
    rows = [
        (_("Data collected"), report.period),
        (_("Wave"), report.wave),
        (_("Responses"), responses_words(report)),
        *report.facts,
        (_("Questionnaire"), _("{id}, version {version}").format(id=instrument.id, version=instrument.version)),
        (pgettext("cover", "Reference"), clipped(words_of(instrument.citation), _CITATION)),
        (_("Number of the document"), report.letterhead.document_number),
        (_("Report date"), format_date(local(now()).date())),
        (_("Made with"), f"Servqual Desk {installed_version()}"),
        (_("Fingerprint of the data"), data.fingerprint[:16]),
    ]
    return Facts(rows=[(what, which) for what, which in rows if which])
