"""Each different word for an answer once: what it means, in how many cells it stands, and a question where nobody can tell."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exports.words.names import value_name
from instruments.i18n import N_, _, format_number, ngettext
from instruments.model import Instrument
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.word_list import Word
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.picking_table import PickingTable, PickRow
from ui.widgets.record_table import Column
from ui.widgets.spoken_words import Label, Sentence, as_it_is

_COLUMNS = (
    Column(title=N_("Their word"), is_wide=True),
    Column(title=N_("Where")),
    Column(title=N_("Means"), is_wide=True),
)
_EMPTY = ""


class WordBand(QWidget):
    """`said` carries pairs of a word and the value that it means ("" for an empty cell)."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words: Sequence[Word] = ()
        self.table = PickingTable(N_("Words"), _COLUMNS)
        self.table.picked.connect(self._say)
        self.heading = Label(self._heading_words, role="heading", wrap=True)
        self.accept = Button(self._accept_words, self._accept_all, kind="quiet", picture="check")
        self.setLayout(column(row(Filling(self.heading), self.accept, spacing=GRID), Filling(self.table), spacing=4))

    def show_found(self, found: CheckedImport, instrument: Instrument) -> None:
        """Show the words, those that are open first."""
        self._words = found.words
        self.table.show_rows([_row(word, instrument) for word in found.words])
        self.speak()

    @property
    def n_open(self) -> int:
        """How many nobody can tell yet; their rows would be refused."""
        return sum(word.is_open for word in self._words)

    @property
    def _near(self) -> list[tuple[Word, str]]:
        return [(word, word.near) for word in self._words if word.is_open and word.near]

    def speak(self) -> None:
        self.heading.speak()
        self.accept.speak()
        self.accept.setVisible(bool(self._near))

    def _say(self, word: Word, value: str) -> None:
        self.said.emit([(word, value)])

    def _accept_all(self) -> None:
        self.said.emit(self._near)
        self.table.setFocus()

    def _heading_words(self) -> str:
        n = len(self._words)
        words = ngettext("{n} different word", "{n} different words", n).format(n=n)
        if not self.n_open:
            return words
        return f"{words} · " + ngettext("{n} to be answered", "{n} to be answered", self.n_open).format(n=self.n_open)

    def _accept_words(self) -> str:
        n = len(self._near)
        return ngettext("Yes to {n} suggestion", "Yes to {n} suggestions", n).format(n=n)


def _row(word: Word, instrument: Instrument) -> PickRow:
    of = next(iter(word.columns))
    answers: list[tuple[str, Sentence]] = [
        (answer, as_it_is(_answer_words(answer, of, instrument))) for answer in word.answers
    ]
    near = [option for option in answers if option[0] == word.near]
    return PickRow(
        thing=word,
        cells=(as_it_is(_their_words(word)), partial(_where_words, word)),
        options=[*near, *(one for one in answers if one not in near), (_EMPTY, N_("empty cell"))],
        value=None if word.is_open else _EMPTY if word.value is None else str(word.value),
        shown=partial(_question, word, of, instrument),
        is_open=word.is_open,
    )


def _their_words(word: Word) -> str:
    cell = " ".join(word.cell.split())
    return f"{cell} = {word.label}" if word.label else cell


def _answer_words(answer: str, column: str, instrument: Instrument) -> str:
    words = value_name(answer, instrument, column)
    return words if words.startswith(answer) else f"{answer} · {words}"


def _where_words(word: Word) -> str:
    cells = ngettext("{n} cell", "{n} cells", word.n).format(n=format_number(word.n, 0))
    if len(word.columns) == 1:
        return f"{cells} · {next(iter(word.columns))}"
    n_columns = ngettext("{n} column", "{n} columns", len(word.columns)).format(n=len(word.columns))
    return f"{cells} · {n_columns}"


def _question(word: Word, column: str, instrument: Instrument) -> str:
    """What it means where no single answer is it: several of a choice, or a question where nobody can tell."""
    if not word.is_open:
        return ", ".join(value_name(one, instrument, column) for one in str(word.value).split(";"))
    if not word.near:
        return _("means what?")
    return _("{answer}?").format(answer=_answer_words(word.near, column, instrument))
