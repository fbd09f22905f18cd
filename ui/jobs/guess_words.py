"""What was concluded about a data file, as sentences for the terminal and the window."""

from collections.abc import Mapping

from instruments.i18n import N_, _
from servqual_desk.importing.foreign_file import Guess

_SENTENCES: Mapping[str, str] = {
    "encoding": N_("The text is read as {value}."),
    "delimiter": N_("The columns are parted by {value}."),
    "sheet": N_("The sheet “{value}” is read."),
    "header": N_("The columns' names stand in row {value}."),
    "dates": N_("Column “{column}”: {value}."),
    "column": N_("Column “{column}” is {value}."),
    "times": N_(
        "Column “{column}”: its times cannot be read, so the file does not tell when the interviews were held."
    ),
    "values": N_("Column “{column}”: {value}."),
    "merged": N_("Column “{column}”: merged cells count for each of their rows ({value})."),
    "hidden": N_("Rows that the spreadsheet hides are imported too: {value}."),
    "map": N_("What was said of such a file at the last import is used again ({value})."),
    "history": N_(
        "The responses keep their identifiers; the log of their changes is not in a data file and is left out."
    ),
    "new_rows": N_("{value} rows were imported before and are left out."),
    "erased_rows": N_("Left out, because their responses were erased since at the respondent's wish: rows {value}."),
}
_DELIMITERS: Mapping[str, str] = {
    ",": N_("commas"),
    ";": N_("semicolons"),
    "\t": N_("tabs"),
    "|": N_("upright strokes"),
}
_ENCODINGS: Mapping[str, str] = {"cp1252": "Windows-1252", "gb18030": "GB 18030"}
_ORDERS: Mapping[str, str] = {
    "dmy": N_("in its dates the day stands first"),
    "mdy": N_("in its dates the month stands first"),
}


def guess_sentence(guess: Guess) -> str:
    """One sentence about a conclusion, in the language in force."""
    value = guess.value
    if guess.what == "delimiter":
        value = _(_DELIMITERS[value]) if value in _DELIMITERS else value
    elif guess.what == "encoding":
        value = _ENCODINGS.get(value, value)
    elif guess.what == "dates":
        value = _(_ORDERS[value])
    return _(_SENTENCES[guess.what]).format(value=value, column=guess.column)
