"""What stands out in the answers just given, said calmly while it can still be mended; it blocks nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from instruments.i18n import N_
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.words.quality_words import flag_sentence
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, empty, row
from ui.widgets.spoken_words import Label, Sentence, as_it_is


def signs_of(project: Project, uuid: str) -> tuple[Sentence, ...]:
    """Check a finished response, store its flags, and give their sentences.

    Where the machine refuses to store them, its sentence stands instead: the response itself is finished all the same.
    """
    try:
        flags = project.quality_flags.check(uuid)
    except KnownError as error:
        return tuple(as_it_is(fault) for fault in error.faults)
    return tuple(lambda flag=flag: flag_sentence(flag.code, flag.value) for flag in flags)


class QualityFlagsView(QFrame):
    """A quiet notice with one line a sign; takes no room where nothing stands out."""

    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._lines = QVBoxLayout()
        look = Button(N_("Look at the answers again"), self.look_wanted, picture="list", key="F3")
        self.setLayout(
            column(
                Label(N_("Worth a second look"), role="strong", wrap=True),
                self._lines,
                row(look, 1),
                spacing=GRID,
                margins=2 * GRID,
            )
        )
        self.hide()

    def show_signs(self, sentences: tuple[Sentence, ...]) -> None:
        """Say these; none hides the notice."""
        empty(self._lines)
        for sentence in sentences:
            self._lines.addWidget(Label(sentence, wrap=True))
        self.setVisible(bool(sentences))
