"""A field for a date, typed as people write it: 21/11/2026, 21-11-2026 or 2026-11-21."""

import datetime as dt
import re

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Answer
from ui.widgets.answers.text_fields import LineField
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, row

WIDTH = 280
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def read_date(text: str) -> dt.date:
    """A date with the day first, or ISO.

    Raises:
        AnswerError: there is no such day, or it is written in another way.
    """
    match = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is None:
        raise AnswerError(_("Write the date as day/month/year, such as 21/11/2026."))
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        sentence = _("There is no such day: {day}; check the day and the month.")
        raise AnswerError(sentence.format(day=text)) from None


class DateField(LineField):
    """A line for a date with its reading in words beneath, and a button for today."""

    role = "number"
    typed_mark = "/"

    def _rows(self) -> tuple[QWidget, ...]:
        self._line.setMaximumWidth(WIDTH)
        self._line.setPlaceholderText("21/11/2026")
        today = Button(N_("Today"), key="Ctrl+T")
        today.clicked.connect(self._put_today)
        beside = QWidget()
        beside.setLayout(row(self._line, today, 1, spacing=2 * GRID))
        return (beside,)

    def _put_today(self) -> None:
        self.put(dt.datetime.now().astimezone().date().isoformat())
        self._line.setFocus()

    def _written(self, answer: Answer) -> str:
        return dt.date.fromisoformat(answer).strftime("%d/%m/%Y") if isinstance(answer, str) else ""

    def _understood(self, text: str) -> Answer:
        return read_date(text).isoformat()

    def _read_back(self) -> str:
        try:
            day = read_date(self._line.text().strip())
        except AnswerError:  # not finished yet; confirming says what is wrong
            return ""
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
