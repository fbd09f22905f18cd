"""Protecting the survey's file by a passphrase, and the sheet with its recovery code."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from servqual_desk.people.rights import Right
from servqual_desk.store import file_keys
from servqual_desk.store.passphrases import SHORTEST
from ui import background
from ui.jobs.protect_project import Done, protect_project, unprotect_project
from ui.setup.asking_choices import AskingChoices
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask, choose_place
from ui.widgets.layout import card, column
from ui.widgets.passphrase_form import PassphraseForm
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, Sentence
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping

_HINT = N_("At least {n} characters; four words that belong to no saying are good.")
_YOURS = N_("It is yours alone. At least {n} characters; four words that belong to no saying are good.")


_ANEW = N_(
    "Yours alone. Encrypting anew makes another recovery code and ends everybody else's passphrase: for when somebody who left, "
    "or a stranger, may still open the survey."
)


class ProtectionSection(Section):
    """Encrypts the open survey with its backups, gives it another passphrase, or takes the protection away."""

    title = N_("Protection")
    advice = N_(
        "A protected survey opens only with its passphrase, or by name and PIN on a computer that knows the person: a stolen USB "
        "stick gives no answer away. It is asked for after the program has started, and once a day."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._busy, self._path, self._code = BusyPanel(), Path(), ""
        self._is_away = False  # the survey, while its file is written anew
        self._state = Label(self._state_words, role="strong", wrap=True)
        self._code_line = Label(self._code_words, role="heading", wrap=True)
        self._code_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        advice = N_("It is shown only now. Print the sheet, lock it away, and delete its file.")
        self.sheet = Button(N_("Save the sheet to print …"), kind="primary", picture="print", key="Ctrl+P")
        self.sheet.clicked.connect(self._save_sheet)
        self._code_card = card(column(self._code_line, Label(advice, role="muted", wrap=True), Wrapping(self.sheet)))
        self.protect = Button(N_("Protect …"), self.ask_passphrase, kind="primary", key="Ctrl+N")
        self.own = Button(N_("My own passphrase …"), self.ask_own_passphrase)
        self.unprotect = Button(N_("Take the protection away …"), self._ask_unprotect)
        buttons = Wrapping(self.protect, self.own, self.unprotect)
        self.asking = AskingChoices(self)
        self.lay_out(card(column(self._state, buttons)), self._busy, self.result, self._code_card, self.asking)

    @property
    def _is_protected(self) -> bool:
        return self.desk.project is not None and file_keys.is_protected(self.desk.project.path)

    def _state_words(self) -> str:
        if self._is_protected:
            return _("✓ Protected. The file, its backups and everything beside it are encrypted.")
        return _("Not protected: whoever has the file can read every answer.")

    def _code_words(self) -> str:
        return _("Recovery code: {code}").format(code=self._code)

    def refresh(self) -> None:
        if self.desk.project is not None and self.desk.project.path != self._path:
            self._code = ""
        self._state.speak()
        self._code_line.speak()
        self.asking.refresh()
        self._code_card.setVisible(bool(self._code))
        self.protect.set_kind("plain" if self._is_protected else "primary")
        self.protect.say(self._protect_words())
        self.unprotect.setVisible(self._is_protected)
        self.own.setVisible(self._is_protected and self.desk.open_project.people.signed_in is not None)

    def _protect_words(self) -> Sentence:
        if not self._is_protected:
            return N_("Protect …")
        has_people = self.desk.open_project.people.roles_count
        return N_("Encrypt anew …") if has_people else N_("Change the passphrase …")

    def first(self) -> QWidget:
        return self.protect

    # Protecting

    def ask_passphrase(self) -> None:
        """Protect the survey, or give it another passphrase."""
        if not self._busy.is_busy and self.attempt(self._require_right):
            hint = (_ANEW if self._is_protected else _YOURS) if self.desk.open_project.people.roles_count else _HINT
            form = PassphraseForm(self, N_("Protect the survey"), hint, yes=N_("Protect"), shortest=SHORTEST)
            form.stored.connect(self._protect)
            form.open()

    def ask_own_passphrase(self) -> None:
        """Let whoever is signed in open the survey by a passphrase of their own; nothing is encrypted anew."""
        if not self._busy.is_busy:
            form = PassphraseForm(self, N_("My own passphrase"), _YOURS, yes=N_("Save"), shortest=SHORTEST)
            form.stored.connect(self._keep_own)
            form.open()

    def _keep_own(self, passphrase: str) -> None:
        if self.attempt(partial(self.desk.open_project.people.set_passphrase, passphrase)):
            self.tell(N_("From now on your own passphrase opens the survey too, on any computer."))

    def _ask_unprotect(self) -> None:
        if self._busy.is_busy or not self.attempt(self._require_right):
            return
        question = _("The file and its backups are written anew, and whoever has one of them can read every answer.")
        if ask(self, _("Take the protection away?"), question, yes=_("Take it away"), no=_("Cancel")):
            self._start(unprotect_project)

    def _require_right(self) -> None:
        self.desk.open_project.require(Right.PROTECT)

    def _protect(self, passphrase: str) -> None:
        self._start(partial(_protect, passphrase))

    def _start(self, work: Callable[..., Done]) -> None:
        """Put the survey away, since nobody may have it open, and do it in the background."""
        self._path, self._code = self.desk.open_project.path, ""
        key = file_keys.held_key(self._path)
        if key is not None:
            file_keys.hold(key)  # the survey lets go of it when it closes
        self.tell("")
        self.desk.close()
        self._is_away = True
        task = background.run(partial(work, self._path), done=self._show_done, failed=self._show_refused)
        task.when_let_go(self._open_unless_told)
        self._busy.watch(task)

    def _open_unless_told(self, _task: background.Task) -> None:
        """After Cancel: the file is then the old one or the new one, whole. Whoever closed it after the news left it closed."""
        if self._is_away:
            self.attempt(self._open_again)

    def _open_again(self) -> None:
        self._is_away = False
        if self.desk.project is None:
            self.desk.open(self._path)

    def _show_done(self, done: Done) -> None:
        if done.key is not None:
            file_keys.hold(done.key)
        self._code = done.recovery_code
        self._open_again()
        self.desk.show_page("setup")
        self.refresh()
        self.tell(partial(_done_words, done))

    def _show_refused(self, error: KnownError) -> None:
        self._open_again()
        self.desk.show_page("setup")
        self.refuse(error)

    # The sheet

    def _save_sheet(self) -> None:
        suggestion = self._path.with_name(f"{self._path.stem}-{_('recovery code').replace(' ', '-')}.pdf")
        place = choose_place(self, _("Sheet with the recovery code"), kinds="PDF (*.pdf)", suggestion=suggestion)
        if place is not None:
            self.save_sheet(place)

    def save_sheet(self, place: Path) -> None:
        """Write the sheet with the recovery code."""
        from exports.slip.recovery_sheet import write_recovery_sheet

        if self.attempt(partial(write_recovery_sheet, place, self._code, survey=self._path.name)):
            self.tell(lambda: _("Saved: {path}. Print it, lock it away, and delete the file.").format(path=place))


def _protect(passphrase: str, path: Path, progress: Progress) -> Done:
    return protect_project(path, passphrase, progress)


def _done_words(done: Done) -> str:
    words = [_("The survey is protected.") if done.key else _("The survey is no longer protected.")]
    if done.copies:
        n = len(done.copies)
        words.append(ngettext("{n} backup was written anew too.", "{n} backups were written anew too.", n).format(n=n))
    return " ".join((*words, *filter(None, [done.keys_words]), *done.left))
