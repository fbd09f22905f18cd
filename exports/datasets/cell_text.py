"""One cell as a text, the same for every format that is read or written."""

import datetime as dt
import math

EXACT_WHOLE = 2.0**53  # up to here every whole number is a float of its own


def cell_text(value: object) -> str:
    """A cell as a text: "" where missing (None, NaN), a number in its shortest exact form (5.0 is 5), a date as ISO."""
    # The commonest kinds first: an export makes a text of every cell.
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.timedelta):
        return _duration_text(value)
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _duration_text(value: dt.timedelta) -> str:
    """26:00:00, as a spreadsheet shows it."""
    seconds = round(abs(value).total_seconds())
    sign = "-" if value < dt.timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _float_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < EXACT_WHOLE else repr(value)
