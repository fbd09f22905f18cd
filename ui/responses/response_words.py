"""Responses and answers in words."""

import datetime as dt

from instruments.i18n import _, format_date, format_number
from servqual_desk.interviewing.answer_words import answer_words as short_words
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.responses.responses import Response


def response_name(response: Response) -> str:
    """What a response is called: by its form's number, else by the last signs of its identifier."""
    if response.serial:
        return _("Form {serial}").format(serial=response.serial)
    return _("Response {number}").format(number=response.uuid[-4:].upper())


def answer_in_words(asked: Asked, answer: Answer) -> str:
    """An answer as a person reads it: labels, dates in words, numbers with the language's decimal mark, points by name."""
    if isinstance(answer, dict):
        labels = {str(option.value): option.label for option in asked.choices}
        return " · ".join(f"{labels[name]} {points}" for name, points in answer.items())
    if asked.traits.storage == "date" and isinstance(answer, str):
        return format_date(dt.date.fromisoformat(answer))
    if isinstance(answer, float):
        return format_number(answer, _decimals(answer))
    return short_words(asked, answer)


def _decimals(number: float) -> int:
    """As many as the shortest exact form has."""
    _whole, _point, decimals = repr(number).partition(".")
    return 0 if decimals == "0" or "e" in decimals else len(decimals)
