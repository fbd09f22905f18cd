"""A list of things in a narrow window: every word of it can be read, whichever column is long."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.record_table import LEAST, Column, Line, Listing, shared_widths

LONG = "Pelayanan penerbitan surat keterangan pindah datang antarkabupaten dan antarkota bagi penduduk"


def shown(qtbot: QtBot, *cells: str, width: int) -> Listing:
    columns = [
        Column(title=title, is_wide=place == 0) for place, title in enumerate(("Risiko", "Penanggung jawab", "Status"))
    ]
    listing = Listing("Risiko", columns)
    qtbot.addWidget(listing)
    listing.resize(width, 400)
    listing.show()
    listing.show_lines([Line(thing=1, cells=cells)])
    return listing


def is_whole(listing: Listing, column: int, words: str) -> bool:
    metrics = QFontMetrics(theme.font("body"))
    room = listing.visualRect(listing.model().index(0, column)).adjusted(8, 0, -8, 0)
    needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    return needed.width() <= room.width() and needed.height() <= listing.rowHeight(0)


def test_long_words_of_any_column_are_whole_and_nothing_lies_beyond_the_edge(qtbot: QtBot) -> None:
    for cells in ((LONG, "Sekretariat", "Terbuka"), ("Gangguan", LONG, "Terbuka"), (LONG * 2, LONG, "Terbuka")):
        listing = shown(qtbot, *cells, width=600)
        assert listing.horizontalScrollBar().maximum() == 0
        assert all(is_whole(listing, column, words) for column, words in enumerate(cells))


def test_rows_follow_the_width_of_the_window(qtbot: QtBot) -> None:
    listing = shown(qtbot, LONG, "Sekretariat", "Terbuka", width=1400)
    before = listing.rowHeight(0)
    listing.resize(500, 400)
    qtbot.waitUntil(lambda: listing.rowHeight(0) > before)
    assert is_whole(listing, 0, LONG)


def test_the_room_is_shared() -> None:
    assert shared_widths([100, 80, 60], [True, False, False], 300) == [160, 80, 60]
    assert shared_widths([900, 80, 900], [True, False, False], 500) == [280, 80, 140]
    assert min(shared_widths([900] * 9, [False] * 9, 300)) == LEAST
