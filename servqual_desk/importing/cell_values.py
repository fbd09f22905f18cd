"""From one cell of a data file to the value that is stored, or the sentence that says why it cannot be.

Every kind of variable has one reader: a function from the cell's trimmed text (never empty) to a value. A reader raises
`CellError` with what is wrong and how to repair it; `import_check` adds the row and the column.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from instruments.columns import Variable
from instruments.i18n import _
from instruments.limits import ImplausibleError, text_fault, within
from servqual_desk.importing.cell_error import CellError, fault, shown
from servqual_desk.importing.cell_style import Reader, Style
from servqual_desk.importing.choice_cells import choice_reader, choices_reader, ranking_reader, scale_reader
from servqual_desk.importing.dates import day_of_cell
from servqual_desk.importing.grid import UNREADABLE
from servqual_desk.importing.number_cells import number, number_reader, points, whole
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.value_labels import CodeMeanings, choice_codes, plain_codes, scale_codes
from servqual_desk.importing.words import BLANK, close, visible


def reader(variable: Variable, style: Style) -> Reader:
    """The reader of a variable's cells, written in this style."""
    read = _kind_reader(variable, style)
    said = {close(cell): value for cell, value in style.said.items()}
    # A person names our values: the file's labels, which may count otherwise, do not explain them.
    read_said = _kind_reader(variable, replace(style, labels={}, missing=())) if said else read

    def read_cell(cell: str) -> Value:
        if cell.startswith(UNREADABLE):
            raise CellError(_unreadable(cell))
        if close(cell) in said:
            meant = said[close(cell)]
            return read_said(meant) if meant else None
        if variable.traits.own_words:
            return read(cell)
        seen = visible(cell)
        return read(seen) if seen else None

    return read_cell


def codes_of(variable: Variable, style: Style) -> CodeMeanings:
    """What the file's own labels say about the codes of this variable's column."""
    labels = {cell: label for cell, label in style.labels.items() if cell not in style.said}
    missing = [cell for cell in style.missing if cell not in style.said]
    if variable.scale is not None:
        return scale_codes(variable.scale, labels, missing, variable.name)
    if variable.choices:
        return choice_codes(variable.choices, labels, missing, variable.name)
    return plain_codes(labels, missing, variable.name, are_words=variable.traits.own_words)


def _kind_reader(variable: Variable, style: Style) -> Reader:
    codes = codes_of(variable, style)
    if variable.scale is not None:
        return scale_reader(variable.scale, codes, style)
    if variable.traits.ranked:
        return ranking_reader(variable.choices, codes)
    if variable.choices:
        return (choices_reader if variable.traits.several else choice_reader)(variable.choices, codes)
    return _with_codes(limited(PLAIN_READERS[variable.kind](style), variable), codes)


def _with_codes(read: Reader, codes: CodeMeanings) -> Reader:
    """The reader, for a column some of whose codes the file explains."""
    if not (codes.values or codes.refused):
        return read

    def read_explained(cell: str) -> Value:
        if cell in codes.refused:
            raise CellError(codes.refused[cell])
        meant = codes.values.get(cell, cell)
        return None if meant is None else read(str(meant))

    return read_explained


def _unreadable(cell: str) -> str:
    _empty, why, stands = cell.split(UNREADABLE, 2)
    sentences = {
        "formula": _("the formula {cell} has no result in the file; open it in a spreadsheet and save it again."),
        "error": _("the spreadsheet shows the error {cell}; correct its formula, or empty the cell."),
        "merged": _(
            "the cell is merged with its neighbours ({cell}), so nobody can tell whose answer it is; part them."
        ),
    }
    return sentences[why].format(cell=shown(stands))


def _text_reader(_style: Style) -> Reader:
    return text


def _date_reader(style: Style) -> Reader:
    def read(cell: str) -> Value:
        if close(cell) in BLANK:
            return None
        try:
            return day_of_cell(cell, style.order, style.day_zero)
        except ImplausibleError as error:
            raise CellError(str(error)) from None
        except (ValueError, OverflowError):
            if style.is_open:
                return None  # the question stands before the file's rows
            raise fault(_("{cell} is not a date; write year, month and day like 2026-11-21."), cell) from None

    return read


def text(cell: str) -> str:
    """Words as they are."""
    if fault := text_fault(cell):
        raise CellError(fault)
    return cell


def limited(read: Reader, variable: Variable) -> Reader:
    """The reader, for values that are plausible."""

    def readplausible(cell: str) -> Value:
        value = read(cell)
        with plausible():
            return within(value, variable.traits.storage, variable.limits)

    return readplausible


@contextmanager
def plausible() -> Iterator[None]:
    """What cannot be true is a fault of the cell."""
    try:
        yield
    except ImplausibleError as error:
        raise CellError(str(error)) from None


# Kind → the reader of its cells written in a style; scales and choices have readers of their own.
PLAIN_READERS: Mapping[str, Callable[[Style], Reader]] = {
    "integer": partial(number_reader, whole),
    "weight": partial(number_reader, points),
    "number": partial(number_reader, number),
    "date": _date_reader,
    "text": _text_reader,
}
