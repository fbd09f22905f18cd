"""What stands on the results page while there is nothing to show, and what to do about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, panel, row
from ui.widgets.spoken_words import Label, Sentence

WIDEST = 640


class Blank(QWidget):
    """A sentence, an advice, and at most one button."""

    ask_wanted = Signal()
    compute_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label(role="title", wrap=True)
        self._advice = Label(role="lead", wrap=True)
        self._ask = Button(N_("Start interviewing"), self.ask_wanted, kind="primary", picture="ask", large=True)
        self._again = Button(N_("Compute again"), self.compute_wanted, kind="primary", picture="refresh", large=True)
        sheet = panel(column(1, self._heading, self._advice, row(self._ask, self._again, 1), 2, spacing=2 * GRID))
        self.setLayout(column(Measure(sheet, WIDEST), margins=24))
        self.show_working()

    def show_working(self) -> None:
        """The results are on their way; the line above says how far they are."""
        self._say("", "")

    def show_no_responses(self) -> None:
        """Nobody has answered yet."""
        self._say(
            N_("No answers yet"),
            N_("The results appear here as soon as an interview is finished or answers are imported."),
            self._ask,
        )

    def show_nobody_fits(self) -> None:
        """The filter leaves no response."""
        self._say(N_("No answers fit this filter"), N_("Clear a filter to see the results again."))

    def show_withheld(self, state: str, n: int, smallest: int) -> None:
        """The gate lets nothing through: fewer people than the minimum, or so few left out."""
        self._say(
            N_("Not shown, lest somebody be recognised"), partial(_few if state == "few" else _beside, n, smallest)
        )

    def show_stopped(self) -> None:
        """The person gave the computation up, or it failed."""
        self._say(N_("The results were not computed"), "", self._again)

    def _say(self, heading: Sentence, advice: Sentence, *buttons: Button) -> None:
        self._heading.say(heading)
        self._advice.say(advice)
        for button in (self._ask, self._again):
            button.setVisible(button in buttons)


def _few(n: int, smallest: int) -> str:
    sentence = ngettext(
        "Results are shown from {smallest} responses on; {more} more is needed. An internal report can be made of fewer.",
        "Results are shown from {smallest} responses on; {more} more are needed. An internal report can be made of fewer.",
        smallest - n,
    )
    return sentence.format(smallest=smallest, more=smallest - n)


def _beside(_n: int, smallest: int) -> str:
    return _(
        "Beside the results about all responses, these could tell the answers of fewer than {smallest} people whom the filter "
        "leaves out. Choose more values of a filter, or clear one."
    ).format(smallest=smallest)
