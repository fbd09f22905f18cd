"""A response's own columns: who answered where, when and how. This table drives what is inserted, framed, exported,
labelled, filtered and imported; a column that stands here is known everywhere.

Light: no SQL, no pandas, so that every room above may read it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from instruments.columns import RESERVED_PREFIX
from instruments.i18n import N_

# What a cell holds: an identifier; a UTC time (ISO 8601); a word of the program's own (`servqual_desk.words.domain_words`);
# a code of the field table of the same name; a number; or any text.
Holds = Literal["uuid", "moment", "language", "mode", "source", "code", "serial", "number", "text"]


class ResponseColumn(Struct, frozen=True, kw_only=True):
    """One column of the table `response` that people see.

    Attributes:
        field: the column's name in the table; a frame or a data file calls it `sqd_<field>`.
        label: an English sentence for the catalogue.
        words: of a field table's code, the column of that table that holds its words.
        groups: answers may be grouped by it.
    """

    field: str
    label: str
    holds: Holds = "text"
    words: str = ""
    groups: bool = False

    @property
    def name(self) -> str:
        return f"{RESERVED_PREFIX}{self.field}"


# Not here, because nobody outside may see or set them: `status` (a frame holds finished responses), `instrument`, and the
# withdrawal code, which belongs to the citizen.
RESPONSE_COLUMNS: tuple[ResponseColumn, ...] = (
    ResponseColumn(field="uuid", label=N_("Response's identifier"), holds="uuid"),
    ResponseColumn(field="started_at", label=N_("Started at (UTC)"), holds="moment"),
    ResponseColumn(field="finished_at", label=N_("Finished at (UTC)"), holds="moment"),
    ResponseColumn(field="language", label=N_("Language of the interview"), holds="language", groups=True),
    ResponseColumn(field="mode", label=N_("Mode of answering"), holds="mode", groups=True),
    ResponseColumn(field="enumerator", label=N_("Enumerator"), holds="code", words="name", groups=True),
    ResponseColumn(field="unit", label=N_("Unit"), holds="code", words="name", groups=True),
    ResponseColumn(field="service", label=N_("Service"), holds="code", words="name", groups=True),
    ResponseColumn(field="wave", label=N_("Wave"), holds="code", words="title", groups=True),
    ResponseColumn(field="source", label=N_("Source of the response"), holds="source"),
    ResponseColumn(field="serial", label=N_("Number of the paper form"), holds="serial"),
    # By the monotonic clock, so that neither a changed clock nor a night between two halves counts; None where a file brought it.
    ResponseColumn(field="seconds", label=N_("Seconds of answering"), holds="number"),
)

BY_NAME: Mapping[str, ResponseColumn] = MappingProxyType({column.name: column for column in RESPONSE_COLUMNS})

PLACES = ("sqd_unit", "sqd_service")
"""Where a citizen was served, the larger one first."""
FIELDS: tuple[str, ...] = tuple(column.field for column in RESPONSE_COLUMNS)
# Field tables whose codes a response names, and the column that holds their words.
FIELD_TABLES: Mapping[str, str] = MappingProxyType({c.field: c.words for c in RESPONSE_COLUMNS if c.holds == "code"})
