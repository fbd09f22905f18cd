"""A field for a date, typed as people write it: 21/11/2026, 21-11-2026 or 2026-11-21."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.entered_text import read_date
from servqual_desk.interviewing.shown_question import Answer
from ui.widgets.answers.text_fields import LineField
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, panel, row


class DateField(LineField):
    """A line for a date with its reading in words beneath, and a button for today."""

    role = "number"
    takes_words = False
    typed_mark = "/"
    longest = "30/12/2026"

    def _rows(self) -> tuple[QWidget, ...]:
        self._line.setPlaceholderText("21/11/2026")
        today = Button(N_("Today"), self._put_today, key="Ctrl+T")
        return (panel(row(self._line, today, 1, spacing=2 * GRID)),)

    def _put_today(self) -> None:
        self._line.setText(self._written(dt.datetime.now().astimezone().date().isoformat()))
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
