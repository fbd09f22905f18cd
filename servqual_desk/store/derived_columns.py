"""The columns that no cell holds, as SQL over `response AS r`."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.store.sqlite import Database
from servqual_desk.words.derived_columns import CHANNEL, MONTH, RANGE

# The local day of an interview's end; an imported one has a moment of its own only where its two ends differ (the earlier one).
_OWN_MOMENT = (
    "CASE WHEN r.mode <> 'import' THEN r.finished_at "
    "WHEN r.started_at <> r.finished_at THEN min(r.started_at, r.finished_at) END"
)
EXPRESSIONS: Mapping[str, str] = MappingProxyType(
    {
        MONTH: f"strftime('%Y-%m', {_OWN_MOMENT}, 'localtime')",
        CHANNEL: "(SELECT s.channel FROM service AS s WHERE s.code = r.service)",
    }
)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def derived_condition(column: str, values: Sequence[str]) -> tuple[list[str], list[str]]:
    """Alternatives and their parameters; a month may be a range `2026-08..2026-10`, open where an end is left out.

    Raises:
        DataError: an end is no month.
    """
    expression, parts, given = EXPRESSIONS[column], list[str](), list[str]()
    for value in values:
        first, to, last = value.partition(RANGE)
        if column == MONTH:
            _require_months([first, last] if to else [value], value, is_range=bool(to))
        if column == MONTH and to:
            parts.append(f"{expression} BETWEEN ? AND ?")
            given += [first or "0000-01", last or "9999-12"]
        else:
            parts.append(f"{expression} = ?")
            given.append(value)
    return parts, given


def _require_months(ends: Sequence[str], value: str, *, is_range: bool) -> None:
    if not all(_MONTH.fullmatch(end) or (is_range and not end) for end in ends) or not any(ends):
        raise DataError(
            _("“{value}” is no month. Write one such as 2026-08, or a range such as 2026-08..2026-10.").format(
                value=value
            )
        )


def derived_values(database: Database, column: str) -> dict[str, str | None]:
    """Each finished response's identifier → its value."""
    rows = database.conn.execute(f"SELECT r.uuid, {EXPRESSIONS[column]} FROM response AS r WHERE r.status = 'finished'")
    return dict(rows.fetchall())


def distinct_derived_values(database: Database, column: str, wave: str = "") -> tuple[str, ...]:
    """The values that finished responses have, by name; of one wave alone where it is given."""
    rows = database.conn.execute(
        f"SELECT DISTINCT {EXPRESSIONS[column]} AS value FROM response AS r "
        "WHERE r.status = 'finished' AND ? IN ('', r.wave) ORDER BY value",
        (wave,),
    )
    return tuple(value for (value,) in rows if value)
