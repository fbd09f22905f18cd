"""Fields for a whole number, a number with decimals, and a scale too long for buttons."""

from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.entered_text import decimal_number, is_decimal_number, whole_number
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.widgets.answers.choice_fields import apart_role
from ui.widgets.answers.text_fields import LineField
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.spoken_words import Label


class IntegerField(LineField):
    """A whole number: typed, or counted by the arrows up and down, and by tens with plus."""

    role = "number"
    takes_words = False
    typed_mark = ""
    longest = "1.000.000.000"
    keys_aloud = N_("Type the number, or count: arrow up and down by one, plus by ten; then press Enter.")

    def _understood(self, text: str) -> Answer:
        return whole_number(text)

    def add(self) -> bool:
        return self._count(+10)

    def take_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: +1, Qt.Key.Key_Down: -1}
        return event.key() in steps and self._count(steps[Qt.Key(event.key())])

    def _count(self, by: int) -> bool:
        text = self._line.text().strip() or "0"
        if text.isascii() and text.isdigit():
            self._line.setText(str(max(0, int(text) + by)))
        return True


class NumberField(IntegerField):
    """A number with decimals; what was understood stands beneath, so that 0,625 is never taken for 625."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.typed_mark = QLocale().decimalPoint()

    def _written(self, answer: Answer) -> str:
        if not isinstance(answer, int | float):
            return ""
        return repr(float(answer)).removesuffix(".0").replace(".", QLocale().decimalPoint())

    def _understood(self, text: str) -> Answer:
        return decimal_number(text)

    def _read_back(self) -> str:
        text = self._line.text().strip()
        return f"= {QLocale().toString(decimal_number(text), 'g', 12)}" if is_decimal_number(text) else ""


class LongScale(IntegerField):
    """A scale of more values than fit on buttons (0 to 100): a number, the labels of its ends, non-answers beneath."""

    def _rows(self) -> tuple[QWidget, ...]:
        self._ends = Label(self._ends_words, role="muted", wrap=True)
        self._apart = [OptionTile("", role=apart_role()) for _option in self.asked.non_answers]
        for tile, option in zip(self._apart, self.asked.non_answers, strict=True):
            tile.be_one_of_several()
            tile.clicked.connect(partial(self._touch, option.value))
        return (*super()._rows(), self._ends, *self._apart)

    def _touch(self, code: int | str) -> None:
        if code == self.asked.answer:
            self.cleared.emit()
        else:
            self.chosen.emit(code)

    def _ends_words(self) -> str:
        first, last = self.asked.choices[0], self.asked.choices[-1]
        if not (first.label or last.label):
            return _("Write a whole number from {least} to {most}.").format(least=first.value, most=last.value)
        return _("{least} = {least_words}   ·   {most} = {most_words}").format(
            least=first.value, least_words=first.label, most=last.value, most_words=last.label
        )

    def say(self, asked: Asked) -> None:
        super().say(asked)
        self._ends.speak()
        for tile, option in zip(self._apart, asked.non_answers, strict=True):
            tile.say("", option.label)
            tile.setAccessibleName(option.label)

    def put(self, answer: Answer) -> None:
        codes = [option.value for option in self.asked.non_answers]
        super().put(None if answer in codes else answer)
        for tile, code in zip(self._apart, codes, strict=True):
            tile.put_checked(code == answer)

    def _understood(self, text: str) -> Answer:
        value = whole_number(text)
        least, most = self.asked.choices[0].value, self.asked.choices[-1].value
        if not int(least) <= value <= int(most):
            raise AnswerError(_("Write a whole number from {least} to {most}.").format(least=least, most=most))
        return value
