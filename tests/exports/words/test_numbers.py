import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from exports.words.numbers import interval, number, p_equals, p_value, percent, signed
from instruments.i18n import use_language

NBSP = "\N{NO-BREAK SPACE}"


def test_indonesian_has_a_decimal_comma_english_a_point() -> None:
    with use_language("id"):
        assert number(-1.234) == "−1,23"
        assert number(12345.678, 1) == "12.345,7"
        assert interval(-0.5, 0.25) == f"−0,50;{NBSP}0,25"
    with use_language("en"):
        assert number(-1.234) == "−1.23"
        assert interval(-0.5, 0.25) == f"−0.50,{NBSP}0.25"


def test_undefined_is_a_word_never_nan_never_zero() -> None:
    with use_language("en"):
        for value in (None, float("nan"), float("inf")):
            assert number(value) == signed(value) == p_value(value) == percent(value) == "undefined"
        assert interval(None, 1.0) == "undefined"
    with use_language("id"):
        assert number(None) == "tak terdefinisi"


def test_a_sign_is_shown_where_there_is_something_to_sign() -> None:
    with use_language("en"):
        assert [signed(value) for value in (0.5, -0.5, 0.0, 0.004, -0.004)] == [
            "+0.50",
            "−0.50",
            "0.00",
            "0.00",
            "0.00",
        ]


def test_a_probability_below_what_is_shown_is_never_zero() -> None:
    with use_language("id"):
        assert p_value(0.0004) == f"<{NBSP}0,001"
        assert p_equals(0.0004) == f"p{NBSP}<{NBSP}0,001"
        assert p_equals(0.0456) == f"p{NBSP}={NBSP}0,046"
        assert p_value(0.9996) == "1,000"


@pytest.mark.parametrize("spoken", ["id", "en"])
@given(st.floats(1e-9, 1e14) | st.integers(0, 10**12) | st.integers(0, 4000).map(lambda n: n / 1000), st.integers(0, 6))
def test_a_number_is_rounded_and_marked_as_unicodes_locale_data_say(spoken: str, value: float, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with use_language(spoken):
        assert number(value, decimals) == format_decimal(value, format=pattern, locale=spoken)
