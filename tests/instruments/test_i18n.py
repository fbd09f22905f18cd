import datetime as dt
import threading

import pytest

from instruments.i18n import (
    C_,
    LANGUAGES,
    _,
    format_date,
    format_number,
    format_percent,
    format_time,
    language,
    pgettext,
    system_language,
    use_language,
)


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (0.625, 2, "0,62", "0.62"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (-1.0683, 2, "−1,07", "−1.07"),
        (-0.001, 2, "0,00", "0.00"),
        (100000, 0, "100.000", "100,000"),
        (1.234e30, 2, "1,23E30", "1.23E30"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(
    value: float, decimals: int, indonesian: str, english: str
) -> None:
    with use_language("id"):
        assert format_number(value, decimals) == indonesian
    with use_language("en"):
        assert format_number(value, decimals) == english


def test_dates_and_times_by_language() -> None:
    moment = dt.datetime(2026, 11, 21, 10, 14, 3, tzinfo=dt.UTC)
    with use_language("id"):
        assert (format_date(moment), format_time(moment)) == ("21 November 2026", "10.14.03")
    with use_language("en"):
        assert (format_date(moment), format_time(moment)) == ("November 21, 2026", "10:14:03")


def test_a_percent_sign_follows_its_number_at_once() -> None:
    with use_language("id"):
        assert format_percent(0.6749, 1) == "67,5%"
    with use_language("en"):
        assert format_percent(0.5) == "50%"


def test_one_english_text_with_two_meanings_has_two_translations() -> None:
    with use_language("id"):
        assert pgettext("section", "Overall") == _(C_("section", "Overall")) == "Secara keseluruhan"
        assert _("Overall") == "Keseluruhan"
    for code in LANGUAGES:
        with use_language(code):
            assert pgettext("a place that no catalogue has", "Overall") == "Overall"
    with use_language("en"):
        assert pgettext("section", "Overall") == _(C_("section", "Overall")) == "Overall"


def test_a_block_speaks_another_language_in_its_own_thread_only() -> None:
    outside, program = language(), heard_in_a_thread()
    spoken = next(code for code in LANGUAGES if code != program)
    with use_language(spoken):
        assert language() == spoken
        assert heard_in_a_thread() == program

    assert language() == outside


def heard_in_a_thread() -> str:
    """The language in force in a thread that begins now."""
    heard: list[str] = []
    other = threading.Thread(target=lambda: heard.append(language()))
    other.start()
    other.join()
    return heard[0]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"SERVQUAL_DESK_LANG": "en", "LANG": "id_ID.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "id"),
    ],
)
def test_the_computers_language_is_followed_and_indonesian_is_the_default(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("SERVQUAL_DESK_LANG", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert system_language() == expected
