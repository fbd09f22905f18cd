"""Pictures for a DOCX: charts as PNG, each with words for whoever cannot see it."""

import io

import numpy as np
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from matplotlib.image import imsave

from exports.report.docx_styles import plain

_MODULE = 8  # pixels of a square of the code


def code_png(said: str) -> bytes:
    """A QR code as PNG."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(said)
    code.make()
    many = code.getModuleCount()
    dark = np.array([[code.isDark(row, column) for column in range(many)] for row in range(many)])
    stream = io.BytesIO()
    imsave(stream, np.kron(~dark, np.ones((_MODULE, _MODULE))), cmap="gray", vmin=0, vmax=1, format="png")
    return stream.getvalue()


def put_picture(paragraph: Paragraph, content: bytes, told: str, *, width: float) -> None:
    """Add a picture of `width` millimetres, with its words as the alternative text."""
    shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Mm(width))
    properties = shape._inline.docPr
    properties.set("descr", plain(told))
