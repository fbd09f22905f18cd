"""What a screen of the kiosk says to who does not see it: its words in order, and the control where the focus is."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from instruments.i18n import _
from servqual_desk.interviewing.shown_question import Asked
from ui.widgets.choice_tiles import Tile


def question_aloud(asked: Asked, keys: str) -> str:
    """A question with its answers; `keys` says how it is answered, and is empty where that was said before."""
    place = _("Question {number} of {count}").format(number=asked.position, count=asked.count)
    return sentences(place, asked.stem, asked.text, *_answers(asked), keys)


def _answers(asked: Asked) -> list[str]:
    """Each with the digit that chooses it; the lines among which points are divided have none."""
    if asked.traits.divides:
        return [one.label for one in asked.choices]
    if asked.traits.answers == "scale":
        numbered = [f"{one.value} {one.label}" for one in asked.choices]
    else:
        numbered = [f"{place} {one.label}" for place, one in enumerate(asked.choices, start=1)]
    return [one.strip() for one in (*numbered, *(one.label for one in asked.non_answers))]


def screen_aloud(view: QWidget) -> str:
    """The words of any other screen from top to bottom, with what can be chosen there."""
    shown = [one for one in view.findChildren(QWidget) if isinstance(one, QLabel | Tile) and one.isVisible()]
    return sentences(*(name_of(one) for one in sorted(shown, key=_height)))


def _height(widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(widget.window(), QPoint(0, 0))
    return place.y(), place.x()


def control_aloud(control: QWidget) -> str:
    """A control with what is chosen or written there."""
    name = name_of(control)
    if isinstance(control, QAbstractButton) and control.isCheckable():
        state = _("{name}, chosen") if control.isChecked() else _("{name}, not chosen")
        return state.format(name=name)
    if isinstance(control, QLineEdit):
        return sentences(name, control.text() or _("empty"))
    if isinstance(control, QPlainTextEdit):
        return sentences(name, control.toPlainText() or _("empty"))
    return name


def name_of(widget: QWidget) -> str:
    """What a widget is called."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return widget.accessibleName() or text


def sentences(*parts: str) -> str:
    """Parts with a stop after each, so that the voice rests there."""
    stripped = [" ".join(part.split()) for part in parts]
    return " ".join(part if part[-1] in ".?!:;" else f"{part}." for part in stripped if part)
