"""Their columns and what each is taken for: settled with a tick, a question where a guess would be a risk, or left out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exports.words.names import clipped, variable_name, words_of
from instruments.columns import Variable, variables
from instruments.i18n import N_, _, ngettext
from instruments.model import Instrument
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.column_map import PART
from servqual_desk.importing.found_columns import FoundColumn, said_name, target_name
from servqual_desk.words.domain_words import own_column_word
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.picking_table import Options, PickingTable, PickRow
from ui.widgets.record_table import Column
from ui.widgets.spoken_words import Label, Sentence, as_it_is

LEAVE_OUT = "-"
_LETTERS = 60
_LETTERS_OF_CELL = 14

_COLUMNS = (
    Column(title=N_("Their column"), is_wide=True),
    Column(title=N_("First rows"), is_wide=True),
    Column(title=N_("Our column"), is_wide=True),
)


class ColumnBand(QWidget):
    """`said` carries their column's name and ours (`LEAVE_OUT` to leave it out); `left_out` the names of all unknown ones."""

    said = Signal(str, str)
    left_out = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[FoundColumn] = ()
        self.table = PickingTable(N_("Columns"), _COLUMNS)
        self.table.picked.connect(self._say)
        self.heading = Label(self._heading_words, role="heading", wrap=True)
        self.leave_out = Button(self._leave_out_words, self._leave_out_unknown, kind="quiet")
        self.setLayout(column(row(Filling(self.heading), self.leave_out, spacing=GRID), Filling(self.table), spacing=4))

    def show_found(self, found: CheckedImport, instrument: Instrument) -> None:
        """Show the columns, those that are open first."""
        self._found = [one for one in found.columns if one.state != "nameless"]
        options, parts = _options(instrument), _parts(self._found, instrument)
        ordered = sorted(self._found, key=_is_settled)
        self.table.show_rows([_row(one, options, parts) for one in ordered])
        self.speak()

    @property
    def n_open(self) -> int:
        """How many must be answered."""
        return sum(one.is_open for one in self._found)

    @property
    def _unknown(self) -> list[str]:
        return [one.theirs for one in self._found if one.state == "unknown"]

    def speak(self) -> None:
        self.heading.speak()
        self.leave_out.speak()
        self.leave_out.setVisible(len(self._unknown) > 0)

    def _say(self, found: FoundColumn, value: str) -> None:
        self.said.emit(found.theirs, value)

    def _leave_out_unknown(self) -> None:
        self.left_out.emit(self._unknown)
        self.table.setFocus()

    def _heading_words(self) -> str:
        known = sum(one.target is not None for one in self._found)
        out = sum(one.is_left_out for one in self._found)
        parts = [ngettext("{n} column known", "{n} columns known", known).format(n=known)]
        if self.n_open:
            parts.append(ngettext("{n} to be answered", "{n} to be answered", self.n_open).format(n=self.n_open))
        if out:
            parts.append(ngettext("{n} left out", "{n} left out", out).format(n=out))
        return " · ".join(parts)

    def _leave_out_words(self) -> str:
        n = len(self._unknown)
        return ngettext("Leave out {n} unknown column", "Leave out {n} unknown columns", n).format(n=n)


def _is_settled(found: FoundColumn) -> bool:
    return not found.is_open


def _row(found: FoundColumn, options: Options, parts: Options) -> PickRow:
    near = [target_name(target) for target in found.targets] if found.is_open else []
    value = LEAVE_OUT if found.is_left_out else said_name(found) or None
    offered = [*parts, *options] if found.is_open or found.state == "part" else options
    first = [option for option in offered if option[0].removeprefix(PART) in near]
    return PickRow(
        thing=found,
        cells=(as_it_is(" ".join(found.theirs.split())), as_it_is(_first_rows(found))),
        options=() if found.state == "twice" else [*first, *(one for one in offered if one not in first)],
        value=value,
        shown=partial(_question, found),
        is_open=found.is_open,
        is_faint=found.is_left_out,
    )


def _first_rows(found: FoundColumn) -> str:
    """What stands in the first rows, one after another; a stroke where a cell is empty."""
    return " | ".join(clipped(" ".join(cell.split()), _LETTERS_OF_CELL) or "–" for cell in found.first)


def _parts(found: Sequence[FoundColumn], instrument: Instrument) -> Options:
    """Joining a further column to one that is known; answers of a scale stand in one column alone."""
    rated = {variable.name for variable in variables(instrument) if variable.scale is not None}
    return [
        (PART + ours, partial(_joined_words, one.theirs, ours))
        for one in found
        if one.state in ("own", "matched", "said") and one.target and not one.target[1]
        for ours in [one.target[0]]
        if ours not in rated
    ]


def _joined_words(theirs: str, ours: str) -> str:
    return _("{ours}, joined to “{theirs}”").format(ours=ours, theirs=clipped(" ".join(theirs.split()), 24))


def _question(found: FoundColumn) -> str:
    if found.state == "twice":
        return _("stands twice in the file")
    if found.state == "taken":
        return _("another column is that already")
    near = ", ".join(target_name(target) for target in found.targets)
    if near and not found.is_open:
        return near  # a column of ours that nobody can choose
    return _("{column}?").format(column=near) if near else _("which one?")


def _options(instrument: Instrument) -> Options:
    ours = [option for variable in variables(instrument) for option in _of_variable(variable, instrument)]
    own: list[tuple[str, Sentence]] = [
        (one.name, partial(_own_words, one.name)) for one in RESPONSE_COLUMNS if one.field not in ("uuid", "source")
    ]
    return [(LEAVE_OUT, N_("leave out")), *ours, *own]


def _of_variable(variable: Variable, instrument: Instrument) -> list[tuple[str, Sentence]]:
    words = clipped(variable_name(variable.name, instrument), _LETTERS)
    found: list[tuple[str, Sentence]] = [(variable.name, as_it_is(_named(variable.name, words)))]
    for choice in variable.choices if variable.traits.several else ():
        name = f"{variable.name}/{choice.id}"
        found.append((name, as_it_is(_named(name, clipped(words_of(choice.label), _LETTERS)))))
    return found


def _named(name: str, words: str) -> str:
    return words if words.startswith(name) else f"{name} · {words}"


def _own_words(name: str) -> str:
    return f"{own_column_word(name)} ({name})"
