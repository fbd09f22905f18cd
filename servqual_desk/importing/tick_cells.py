"""Cells of a column of ticks, one column a choice: by 1 and 0, yes and no, the choice's own words, or the file's own labels.

A ranking's columns hold each choice's place.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from instruments.i18n import _
from servqual_desk.importing.cell_error import CellError, shown
from servqual_desk.importing.cell_style import Reader
from servqual_desk.importing.number_cells import WHOLE, whole
from servqual_desk.importing.words import BLANK, close

# The columns of a form's grid, in which people write how to rank.
_NAMED_PLACE = re.compile(
    r"(?:rank|ranking|peringkat|urutan)(?:\s+ke)?[\s.\-]*([0-9]+)|(?:pilihan\s+)?ke[\s\-]+([0-9]+)", re.IGNORECASE
)

TickReader = Callable[[str], int | None]
"""From a cell to whether the choice is ticked (1, else 0), or to its place in a ranking; None where it is empty."""

_TICKED = frozenset(
    {
        "1",
        "1.0",
        "yes",
        "y",
        "ya",
        "true",
        "x",
        "v",
        "√",
        "✓",
        "✔",
        "selected",
        "checked",
        "quoted",
        "dipilih",
        "dicentang",
    }
)
_NOT_TICKED = frozenset(
    {
        *(
            "0",
            "0.0",
            "no",
            "n",
            "tidak",
            "tdk",
            "t",
            "false",
            "not selected",
            "unchecked",
            "not quoted",
            "tidak dipilih",
        ),
        *("not checked", "tidak dicentang"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TickStyle:
    """How a column of ticks is written.

    Attributes:
        labels: the file's own words for its codes; one that says yes, no or the choice decides, others are passed over.
        missing: cells that the file declares as missing.
        counted: the one cell that ticks, where the file says so; "" where it does not. Every other one is no tick then.
        said: what a person said that cells mean: 1, 0, or "" for an empty cell.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    missing: Collection[str] = ()
    counted: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


def tick_reader(choice: str, read: Reader, style: TickStyle) -> TickReader:
    """The reader of the column that ticks one choice.

    Args:
        read: reads the question's answers; a cell that names the choice ticks it.
    """
    told = {cell: mark for cell, label in style.labels.items() if (mark := _said(label, choice, read)) is not None}

    def ticked(cell: str) -> bool | None:
        bare = cell.strip()
        if bare in style.said:
            return _mark(style.said[bare])
        if close(bare) in BLANK or bare in style.missing:
            return None
        if style.counted:
            return bare == style.counted
        mark = told[bare] if bare in told else _said(bare, choice, read)
        if mark is None:
            raise CellError(_("{cell} is no tick; write 1 or 0.").format(cell=shown(cell)))
        return mark

    return ticked


def place_reader(choices: int, missing: Collection[str]) -> TickReader:
    """The reader of the column that holds one choice's place among so many."""

    def place(cell: str) -> int | None:
        bare = cell.strip()
        if close(bare) in BLANK or bare in missing:
            return None
        named = _NAMED_PLACE.fullmatch(bare)
        number = (named[1] or named[2]) if named else bare
        found = whole(number) if WHOLE.fullmatch(number) else 0
        if not 1 <= found <= choices:
            raise CellError(_("{cell} is no place from 1 to {most}.").format(cell=shown(cell), most=choices))
        return found

    return place


def turned_ticks(style: TickStyle) -> dict[str, str]:
    """The codes that look like the contrary of what their label says (0 “yes”), and the code that says it.

    None where the file says which cell ticks; nor what a person has said.
    """
    labels = {} if style.counted else style.labels
    found = {cell: (_plain(cell), _plain(label)) for cell, label in labels.items() if cell not in style.said}
    return {
        cell: "1" if said else "0"
        for cell, (looks, said) in found.items()
        if None not in (looks, said) and looks != said
    }


def _mark(meant: str) -> bool | None:
    """What a person says that a cell means."""
    mark = _plain(meant)
    if mark is None and meant.strip():
        raise CellError(_("{cell} is no tick; write 1 or 0.").format(cell=shown(meant)))
    return mark


def _plain(words: str) -> bool | None:
    said = close(words)
    return True if said in _TICKED else False if said in _NOT_TICKED else None


def _said(words: str, choice: str, read: Reader) -> bool | None:
    """What a cell or a label says; None where it says nothing of a tick."""
    plain = _plain(words)
    if plain is not None or not words.strip():
        return plain
    try:
        return True if read(words.strip()) == choice else None
    except CellError:
        return None
