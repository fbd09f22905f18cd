"""What the chips of a file say: its code page, its signs, the row with the names, the order of its dates, who wrote it."""

from collections.abc import Sequence
from functools import partial

from instruments.i18n import N_, _
from servqual_desk.importing.foreign_file import Guess
from ui.widgets.choice_list import Option
from ui.widgets.spoken_words import as_it_is

MOST_HEADER_ROWS = 20

ENCODINGS: Sequence[Option] = (
    ("utf-8", as_it_is("UTF-8")),
    ("utf-16", as_it_is("UTF-16")),
    ("cp1252", as_it_is("Windows-1252")),
    ("gb18030", as_it_is("GB 18030")),
    ("big5", as_it_is("Big5")),
    ("euc-kr", as_it_is("EUC-KR")),
    ("shift_jis", as_it_is("Shift JIS")),
)
DELIMITERS: Sequence[Option] = (
    (",", N_("Comma  ,")),
    (";", N_("Semicolon  ;")),
    ("\t", N_("Tab")),
    ("|", N_("Upright stroke  |")),
)
DECIMALS: Sequence[Option] = ((",", N_("Comma: 0,5")), (".", N_("Point: 0.5")))
EITHER_DECIMAL: Option = ("", N_("Comma or point"))
ORDERS: Sequence[Option] = (("dmy", N_("Day first: 17/03")), ("mdy", N_("Month first: 03/17")))
NO_SERVICE = "none"
SERVICES: Sequence[Option] = (
    (NO_SERVICE, N_("None of these")),
    ("kobo", as_it_is("KoboToolbox")),
    ("odk", as_it_is("ODK Central")),
    ("google-forms", as_it_is("Google Forms")),
    ("limesurvey", as_it_is("LimeSurvey")),
    ("microsoft-forms", as_it_is("Microsoft Forms")),
    ("qualtrics", as_it_is("Qualtrics")),
)

_FOUND_ENCODINGS = {"UTF-8": "utf-8", "UTF-16": "utf-16"}


def found_value(guesses: Sequence[Guess], what: str) -> str:
    """What was concluded about the file; "" where nothing was."""
    value = next((guess.value for guess in guesses if guess.what == what), "")
    return _FOUND_ENCODINGS.get(value, value) if what == "encoding" else value


def header_rows(found: int) -> list[Option]:
    """The rows in which the names may stand."""
    rows = sorted({*range(1, MOST_HEADER_ROWS + 1), found})
    return [(str(number), partial(_row_words, number)) for number in rows]


def _row_words(number: int) -> str:
    return _("Row {n}").format(n=number)
