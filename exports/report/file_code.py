"""The last page: the code that pins the survey file as it was when the report was printed."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from exports.paper.numbered_pages import section
from exports.paper.paragraph_text import paragraph
from exports.paper.side_by_side import side_by_side
from exports.paper.styles import WIDTH
from exports.report.context import Report
from instruments.i18n import _

_SIDE = 34 * mm


def file_code(report: Report) -> list[Flowable]:
    """What a signed paper needs to tell whether the file was changed since; nothing where no file is behind the report."""
    if not report.heads:
        return []
    explained = paragraph(
        _(
            "This code belongs to the newest line of the survey's log. It pins every answer, correction and setting that "
            "the file held when this report was printed: the file still holds it after further interviews, and no longer "
            "where it was rewritten. To check: {command}"
        ).format(command=f"servqual-desk verify FILE --head {report.heads[0]}")
    )
    codes = [paragraph(code, "lead") for code in report.heads]
    beside = [[code_image(" ".join(report.heads)), [*codes, explained]]]
    return [*section(_("Code of the survey file")), side_by_side(beside, [_SIDE + 6 * mm, WIDTH - _SIDE - 6 * mm], [])]


def code_image(said: str) -> Drawing:
    """A QR code, 34 mm square."""
    widget = QrCodeWidget(said, barWidth=_SIDE, barHeight=_SIDE, barLevel="M", barBorder=0)
    drawing = Drawing(_SIDE, _SIDE)
    drawing.add(widget)
    return drawing
