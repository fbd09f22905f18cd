"""Words, numbers and dates in the user's language: Indonesian (`id`) and English (`en`).

English sentences in the code are the message ids; `locale/id/LC_MESSAGES/servqual_desk.po` holds the Indonesian.
Call `_()` when the words are shown, never at import time; mark a table of sentences with `N_()`. Where one English text
has two meanings, say which: `pgettext("column", "After")`, or `C_("column", "After")` in a table.

The language is set once for the program (`set_language`) and may differ inside a block (`use_language`),
so that a report in English can be written, also in a thread, while the window stays Indonesian.
"""

import datetime as dt
import gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from pathlib import Path

from instruments.late_catalogue import LateCatalogue

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT_LANGUAGE = "id"
DOMAIN = "servqual_desk"
LANGUAGE_VARIABLE = "SERVQUAL_DESK_LANG"
LOCALE_DIR = Path(__file__).parent / "locale"
EXACT_TO = 1e15
CONTEXT_END = "\4"  # what a catalogue puts between a context and its message

_program_language = DEFAULT_LANGUAGE
_block_language: ContextVar[str | None] = ContextVar("block_language", default=None)


def system_language() -> str:
    """The language of `SERVQUAL_DESK_LANG`, else of the operating system, else Indonesian."""
    for name in (
        os.environ.get(LANGUAGE_VARIABLE),
        os.environ.get("LC_ALL"),
        os.environ.get("LANG"),
        locale.getlocale()[0],
    ):
        code = (name or "")[:2].lower()
        if code in LANGUAGES:
            return code
    return DEFAULT_LANGUAGE


def set_language(code: str) -> None:
    """Choose the program's language; an unknown code is ours to notice."""
    global _program_language
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}")
    _program_language = code


def language() -> str:
    """The language in force here: the block's, else the program's."""
    return _block_language.get() or _program_language


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Speak `code` inside the block (and in this thread only)."""
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}")
    token = _block_language.set(code)
    try:
        yield
    finally:
        _block_language.reset(token)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_DIR, languages=[code], class_=LateCatalogue, fallback=code == "en")


def _(message: str) -> str:
    """The message in the language in force."""
    return _catalogue(language()).gettext(message).rpartition(CONTEXT_END)[2]


def pgettext(context: str, message: str) -> str:
    """The message in the language in force, in the one of its meanings that `context` names."""
    return _(C_(context, message))


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message for `n` things, in the language in force."""
    return _catalogue(language()).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802  gettext's own name for "translate later"
    """Mark a message for the catalogue without translating it yet."""
    return message


def C_(context: str, message: str) -> str:  # noqa: N802  as `N_`
    """Mark a message that has several meanings for the catalogue; `_()` translates what it returns."""
    return f"{context}{CONTEXT_END}{message}"


def format_number(value: float, decimals: int = 2) -> str:
    """A number rounded once, half-even on its shortest decimal, with the language's decimal mark: 0,62 or 0.62.

    Beyond what a float holds to the unit it is a power of ten: 1,23E30.
    """
    if abs(value) >= EXACT_TO:
        from babel.numbers import format_scientific

        text = format_scientific(value, format="0.00E0", locale=language())
    else:
        # As Babel's format_decimal, in a tenth of the time: a report has thousands of numbers.
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
        text = f"{rounded:,f}".translate(_marks(language()))
    # A value that rounds to nothing has no sign: -0,00 would puzzle a reader.
    if value < 0 and not any(digit in text for digit in "123456789"):
        text = text.lstrip("-\N{MINUS SIGN}")
    return text.replace("-", "\N{MINUS SIGN}", 1) if text.startswith("-") else text


@cache
def _marks(code: str) -> dict[int, str]:
    """Python's marks of thousands and decimals → the language's."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return str.maketrans({",": get_group_symbol(code), ".": get_decimal_symbol(code)})


def format_percent(value: float, decimals: int = 0) -> str:
    """A share (0 to 1) as a percentage: 0.314 → 31%."""
    return f"{format_number(100 * value, decimals)}%"


def format_date(value: dt.date | dt.datetime, style: str = "long") -> str:
    """A date in the language's words: 21 November 2026."""
    from babel.dates import format_date as babel_date

    return babel_date(value, format=style, locale=language())


def format_time(value: dt.datetime, seconds: bool = True) -> str:
    """A wall-clock time, 24 hours: 10.14.03 in Indonesian, 10:14:03 in English."""
    separator = "." if language() == "id" else ":"
    return value.strftime(separator.join(["%H", "%M", "%S"] if seconds else ["%H", "%M"]))
