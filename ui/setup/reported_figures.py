"""Figures from elsewhere: does a pasted table add up, and what is known of the figures of papers and press."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from ui.jobs.figure_checks import card_lines, checked, sum_sentences
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label
from ui.widgets.wrapping_row import Wrapping

HEIGHT = 130


class FiguresSection(Section):
    """Nothing here is kept, and nothing of it is mixed with the survey's results."""

    title = N_("Figures from elsewhere")
    advice = N_(
        "Paste a table of figures, such as complaints received, waiting, in process and done by month: it is added up, and "
        "printed percentages are computed. Below stand figures of papers and press with their sources."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = QPlainTextEdit()
        self.table.setFixedHeight(HEIGHT)
        self.table.setTabChangesFocus(True)
        self.check_button = Button(N_("Does it add up?"), self.check, picture="check", key="Ctrl+Return")
        self.cards = Label(_cards, wrap=True)
        self.speak()
        heading = Label(N_("Figures of papers and press"), role="heading")
        self.lay_out(self.table, Wrapping(self.check_button), self.result, heading, self.cards)

    def first(self) -> QWidget:
        return self.table

    def check(self) -> None:
        """Say of each sum whether it adds up."""
        try:
            sums = checked(self.table.toPlainText())
        except KnownError as error:
            self.refuse(error)
            return
        self.tell(lambda: "\n".join(sentence for sum_ in sums for sentence in sum_sentences(sum_)))

    def speak(self) -> None:
        self.table.setAccessibleName(_("Table to be added up"))


def _cards() -> str:
    return "\n".join(card_lines())
