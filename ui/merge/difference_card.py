"""One difference after another, side by side: what this survey holds, and what the other laptop holds. A person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from instruments.model import Instrument
from servqual_desk.merging.result import Conflict
from servqual_desk.merging.settle_conflict import Decision
from ui.jobs.conflict_words import ConflictWords, in_words
from ui.jobs.merge_words import conflict_name
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import CardTile
from ui.widgets.form_entries import LineEntry
from ui.widgets.layout import GRID, Filling, card, column, row
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Label

OURS, THEIRS = "ours", "theirs"


@dataclass(slots=True)
class _Choice:
    side: str | None = None
    reason: str = ""


class DifferenceCard(QWidget):
    """`decided` tells that a choice or a reason was changed."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._conflicts: Sequence[Conflict] = ()
        self._choices: dict[Conflict, _Choice] = {}
        self._instrument: Instrument | None = None
        self._at = 0
        self._count, self._which = Label(self._count_words, role="caption"), Label(self._which_words, role="muted")
        self._asks = Label(self._asks_words, role="muted", wrap=True)
        self._question = Label(self._question_words, role="lead", wrap=True)
        self.ours = CardTile(self._ours_words, N_("as in this survey"))
        self.theirs = CardTile(self._theirs_words, self._file_words)
        self._sides = OneChecked(self)
        self._sides.add(OURS, self.ours)
        self._sides.add(THEIRS, self.theirs)
        self._sides.chosen.connect(self._choose)
        self.reason = LineEntry(N_("Reason"), hint=N_("Kept in the log, so that a later merge knows."))
        self.reason.edited.connect(self._note_reason)
        self._lay_out()

    def _lay_out(self) -> None:
        self._before = Button(N_("Previous"), partial(self._step, -1), kind="quiet", picture="back", key="Alt+Left")
        self._after = Button(N_("Next"), partial(self._step, 1), kind="quiet", picture="next", key="Alt+Right")
        sheet = column(
            row(self._count, 1, self._which),
            self._asks,
            self._question,
            row(Filling(self.ours), Filling(self.theirs), spacing=GRID),
            self.reason,
            row(self._before, self._after, 1),
            spacing=GRID,
        )
        self.setLayout(column(card(sheet), 1))

    # Showing

    def show_conflicts(self, conflicts: Sequence[Conflict], instrument: Instrument) -> None:
        """Show these, the first one first; nothing is decided yet."""
        self._conflicts, self._instrument, self._at = conflicts, instrument, 0
        self._choices = {conflict: _Choice() for conflict in conflicts}
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._conflicts))
        if not self._conflicts:
            return
        choice = self._choices[self._conflict]
        for key, button in ((OURS, self.ours), (THEIRS, self.theirs)):
            button.put_checked(choice.side == key)
        self.reason.put(choice.reason)
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at < len(self._conflicts) - 1)
        self.speak()

    def speak(self) -> None:
        for label in (self._count, self._which, self._asks, self._question):
            label.speak()
        self._asks.setVisible(bool(self._asks.text()))
        self.ours.speak()
        self.theirs.speak()

    @property
    def _conflict(self) -> Conflict:
        return self._conflicts[self._at]

    def _step(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._conflicts) - 1)
        self._show()

    # Deciding

    def _choose(self, side: object) -> None:
        choice = self._choices[self._conflict]
        choice.side = str(side)
        self.decided.emit()

    def _note_reason(self) -> None:
        self._choices[self._conflict].reason = self.reason.text
        self.decided.emit()

    @property
    def n_decided(self) -> int:
        """How many differences a side is chosen for."""
        return sum(choice.side is not None for choice in self._choices.values())

    def decisions(self) -> list[Decision]:
        """What was decided.

        Raises:
            EntryError: a decision has no reason; it is shown, and says so.
        """
        for place, conflict in enumerate(self._conflicts):
            choice = self._choices[conflict]
            if choice.side is not None and not choice.reason:
                self._at = place
                self._show()
                self.reason.needed()
        return [
            Decision(
                uuid=conflict.uuid,
                column=conflict.column,
                value=conflict.ours if choice.side == OURS else conflict.theirs,
                reason=choice.reason,
            )
            for conflict, choice in self._choices.items()
            if choice.side is not None
        ]

    # Words

    def _count_words(self) -> str:
        return _("Difference {n} of {total}").format(n=self._at + 1, total=len(self._conflicts))

    def _which_words(self) -> str:
        return conflict_name(self._conflict) if self._conflicts else ""

    @property
    def _words(self) -> ConflictWords | None:
        return in_words(self._conflict, self._instrument) if self._conflicts and self._instrument else None

    def _asks_words(self) -> str:
        return self._words.asks if self._words else ""

    def _question_words(self) -> str:
        return self._words.question if self._words else ""

    def _ours_words(self) -> str:
        return self._words.ours if self._words else ""

    def _theirs_words(self) -> str:
        return self._words.theirs if self._words else ""

    def _file_words(self) -> str:
        if not self._conflicts:
            return ""
        name = Path(self._conflict.file).name
        return _("as in {file}").format(file=name) if name else _("as on the other laptop")
