"""What is written into a field, and how it is understood."""

import datetime as dt

import pytest

from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.entered_text import decimal_number, read_date, whole_number


@pytest.mark.parametrize(("written", "meant"), [("35", 35), ("-4", -4), ("−4", -4), ("007", 7)])
def test_whole_numbers(written: str, meant: int) -> None:
    assert whole_number(written) == meant


@pytest.mark.parametrize("written", ["1.000", "1 000", "3,5", "x", "1e3", ""])
def test_what_is_no_plain_whole_number_is_refused(written: str) -> None:
    with pytest.raises(AnswerError):
        whole_number(written)


@pytest.mark.parametrize(("written", "meant"), [("0,625", 0.625), ("0.625", 0.625), ("-1,5", -1.5), ("12", 12.0)])
def test_a_decimal_comma_is_a_decimal_comma(written: str, meant: float) -> None:
    assert decimal_number(written) == meant


@pytest.mark.parametrize("written", ["1.250,5", "1,250.5", "1,2,3", "nan", "inf", ",5"])
def test_two_marks_are_refused_rather_than_guessed(written: str) -> None:
    with pytest.raises(AnswerError):
        decimal_number(written)


@pytest.mark.parametrize("written", ["21/11/2026", "21-11-2026", "21.11.2026", "21 11 2026", "2026-11-21"])
def test_dates_as_people_write_them(written: str) -> None:
    assert read_date(written) == dt.date(2026, 11, 21)


@pytest.mark.parametrize("written", ["31/02/2026", "21/11/26", "11/2026", "2026/11/21", "today"])
def test_a_day_that_does_not_exist_or_is_unclear_is_refused(written: str) -> None:
    with pytest.raises(AnswerError):
        read_date(written)
