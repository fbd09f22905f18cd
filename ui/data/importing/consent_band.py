"""What would change the file's cells, or count rows that look like totals: a tick for each kind, and beneath it what is meant."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import _, ngettext
from servqual_desk.importing.cell_error import listed
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.consents import Change, Consent
from ui.widgets.layout import column
from ui.widgets.spoken_words import Label, set_flag

MOST_LINES = 6


class ConsentBand(QWidget):
    """`said` carries what a person agrees to (`recode`, `fill`, `totals`) or no longer. Hidden while nothing is asked."""

    said = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._consents: Sequence[Consent] = ()
        kinds: tuple[Change, ...] = ("recode", "fill", "totals")
        self.boxes = {what: QCheckBox() for what in kinds}
        self._details = {what: Label(partial(self._details_words, what), role="muted", wrap=True) for what in kinds}
        for what, box in self.boxes.items():
            box.clicked.connect(partial(self._say, what))
        self.setLayout(column(*(part for what in kinds for part in (self.boxes[what], self._details[what])), spacing=4))
        self.hide()

    def show_found(self, found: CheckedImport | None) -> None:
        """Show what is asked, ticked where a person has agreed."""
        self._consents = found.consents if found else ()
        for what, box in self.boxes.items():
            asked = self._of(what)
            box.setChecked(bool(asked) and all(consent.is_given for consent in asked))
            set_flag(box, "faulty", any(consent.is_needed for consent in asked))
            box.setVisible(bool(asked))
            self._details[what].setVisible(bool(asked))
        self.setVisible(bool(self._consents))
        self.speak()

    @property
    def n_open(self) -> int:
        """How many kinds nobody has agreed to."""
        return sum(any(one.is_needed for one in self._of(what)) for what in self.boxes)

    def begin(self) -> None:
        """Go to the first tick that is open."""
        for what, box in self.boxes.items():
            if any(one.is_needed for one in self._of(what)):
                box.setFocus()
                return

    def speak(self) -> None:
        n = sum(len(consent.columns) for consent in self._of("recode"))
        self.boxes["recode"].setText(
            ngettext(
                "Take the codes of {n} column by the file's own labels",
                "Take the codes of {n} columns by the file's own labels",
                n,
            ).format(n=n)
        )
        self.boxes["totals"].setText(
            ngettext(
                "Count the last row as a response: somebody answered so, and it holds no totals",
                "Count the last rows as responses: people answered so, and they are no totals",
                sum(consent.n_rows for consent in self._of("totals")),
            )
        )
        self.boxes["fill"].setText(_("Let merged cells count for each of their rows"))
        for what, label in self._details.items():
            label.speak()
            self.boxes[what].setAccessibleDescription(label.text())

    def _say(self, what: Change) -> None:
        self.said.emit(what, self.boxes[what].isChecked())

    def _of(self, what: Change) -> list[Consent]:
        return [consent for consent in self._consents if consent.what == what]

    def _details_words(self, what: Change) -> str:
        lines = [": ".join(filter(None, (listed(one.columns), one.how))) for one in self._of(what)]
        return "\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])])
