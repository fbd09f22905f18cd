"""Asks for a new passphrase, typed twice since it is not seen."""

from functools import partial

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.store.passphrases import require_long_enough
from ui.widgets.form_dialog import Form
from ui.widgets.spoken_words import Sentence, said
from ui.widgets.unlock_box import passphrase_entry


class PassphraseForm(Form):
    """`stored` tells the passphrase, which is kept nowhere.

    Args:
        shortest: how many characters it has at least; `hint` names it by `{n}`.
    """

    def __init__(self, parent: QWidget, title: Sentence, hint: Sentence, *, yes: Sentence, shortest: int) -> None:
        self._shortest = shortest
        self.first = passphrase_entry(N_("New passphrase"), hint=partial(_hint_words, hint, shortest))
        self.again = passphrase_entry(N_("The same once more"))
        super().__init__(parent, title, [self.first, self.again], self._passphrase, yes=yes)

    def _passphrase(self) -> str:
        passphrase = self.first.line.text()
        self.first.checked(partial(require_long_enough, passphrase, self._shortest))
        if self.again.line.text() != passphrase:
            raise self.again.refuse(N_("The two passphrases are not the same. Start again."))
        return passphrase


def _hint_words(hint: Sentence, shortest: int) -> str:
    return said(hint).format(n=shortest)
