"""A section that is one list of things: add by a form, open by Enter, remove by Delete, each from a button too."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from instruments.i18n import N_, _
from ui import background
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.layout import card, column
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping


class RecordSection(Section):
    """Says what it lists by its class: `columns`, the words, and the four methods that follow them."""

    columns: ClassVar[Sequence[Column]]
    add_words: ClassVar[str]
    none_title: ClassVar[str]
    none_words: ClassVar[str]
    can_remove: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.busy = BusyPanel()
        self._task: background.Task | None = None
        self.list = Listing(self.title, self.columns)
        self.list.opened.connect(self.change)
        if self.can_remove:
            self.list.removed.connect(self.remove)
        self.list.picked.connect(self.picked)
        self.add_button = Button(self.add_words, self.add, picture="plus", key="Ctrl+N")
        self.change_button = Button(N_("Change …"), self._change_chosen, shown_key="Enter")
        self.remove_button = Button(N_("Remove"), self._remove_chosen, kind="quiet", shown_key="Del")
        if not self.can_remove:
            self.remove_button.hide()
        self._none = card(
            column(Label(self.none_title, role="heading"), Label(self.none_words, role="muted", wrap=True))
        )
        buttons = Wrapping(self.add_button, *self.more_buttons(), self.change_button, self.remove_button)
        self.lay_out(column(buttons, self.result, self.busy, self._none, *self.above(), self.list), *self.below())

    # What a section says

    def things(self) -> Sequence[Any]:
        """What is listed, in its order."""
        raise NotImplementedError

    def line(self, thing: Any) -> Line:
        """How it stands in the list."""
        raise NotImplementedError

    def form(self, thing: Any) -> Form:
        """The form for a thing, or for a new one (None)."""
        raise NotImplementedError

    def drop(self, thing: Any) -> None:
        """Remove it from the survey."""
        raise NotImplementedError

    def removed_words(self, thing: Any) -> str:
        """What is said once it is removed."""
        return _("Removed. The survey's log keeps what it was.")

    def more_buttons(self) -> Sequence[QWidget]:
        """Buttons after the one that adds."""
        return ()

    def above(self) -> Sequence[QWidget]:
        """What stands between the buttons and the list."""
        return ()

    def below(self) -> Sequence[QWidget | QLayout]:
        """What stands beneath the list."""
        return ()

    # What every one does

    def refresh(self) -> None:
        things = self.things()
        self._none.setVisible(not things)
        self.list.setVisible(bool(things))
        self.list.show_lines([self.line(thing) for thing in things])

    def speak(self) -> None:
        if self.desk.project is not None and self.isVisible():
            self.refresh()

    def compute(self, work: background.Work, done: Callable[[Any], None]) -> None:
        """Work in the background, in place of what is computed there for this section already."""
        self.leave()
        self._task = background.run(work, done=done, failed=self.refuse)
        self.busy.watch(self._task)

    def leave(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def first(self) -> QWidget:
        return self.list if self.list.isVisibleTo(self) else self.add_button

    def picked(self) -> None:
        """Another line is chosen."""
        for button in (self.change_button, self.remove_button):
            button.setEnabled(self.list.thing is not None)

    def add(self) -> None:
        self.open_form(self.form(None), self.show_kept)

    def change(self, thing: Any) -> None:
        self.open_form(self.form(thing), self.show_kept)

    def show_kept(self, thing: Any) -> None:
        """List anew, with what was kept chosen."""
        self.refresh()
        self.list.choose(thing)
        self.list.setFocus()

    def _change_chosen(self) -> None:
        self.change(self.list.thing)

    def _remove_chosen(self) -> None:
        self.remove(self.list.thing)

    def remove(self, thing: Any) -> None:
        """Take it out; the log of the survey keeps what it was."""
        if self.attempt(partial(self.drop, thing)):
            self.refresh()
            self.tell(partial(self.removed_words, thing))
