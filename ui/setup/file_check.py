"""Is the survey file whole? When it was last seen to be, a button that looks again, and what is wrong where it is not."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number, ngettext
from servqual_desk.project import Project
from servqual_desk.store.clock import moment_words, now
from servqual_desk.verification.fault_words import fault_sentence
from servqual_desk.verification.faults import Verification
from ui import background
from ui.jobs.verify_project import verify_project
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_entries import LineEntry
from ui.widgets.layout import card, column
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, OutcomeLine
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping

MOST_SHOWN = 20


class WholeFileSection(Section):
    """The check that `servqual-desk verify` makes, in the background."""

    title = N_("Whole file")
    advice = N_(
        "Every answer, correction and setting has its line in the survey's log, and every line hangs on the one before it. "
        "The check reads everything and says what was changed outside the program."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._busy = BusyPanel()
        self._broken: Project | None = None  # the project in which the last check found faults
        self._last = Label(self._last_words, role="strong", wrap=True)
        self._found = OutcomeLine(role="muted", wrap=True)
        self._found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = LineEntry(
            N_("Code on a report"),
            hint=N_("Not needed. It stands on the last page: does the file still hold what was printed?"),
        )
        self.code.line.returnPressed.connect(self.check)
        self.button = Button(N_("Check now"), self.check, kind="primary", picture="check")
        self.lay_out(card(column(self._last, self._found)), self.code, Wrapping(self.button), self._busy, self.result)

    def _last_words(self) -> str:
        if self.desk.project is None:
            return ""
        if self._broken is self.desk.project:
            return _("✗ Not whole")
        at = self.desk.settings.seen_whole.get(str(self.desk.project.path.absolute()), "")
        if not at:
            return _("Not checked on this computer yet.")
        return _("✓ Checked and whole: {moment}").format(moment=moment_words(at, "medium"))

    def refresh(self) -> None:
        self._last.speak()

    def first(self) -> QWidget:
        return self.button

    def check(self) -> None:
        """Check the survey file in the background."""
        if self._busy.is_busy:
            return
        self.tell("")
        self._found.say("")
        project = self.desk.open_project
        work = partial(verify_project, project.path, head=self.code.text)
        self._busy.watch(background.run(work, done=partial(self._note, project), failed=self.refuse))

    def _note(self, project: Project, found: Verification) -> None:
        """Say what was found, and remember that the file was whole."""
        if project is not self.desk.project:
            return
        self._broken = None if found.whole else project
        self.desk.settings.note_whole(project.path, now() if found.whole else "")
        self.desk.keep_settings()
        self._last.speak()
        if found.whole:
            self._found.say(partial(_whole_words, found))
        else:
            self.fault.say(partial(_fault_words, found))


def _whole_words(found: Verification) -> str:
    counted = _("{responses} responses and {events} lines in the log agree. Code: {heads}")
    return counted.format(
        responses=format_number(found.responses, 0), events=format_number(found.events, 0), heads=", ".join(found.heads)
    )


def _fault_words(found: Verification) -> str:
    sentences = [fault_sentence(fault) for fault in found.faults[:MOST_SHOWN]]
    left_out = len(found.faults) - len(sentences)
    if left_out > 0:
        sentences.append(ngettext("{n} more", "{n} more", left_out).format(n=left_out))
    advice = _("The file is not whole. Keep it as it is, and compare it with the newest backup or a printed report.")
    return "\n".join((advice, *sentences))
