"""The tiles of a list of answers, beneath each other or in columns."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.choice_tiles import Tile

TWO_COLUMNS_FROM, TOUCHED_COLUMNS_FROM, THREE_COLUMNS_FROM = 7, 4, 9
LONGEST_BESIDE = 48  # characters of what stands in columns where it is touched, or where there is little height


class TileGrid(QWidget):
    """Tiles with these words beneath each other; many of them in two columns, read downwards.

    Where they are touched, two columns of short words begin earlier and are read line by line, so that they may be shown in
    parts; long words have the whole width.
    """

    def __init__(self, tiles: Sequence[Tile], words: Sequence[str]) -> None:
        super().__init__()
        self._tiles, self._words = tiles, words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._columns = 0
        self._put(_usual_columns(words))

    def tighten(self, is_tight: bool, *, is_small: bool) -> None:
        """Take less height: few answers stand in two columns, and many in three; or as much as is usual."""
        for tile in self._tiles:
            tile.write_small(is_small)
        self._grid.invalidate()  # a tile's own change is told when Qt is idle
        self.updateGeometry()
        usual = _usual_columns(self._words)
        self._put(max(usual, _tight_columns(self._words)) if is_tight else usual)

    def _put(self, columns: int) -> None:
        """Each tile at its place, wherever it stood before."""
        if columns == self._columns:
            return
        per_column = -(-len(self._tiles) // columns)
        for index, tile in enumerate(self._tiles):
            read_across = divmod(index, columns)
            self._grid.addWidget(tile, *(read_across if theme.current().touch else divmod(index, per_column)[::-1]))
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        self.updateGeometry()


def _longest(words: Sequence[str]) -> int:
    return max(map(len, words), default=0)


def _usual_columns(words: Sequence[str]) -> int:
    is_touched = bool(theme.current().touch)
    if is_touched and _longest(words) > LONGEST_BESIDE:
        return 1
    return 2 if len(words) >= (TOUCHED_COLUMNS_FROM if is_touched else TWO_COLUMNS_FROM) else 1


def _tight_columns(words: Sequence[str]) -> int:
    if _longest(words) > LONGEST_BESIDE:
        return 1
    return 3 if len(words) >= THREE_COLUMNS_FROM else 2
