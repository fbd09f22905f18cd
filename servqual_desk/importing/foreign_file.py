"""A stranger's file after the child process has read it: its sheets on disk, what labels them, and what was guessed."""

from collections.abc import Iterable

import msgspec

from servqual_desk.errors import DataError


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a file that nobody said and the program concluded.

    Attributes:
        what: a code: encoding, delimiter, sheet, header, dates, times, column, values, merged, hidden, map, new_rows, history.
        value: the conclusion, as it is shown.
        certain: whether the file itself proves it.
        column: the file's column that it is about; "" for the whole file.
    """

    what: str
    value: str
    certain: bool = True
    column: str = ""


class OpenQuestionError(DataError):
    """A file cannot be read before a person has said something about it.

    Attributes:
        asks: a code (`encoding`, `sheet`, `again`, `erased`).
        options: what there is to choose from, where the file itself names it.
        plain: the sentence without the command line's way to answer; "" where it has none.
    """

    def __init__(self, faults: str | Iterable[str], *, asks: str, options: Iterable[str] = (), plain: str = "") -> None:
        super().__init__(faults)
        self.asks, self.options, self.plain = asks, tuple(options), plain


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a file; a text file and a statistics file have one.

    Attributes:
        name: the sheet's name; "" where the format has none.
        hidden: whether a spreadsheet hides it.
        file: the name of its grid in the folder of the reading; "" where it was not read.
        n_rows: rows, the header and empty ones included.
        width: cells of its longest row.
        guesses: what was concluded about this sheet alone.
        hidden_rows: rows that a spreadsheet does not show, as it counts them.
    """

    name: str = ""
    hidden: bool = False
    file: str = ""
    n_rows: int = 0
    width: int = 0
    guesses: tuple[Guess, ...] = ()
    hidden_rows: tuple[int, ...] = ()


class ForeignFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the child process found.

    Attributes:
        name: the file's name, for faults.
        digest: SHA-256 of its content.
        sheets: its tables, in order.
        parted: whether a sign parts the cells, so that a row with another number of them than the header is broken.
        decimal_comma: whether a decimal comma can stand in a cell (semicolons or tabs split the columns).
        day_zero: the day from which a spreadsheet counts dates, "" where numbers are no dates.
        titles: column → the file's own words for it (a variable's label).
        sets: column of a multiple-response set → what it may be called by the set and its own words (`Services/Licence`).
        counted: column of ticks → the cell that ticks it, where the file says that it is another one than 1.
        joined: column that the file does not have itself → the columns of codes whose cells it joins.
        labels: column → cell → the file's own words for it (value labels).
        user_missing: column → cells that the file declares as missing.
        guesses: what was concluded about the whole file.
    """

    name: str
    digest: str = ""
    sheets: tuple[Sheet, ...] = ()
    parted: bool = False
    decimal_comma: bool = False
    thousands_doubt: bool = False
    day_zero: str = ""
    titles: dict[str, str] = {}
    sets: dict[str, list[str]] = {}
    counted: dict[str, str] = {}
    joined: dict[str, list[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    user_missing: dict[str, list[str]] = {}
    guesses: tuple[Guess, ...] = ()
