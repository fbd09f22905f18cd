"""Draw the program's icon in the sizes that systems ask for: `python -m packaging.make_icons`; what it writes is kept."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    renderer = QSvgRenderer(str(HERE / "servqual-desk.svg"))
    pictures = {size: _png(renderer, size) for size in SIZES}
    (HERE.parent / "ui" / "icons" / "program.png").write_bytes(pictures[256])
    (HERE / "servqual-desk.ico").write_bytes(_ico(pictures))


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(held.data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' icon file: a header, a line a picture (a side of 256 is written 0), the pictures as PNG."""
    place = 6 + 16 * len(pictures)
    lines = b""
    for size, picture in pictures.items():
        lines += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + lines + b"".join(pictures.values())


if __name__ == "__main__":
    main()
