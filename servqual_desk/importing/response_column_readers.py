"""How the cells of a response's own columns (`sqd_…`) are read, by what the column holds."""

import datetime as dt
import uuid
from collections.abc import Mapping

from instruments.i18n import LANGUAGES, _
from instruments.limits import ANY_DAY, day_within
from instruments.model import Instrument
from servqual_desk.errors import AnswerError
from servqual_desk.importing.cell_error import CellError, fault
from servqual_desk.importing.cell_style import Reader
from servqual_desk.importing.cell_values import plausible, text
from servqual_desk.importing.number_cells import number
from servqual_desk.importing.raw_table import Value
from servqual_desk.interviewing.paper_serials import read_serial
from servqual_desk.store.clock import stored
from servqual_desk.words.domain_words import MODES
from servqual_desk.words.response_columns import RESPONSE_COLUMNS, Holds


def own_readers(instrument: Instrument) -> dict[str, Reader]:
    """`sqd_<field>` → the reader of its cells; what has no reader of its own is read as a text."""
    languages = dict.fromkeys([*instrument.languages, *LANGUAGES])
    readers: Mapping[Holds, Reader] = {
        "uuid": identifier,
        "moment": moment,
        "language": one_of(*languages),
        "mode": one_of(*MODES),
        "serial": _serial,
        "number": number,
    }
    return {column.name: readers.get(column.holds, text) for column in RESPONSE_COLUMNS}


def _serial(cell: str) -> str:
    try:
        return read_serial(cell)
    except AnswerError as error:
        raise CellError(str(error)) from None


def identifier(cell: str) -> str:
    """A response's UUID."""
    try:
        return str(uuid.UUID(cell))
    except ValueError:
        raise fault(_("{cell} is not a UUID; restore it, or leave the cell empty for a new one."), cell) from None


def moment(cell: str) -> str:
    """A point in time, ISO 8601, as the program itself stores it: in UTC, which a time without a zone is taken for."""
    try:
        at = dt.datetime.fromisoformat(cell)
    except ValueError:
        raise fault(
            _("{cell} is not a time; write it like 2026-11-21T03:14:03+00:00, or leave the cell empty."), cell
        ) from None
    with plausible():
        day_within(at.date().isoformat(), ANY_DAY)
    half = dt.timedelta(microseconds=500)  # files count in fractions of a day or of a second: rounded, and not cut
    return stored((at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at) + half)


def one_of(*allowed: str) -> Reader:
    """One of some words of the program's own."""

    def read(cell: str) -> Value:
        if cell in allowed:
            return cell
        raise fault(_("{cell} is not one of {allowed}."), cell, allowed=", ".join(allowed))

    return read
