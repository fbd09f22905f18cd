"""Which columns a statistics file has for a column of answers, and what it calls them, for whoever writes or reads it.

SPSS and Stata know numbers with labels. A choice is therefore a number there, with its id beside it (`sqd_id_<column>`); several
choices are columns of 0 and 1 (`<column>_<choice>`), with all ids joined beside them (`<column>`); so are the
places of a ranking, from 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from instruments.columns import RESERVED_PREFIX, Variable, variables
from instruments.model import Instrument
from instruments.short_names import Naming, short_names
from servqual_desk.words.response_columns import BY_NAME

Part = Literal["answer", "id", "tick", "place"]

_ID = f"{RESERVED_PREFIX}id_"
_NO_LETTER = re.compile("[^A-Za-z0-9_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileColumn:
    """One column of a statistics file: of which column of answers it is a part, and of which of its choices."""

    column: str
    part: Part = "answer"
    choice: str = ""

    @property
    def wish(self) -> str:
        """What it is called where the program allows it."""
        if self.part == "id":
            return _ID + self.column
        return f"{self.column}_{_NO_LETTER.sub('_', self.choice)}" if self.choice else self.column


def parts_of(variable: Variable) -> Iterator[FileColumn]:
    """The columns of one variable, the answer first."""
    yield FileColumn(column=variable.name)
    if variable.traits.is_one_choice:
        yield FileColumn(column=variable.name, part="id")
    elif variable.traits.several:
        for choice in variable.choices:
            part: Part = "place" if variable.traits.ranked else "tick"
            yield FileColumn(column=variable.name, part=part, choice=choice.id)


def file_names(instrument: Instrument, naming: Naming) -> dict[FileColumn, str]:
    """Every column that a file of this questionnaire may have → its name in the file; the same whatever is exported."""
    columns = [part for variable in variables(instrument) for part in parts_of(variable)]
    columns += [FileColumn(column=name) for name in BY_NAME]
    wishes = _apart(columns)
    short = short_names(list(wishes.values()), naming)
    return {column: short[wish] for column, wish in wishes.items()}


def _apart(columns: list[FileColumn]) -> dict[FileColumn, str]:
    """Each column's wish; answers keep theirs, and of others that wish the same, the later ones get a number."""
    wishes = {column: column.wish for column in columns if column.part == "answer"}
    taken = {wish.lower() for wish in wishes.values()}
    for column in columns:
        if column.part != "answer":
            wish, count = column.wish, 1
            while wish.lower() in taken:
                count += 1
                wish = f"{column.wish}_{count}"
            taken.add(wish.lower())
            wishes[column] = wish
    return {column: wishes[column] for column in columns}
