"""A sheet that may be higher than its place is shown in parts: no scroll bar, no line and no button cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

FEWEST_TO_SPARE = 3  # lines
_WHOLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QProgressBar)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stretch:
    """From a first to a last pixel of the sheet's height; a line of words, or something that stands for itself."""

    top: int
    bottom: int
    is_line: bool = False


def parts_of(stretches: Sequence[Stretch], height: int) -> tuple[Stretch, ...]:
    """What is shown together: as many stretches as the height holds, each whole; one that is higher stands alone."""
    parts: list[list[Stretch]] = []
    for one in sorted(stretches):
        if parts and one.bottom - parts[-1][0].top <= height:
            parts[-1].append(one)
        elif parts and one.bottom <= parts[-1][-1].bottom:  # beside what is there already
            continue
        else:
            parts.append([one])
    for before, after in pairwise(parts):
        _keep_company(before, after)
    shown = [Stretch(top=part[0].top, bottom=max(one.bottom for one in part)) for part in parts]
    return (replace(shown[0], top=0), *shown[1:]) if shown else ()


def _keep_company(before: list[Stretch], after: list[Stretch]) -> None:
    """No line stands alone in a part, as far as the part before can spare one."""
    if len(after) == 1 and after[0].is_line and sum(one.is_line for one in before) >= FEWEST_TO_SPARE:
        after.insert(0, before.pop())


class PagedSheet(QWidget):
    """Shows the blocks of a sheet from top to bottom, part by part.

    A block that fits the place is never divided; a higher one is divided between its lines of words and its buttons.
    """

    turned = Signal()
    """Another part is shown, or there are more or fewer of them."""
    resized = Signal()

    def __init__(self, blocks: QLayout) -> None:
        super().__init__()
        self._clip = QWidget(self)
        self._sheet = QWidget(self._clip)
        self._blocks = blocks
        self._sheet.setLayout(blocks)
        self._parts: tuple[Stretch, ...] = ()
        self._part = 0

    @property
    def sheet(self) -> QWidget:
        """What the blocks stand on."""
        return self._sheet

    @property
    def part(self) -> int:
        """The part that is shown, from 0."""
        return self._part

    @property
    def count(self) -> int:
        """How many parts there are."""
        return max(1, len(self._parts))

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self._part >= self.count - 1

    def divide(self) -> int:
        """Lay the blocks out and find the parts; gives how many. What is shown is the part of before, where it is still there."""
        layout = self._blocks
        for inner in (*self._sheet.findChildren(QLayout), layout):
            inner.invalidate()
        width = self.width()
        needed = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._sheet.resize(width, max(needed, self.height()))
        layout.activate()
        self._parts = parts_of(tuple(self._stretches()), self.height())
        self._show(min(self._part, self.count - 1))
        return self.count

    def turn(self, by: int) -> bool:
        """Show the next part (+1) or the one before (−1); False where there is none."""
        if not 0 <= self._part + by < self.count:
            return False
        self._show(self._part + by)
        return True

    def begin(self) -> None:
        """Show the first part."""
        self._show(0)

    def show_part_of(self, widget: QWidget) -> None:
        """Show the part in which a widget of the sheet stands."""
        top = widget.mapTo(self._sheet, QPoint(0, 0)).y()
        self._show(next((place for place, part in enumerate(self._parts) if top < part.bottom), self.count - 1))

    def divides(self, widget: QWidget) -> bool:
        """Whether one part shows the beginning of a widget, and another one its end."""
        place = self._place(widget)
        return any(place.top < part.bottom < place.bottom for part in self._parts)

    def has_passed(self, widget: QWidget) -> bool:
        """Whether a widget stands in an earlier part than the one that is shown."""
        return bool(self._part) and self._place(widget).bottom <= self._parts[self._part].top

    def _show(self, part: int) -> None:
        self._part = part
        shown = self._parts[part] if self._parts else Stretch(top=0, bottom=self.height())
        height = self.height() if self.count == 1 else min(self.height(), shown.bottom - shown.top)
        self._clip.setGeometry(0, 0, self.width(), height)
        self._sheet.move(0, -shown.top)
        self.turned.emit()

    def _stretches(self) -> Iterator[Stretch]:
        for place in range(self._blocks.count()):
            item = self._blocks.itemAt(place)
            block = item.widget() if item is not None else None
            if block is not None and not block.isHidden():
                yield from self._block(block)

    def _block(self, block: QWidget) -> Iterator[Stretch]:
        """The block whole where it fits, else what must stay whole in it."""
        whole = self._place(block)
        if whole.bottom - whole.top <= self.height() or isinstance(block, _WHOLE):
            yield whole
        elif isinstance(block, QLabel):
            yield from _lines(whole, block.fontMetrics().lineSpacing())
        else:
            for child in block.findChildren(QWidget):
                if child.isVisibleTo(block) and child.layout() is None and isinstance(child, (*_WHOLE, QLabel)):
                    yield self._place(child)

    def _place(self, widget: QWidget) -> Stretch:
        top = widget.mapTo(self._sheet, QPoint(0, 0)).y()
        return Stretch(top=top, bottom=top + widget.height())

    def sizeHint(self) -> QSize:
        return QSize(400, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.divide()
        self.resized.emit()


def _lines(whole: Stretch, spacing: int) -> Iterator[Stretch]:
    """The lines of a block of words, which share its height equally; `spacing` is about the height of one."""
    height = whole.bottom - whole.top
    count = max(1, round(height / max(1, spacing)))
    edges = [whole.top + round(line * height / count) for line in range(count + 1)]
    for top, bottom in pairwise(edges):
        yield Stretch(top=top, bottom=bottom, is_line=True)
