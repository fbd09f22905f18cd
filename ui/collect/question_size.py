"""How large a statement is written: as large as it can be with the answers beneath it still whole."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from ui import theme

USUAL_WIDTH, WIDE_WIDTH = 880, 1280  # pixels at 100 per cent: a question's line stays under 75 characters
WIDE_FROM = 1500  # pixels at 100 per cent of the place, from which the larger type and width are used
LONG_TEXT = 160  # characters from which a text is read rather than glanced at

_GLANCED = ("question", "question_small", "lead")
LONGEST_ROLE = "lead"
_READ = (LONGEST_ROLE,)


class Place(Struct, frozen=True, kw_only=True):
    """Where a question stands, in pixels: the width that there is, and the height that the text may take."""

    width: int
    height: int

    @property
    def is_wide(self) -> bool:
        return self.width >= _grown(WIDE_FROM)

    @property
    def widest(self) -> int:
        """The width of the question at 100 per cent text."""
        return WIDE_WIDTH if self.is_wide else USUAL_WIDTH


class Way(Struct, frozen=True, kw_only=True):
    """What is said above a statement, and how small, and whether its answers stand closer; the first that fits is taken."""

    tight: bool = False
    small: bool = False
    headline: bool = True
    stem: bool = True
    small_stem: bool = False


def text_role(text: str, place: Place) -> str:
    """The largest type in which the text fits its place; the smallest where none does."""
    width = min(place.width, _grown(place.widest))
    roles = _roles(text, place)
    return next((role for role in roles if _height(text, role, width) <= place.height), roles[-1])


def fits(text: str, place: Place) -> bool:
    """Whether the text is whole in its place, in whatever type."""
    width = min(place.width, _grown(place.widest))
    return _height(text, text_role(text, place), width) <= place.height


def _roles(text: str, place: Place) -> Sequence[str]:
    if len(text) > LONG_TEXT:
        return ("question_small", *_READ) if place.is_wide else _READ
    return ("question_large", *_GLANCED) if place.is_wide else _GLANCED


def _height(text: str, role: str, width: int) -> int:
    wrapped = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(theme.font(role)).boundingRect(QRect(0, 0, width, 100_000), wrapped, text).height()


def _grown(pixels: int) -> int:
    look = theme.current()
    return round(pixels * look.growth * look.text_size / 100)
