"""What can be done from anywhere, each a plain function with a name and a key."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from instruments.i18n import LANGUAGES, N_, language
from ui.shared_state import Desk


class Action(Struct, frozen=True, kw_only=True):
    """Something to do: its sentence (for tooltips and help), its keys, the function."""

    id: str
    sentence: str
    keys: tuple[str, ...]
    do: Callable[[Desk], None]

    @property
    def key(self) -> str:
        """The key to show, as the computer's keyboard calls it."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def switch_language(desk: Desk) -> None:
    """To the next language."""
    codes = list(LANGUAGES)
    desk.set_language(codes[(codes.index(language()) + 1) % len(codes)])


def larger_text(desk: Desk) -> None:
    desk.change_text_size(+1)


def smaller_text(desk: Desk) -> None:
    desk.change_text_size(-1)


def next_theme(desk: Desk) -> None:
    desk.next_theme()


def show_guide(desk: Desk) -> None:
    desk.guide_requested.emit()


ACTIONS: tuple[Action, ...] = (
    Action(id="language", sentence=N_("Change the language"), keys=("Ctrl+L",), do=switch_language),
    Action(id="larger", sentence=N_("Larger text"), keys=("Ctrl++", "Ctrl+="), do=larger_text),
    Action(id="smaller", sentence=N_("Smaller text"), keys=("Ctrl+-",), do=smaller_text),
    Action(id="theme", sentence=N_("Light, dark or high contrast"), keys=("Ctrl+D",), do=next_theme),
    Action(id="guide", sentence=N_("The guide, at what is on the screen"), keys=("F1",), do=show_guide),
)


def action(name: str) -> Action:
    """The action with this id."""
    return next(one for one in ACTIONS if one.id == name)


def install(window: QWidget, desk: Desk) -> None:
    """Let every key of every action work in the whole window."""
    for one in ACTIONS:
        for key in one.keys:
            QShortcut(QKeySequence(key), window).activated.connect(partial(one.do, desk))
