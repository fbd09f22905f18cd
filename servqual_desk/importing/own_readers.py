"""How the cells of a response's own columns (`sqd_…`) are read, by what the column holds."""

from collections.abc import Mapping

from instruments.i18n import LANGUAGES
from instruments.model import Instrument
from servqual_desk.errors import AnswerError
from servqual_desk.importing import cell_values
from servqual_desk.importing.cell_values import CellError, Reader
from servqual_desk.interviewing.paper_serials import read_serial
from servqual_desk.words.domain_words import MODES
from servqual_desk.words.response_columns import RESPONSE_COLUMNS, Holds


def own_readers(instrument: Instrument) -> dict[str, Reader]:
    """`sqd_<field>` → the reader of its cells; what has no reader of its own is read as a text."""
    languages = dict.fromkeys([*instrument.languages, *LANGUAGES])
    readers: Mapping[Holds, Reader] = {
        "uuid": cell_values.identifier,
        "moment": cell_values.moment,
        "language": cell_values.one_of(*languages),
        "mode": cell_values.one_of(*MODES),
        "serial": _serial,
        "number": cell_values.number,
    }
    return {column.name: readers.get(column.holds, cell_values.text) for column in RESPONSE_COLUMNS}


def _serial(cell: str) -> str:
    try:
        return read_serial(cell)
    except AnswerError as error:
        raise CellError(str(error)) from None
