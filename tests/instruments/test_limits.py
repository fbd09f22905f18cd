"""Which answers can be true, and one sentence for each that cannot."""

import datetime as dt

import pytest

from instruments.limits import ImplausibleError, Limits, day_within, number_within, text_fault, whole_within

TODAY = dt.date(2026, 11, 26)


def refusal(check: object, *args: object, **more: object) -> str:
    with pytest.raises(ImplausibleError) as refused:
        check(*args, **more)  # type: ignore[operator]
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [
        ("31/02/2026", Limits(), "“31/02/2026” is not a date; write year-month-day, such as 2026-11-21."),
        ("2026-02-31", Limits(), "There is no such day: 2026-02-31; check the day and the month."),
        ("1899-12-31", Limits(), "The year 1899 is not plausible; it lies between 1900 and 2200."),
        ("9999-01-01", Limits(), "The year 9999 is not plausible; it lies between 1900 and 2200."),
        ("2026-11-27", Limits(not_after="today"), "November 27, 2026 has not come yet; write today or an earlier day."),
        ("2026-11-27", Limits(), "November 27, 2026 has not come yet; write today or an earlier day."),
        (
            "2030-01-01",
            Limits(not_before="2020-01-01"),
            "January 1, 2030 has not come yet; write today or an earlier day.",
        ),
        ("1905-12-31", Limits(), "December 31, 1905 is more than 120 years ago; check the year."),
        ("1900-01-01", Limits(not_after="today"), "January 1, 1900 is more than 120 years ago; check the year."),
        ("2026-07-02", Limits(not_after="2026-07-01"), "July 2, 2026 is too late: July 1, 2026 is the last day."),
        (
            "2025-12-31",
            Limits(not_before="2026-01-01"),
            "December 31, 2025 is too early: January 1, 2026 is the first day.",
        ),
    ],
)
def test_a_day_that_cannot_be(text: str, limits: Limits, said: str) -> None:
    assert refusal(day_within, text, limits, today=TODAY) == said


@pytest.mark.parametrize("limits", [Limits(), Limits(not_after="today")])
@pytest.mark.parametrize("text", ["2024-02-29", "1906-01-01", "2026-11-26"])
def test_a_day_that_can_be(text: str, limits: Limits) -> None:
    assert day_within(text, limits, today=TODAY) == text


def test_limits_that_are_stated_reach_further_than_those_that_hold_without() -> None:
    wide = Limits(not_before="1900-01-01", not_after="2030-12-31")
    assert [day_within(text, wide, today=TODAY) for text in ("1900-01-01", "2030-12-31")] == [
        "1900-01-01",
        "2030-12-31",
    ]


def test_numbers_within_their_limits() -> None:
    limits = Limits(min=17, max=99)
    assert [whole_within(value, limits) for value in (17, 99)] == [17, 99]
    assert refusal(whole_within, 16, limits) == "16 is too small: 17 is the least."
    assert refusal(number_within, 99.5, limits) == "99.5 is too large: 99 is the most."


def test_whole_numbers_that_a_float_would_change_are_refused() -> None:
    assert whole_within(2**53, Limits()) == 2**53
    for value in (2**53 + 1, -(2**53) - 1, 10**40):
        assert "too large for a data file" in refusal(whole_within, value, Limits())
    assert "too large for a data file" in refusal(number_within, 1e308, Limits())


@pytest.mark.parametrize(
    ("text", "code"), [("a\0b", "U+0000"), ("\ufffe", "U+FFFE"), ("x\ud800", "U+D800"), ("\U0010ffff", "U+10FFFF")]
)
def test_a_text_with_what_is_no_character(text: str, code: str) -> None:
    assert code in (text_fault(text) or "")


def test_a_text_of_characters() -> None:
    assert text_fault("Terima kasih 🙏\n\tbaris kedua ‑ ok") is None
