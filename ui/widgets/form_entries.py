"""Controls of a form under their names: a line, a whole number, a day, a choice; each says its own fault beneath itself."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from instruments.i18n import N_, _, format_date, language
from servqual_desk.errors import AnswerError, KnownError
from servqual_desk.interviewing.entered_text import read_date
from servqual_desk.words.short_code import short_code
from ui.widgets.layout import GRID, Filling, Fitting, column, panel, row
from ui.widgets.spoken_words import FaultLine, Label, Sentence, Speaking, said, set_flag

Checked = TypeVar("Checked")


class EntryError(Exception):
    """What is entered cannot be used; the entry has said so in place and taken the focus."""


class Entry(Speaking, Fitting):
    """A control under its name, with a hint beneath; the hint gives way to the fault."""

    def __init__(self, name: Sentence, control: QWidget, *, hint: Sentence = "") -> None:
        super().__init__()
        self._name, self.control = name, control
        label = Label(name, role="strong", wrap=True)
        label.setBuddy(control)
        self._hint, self._fault = Label(hint, role="caption", wrap=True), FaultLine()
        self._has_hint = bool(hint)
        self.setLayout(column(label, control, self._hint, self._fault, spacing=4))
        self._hint.setVisible(self._has_hint)
        self.speak()

    def refuse(self, sentence: Sentence) -> EntryError:
        """Say what is wrong, here, and take the focus; gives the exception to raise."""
        self.show_fault(sentence)
        self.control.setFocus()
        return EntryError()

    def checked(self, check: Callable[[], Checked]) -> Checked:
        """What `check` gives, which only looks at what is entered; its fault is said here, in whatever language is chosen then.

        Raises:
            EntryError: it found a fault.
        """
        try:
            value = check()
        except KnownError as error:
            raise self.refuse(partial(_fault_words, check, error)) from error
        self.clear_fault()  # another entry may have been mended
        return value

    def show_fault(self, sentence: Sentence) -> None:
        """Say what is wrong, here; whoever types goes on typing."""
        self._fault.say(sentence)
        self._hint.hide()
        set_flag(self.control, "faulty", True)

    def clear_fault(self) -> None:
        self._fault.say("")
        self._hint.setVisible(self._has_hint)
        set_flag(self.control, "faulty", False)

    def say_hint(self, sentence: Sentence) -> None:
        """Another hint."""
        self._hint.say(sentence)
        self._has_hint = bool(self._hint.text())
        self._hint.setVisible(self._has_hint)
        self.speak()

    def speak(self) -> None:
        self.control.setAccessibleName(said(self._name))
        self._hint.speak()  # Qt tells it of another language only after this entry
        self.control.setAccessibleDescription(self._hint.text())


def _fault_words(check: Callable[[], object], found: KnownError) -> str:
    """An error has its words in the language in which it was found, so it is found once more."""
    try:
        check()
    except KnownError as anew:
        found = anew
    return "\n".join(found.faults)


class LineEntry(Entry):
    """A line of text, without the spaces around it."""

    edited = Signal()

    def __init__(self, name: Sentence, *, hint: Sentence = "", secret: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.line.textEdited.connect(self._edit)

    def _edit(self) -> None:
        self.clear_fault()
        self.edited.emit()

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def put(self, text: str) -> None:
        self.line.setText(text)
        self.clear_fault()

    def needed(self) -> str:
        """What is entered.

        Raises:
            EntryError: nothing is.
        """
        if not self.text:
            raise self.refuse(lambda: _("Fill this in: {name}.").format(name=said(self._name)))
        return self.text


class WholeEntry(LineEntry):
    """A whole number of 0 or more, or nothing."""

    def put_number(self, number: int | None) -> None:
        self.put("" if number is None else str(number))

    def number(self) -> int | None:
        """What is entered; None where nothing is.

        Raises:
            EntryError: it is no whole number.
        """
        text = re.sub(r"(?<=\d)[., \N{NO-BREAK SPACE}](?=\d{3}\b)", "", self.text)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 12):
            raise self.refuse(N_("Write a whole number, such as 120."))
        return int(text)


class DecimalEntry(LineEntry):
    """A number with a decimal comma or point, perhaps below zero, or nothing; thousands may be apart as the language has them."""

    def put_number(self, number: float | None) -> None:
        text = "" if number is None else f"{number:.9f}".rstrip("0").rstrip(".")
        self.put(text.replace(".", "," if language() == "id" else "."))

    def number(self) -> float | None:
        """What is entered; None where nothing is.

        Raises:
            EntryError: it is no number.
        """
        text = _without_thousands(self.text.replace("\N{MINUS SIGN}", "-")).replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", text, re.ASCII):
            raise self.refuse(N_("Write a number, such as 85 or −0.5."))
        return float(text)


def _without_thousands(text: str) -> str:
    """`444.180` in Indonesian and `444,180` in English are whole numbers of six digits; a number below 1 has no thousands."""
    apart = "." if language() == "id" else ","
    is_grouped = re.fullmatch(rf"-?[1-9]\d{{0,2}}(\{apart}\d{{3}})+([^\d\{apart}]\d+)?", text, re.ASCII)
    return text.replace(apart, "") if is_grouped else text


class DayEntry(LineEntry):
    """A day, written 21/11/2026 or 2026-11-21, or nothing; the hint reads it back in words."""

    def __init__(self, name: Sentence) -> None:
        super().__init__(name)
        self.line.setPlaceholderText("21/11/2026")
        self.line.textChanged.connect(self._read_back)

    def put_day(self, day: str | None) -> None:
        """Show an ISO day."""
        self.put(dt.date.fromisoformat(day).strftime("%d/%m/%Y") if day else "")

    def day(self) -> str | None:
        """The ISO day; None where nothing is entered.

        Raises:
            EntryError: there is no such day.
        """
        if not self.text:
            return None
        return self.checked(partial(read_date, self.text)).isoformat()

    def _read_back(self) -> None:
        self.say_hint("")
        with suppress(AnswerError):  # not finished yet; saving says what is wrong
            day = read_date(self.text)
            self.say_hint(lambda: format_date(day, "full"))


def side_by_side(*entries: QWidget) -> QWidget:
    """Entries of equal width whose controls stand in line, whatever hints or faults are beneath them."""
    line = row(*map(Filling, entries), spacing=2 * GRID)
    for entry in entries:
        line.setAlignment(entry, Qt.AlignmentFlag.AlignTop)
    return panel(line)


class CodeEntry(LineEntry):
    """The code under which a thing is stored: it follows the name until one is written, and stays once it is saved."""

    def __init__(self, name_entry: LineEntry, code: str = "") -> None:
        super().__init__(
            N_("Code"),
            hint=N_("Appears in every response and data file, so it cannot be changed.")
            if code
            else N_("Short, without spaces. It appears in every response and data file and cannot be changed later."),
        )
        self.put(code)
        self.line.setReadOnly(bool(code))
        self._follows = not code
        self.edited.connect(self._stop_following)
        name_entry.edited.connect(partial(self._follow, name_entry))

    def free(self, taken: Iterable[str]) -> str:
        """The code, which no other thing may have.

        Raises:
            EntryError: it is empty, or taken: a new thing never overwrites an old one.
        """
        code = self.needed()
        if not self.line.isReadOnly() and code in taken:
            raise self.refuse(lambda: _("The code “{code}” is taken. Choose another.").format(code=code))
        return code

    def _stop_following(self) -> None:
        self._follows = False

    def _follow(self, name_entry: LineEntry) -> None:
        if self._follows:
            self.put(short_code(name_entry.text))
