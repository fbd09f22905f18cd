"""What keeps a spreadsheet from taking a text of ours for a formula."""

import re

_FIRST = frozenset("'=+-@\t\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where it begins as a formula does: as a person would type it there.

    Texts that begin so behind apostrophes get one more, so that whoever reads the file can take ours away again.
    """
    return "'" + text if text[:1] in _FIRST and _FORMULA.match(text) else text
