from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layout import column, scrolling, settle_around


def test_what_is_put_into_a_page_while_it_is_seen_is_whole_at_once(qtbot: QtBot) -> None:
    page, part, place = QWidget(), QWidget(), QVBoxLayout()
    part.setLayout(place)
    page.setLayout(column(part))
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    qtbot.waitExposed(area)
    lines = [QLabel("A line of the results") for _ in range(40)]
    for line in lines:
        place.addWidget(line)
    settle_around(part)
    assert all(line.height() >= line.sizeHint().height() for line in lines)
