"""The cover: what was asked, where, when, of how many, with which questionnaire."""

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from exports.paper.paragraph_text import escaped, paragraph
from exports.paper.side_by_side import side_by_side
from exports.paper.styles import HAIRLINE, MUTED, SHORTFALL, WIDTH, style
from exports.report.context import Report
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _, format_date, pgettext
from servqual_desk.store.clock import local, now
from servqual_desk.version import installed_version

LONGEST = 160  # letters of a title or an office: the cover is one page


def cover(report: Report) -> list[Flowable]:
    """The first page; the contents are drawn at its foot when all pages are known."""
    instrument = words_of(report.instrument.title)
    band: list[Flowable] = [_simulated_band(), Spacer(0, 18 * mm)] if report.is_simulated else [Spacer(0, 34 * mm)]
    return [
        *band,
        *([paragraph(clipped(report.organisation, LONGEST), "cover_subtitle")] if report.organisation else []),
        paragraph(clipped(report.title or instrument, LONGEST), "cover_title"),
        *([paragraph(clipped(instrument, LONGEST), "cover_subtitle")] if report.title not in ("", instrument) else []),
        Spacer(0, 12 * mm),
        _facts(report),
        PageBreak(),
    ]


def _simulated_band() -> Table:
    white = {"textColor": "white", "alignment": TA_CENTER, "spaceAfter": 0}
    loud = Paragraph(escaped(_("SIMULATED DATA")), style("lead", **white))
    plain = _("These answers were not given by real people. They were generated to show how the program works.")
    rules = [
        ("BACKGROUND", (0, 0), (-1, -1), SHORTFALL),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 8),
    ]
    return side_by_side([[loud], [Paragraph(escaped(plain), style("body", **white))]], [WIDTH], rules)


def _facts(report: Report) -> Table:
    """Facts in two columns: what, and which."""
    data, instrument = report.analysis.data, report.instrument
    responses = _("{n}, of which {complete} with every item answered").format(
        n=number(data.n_responses, 0), complete=number(data.n_complete, 0)
    )
    rows = [
        (_("Data collected"), report.period),
        (_("Responses"), responses),
        (_("Questionnaire"), _("{id}, version {version}").format(id=instrument.id, version=instrument.version)),
        (pgettext("cover", "Reference"), clipped(words_of(instrument.citation), 3 * LONGEST)),
        (_("Report date"), format_date(local(now()).date())),
        (_("Made with"), f"Servqual Desk {installed_version()}"),
        (_("Fingerprint of the data"), data.fingerprint[:16]),
    ]
    cells = [[what, paragraph(which)] for what, which in rows if which]
    rules = [
        ("TEXTCOLOR", (0, 0), (0, -1), MUTED),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
    ]
    return side_by_side(cells, [48 * mm, WIDTH - 48 * mm], rules)
