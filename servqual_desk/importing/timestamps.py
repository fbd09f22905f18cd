"""When an interview was held, from the times that a survey service writes itself; what cannot be read is no fault."""

import datetime as dt
import re
from collections.abc import Collection

from instruments.i18n import _
from instruments.limits import ANY_DAY, day_within
from servqual_desk.importing.cell_error import fault
from servqual_desk.importing.cell_style import Reader
from servqual_desk.importing.cell_values import plausible
from servqual_desk.importing.dates import ORDERS, Order, day_of_cell, proved_order
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.words import BLANK, close
from servqual_desk.store.clock import stored

_CLOCK = re.compile(
    r"\S+[T\s]\s*(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?(?:[.,][0-9]+)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|WIB|WITA|WIT)?\s*(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?\s*"
)
_HOURS_OF = {"WIB": 7, "WITA": 8, "WIT": 9}
_NOON = dt.time(12)  # of a day without a time, so that no zone makes another day of it


def order_of_times(cells: Collection[str], said: str = "") -> Order | None:
    """Which of day and month stands first in these times; None where the cells do not prove it, or hold no times at all.

    Args:
        said: what a person says of it.
    """
    if said in ORDERS:
        return said
    order, is_open = proved_order(cells)
    if is_open or not any(moment_of_cell(cell, order) for cell in cells):
        return None
    return order


def all_unreadable(cells: Collection[str]) -> bool:
    """Whether there are times, and none of them can be read, whichever of day and month stands first."""
    filled = [cell for cell in cells if close(cell) not in BLANK]
    return bool(filled) and not any(moment_of_cell(cell, order) for cell in filled for order in ORDERS)


def reader_of_times(order: Order) -> Reader:
    """A reader of cells that gives the moment as it is stored, or nothing."""

    def read(cell: str) -> Value:
        return moment_of_cell(cell, order) or None

    return read


def is_written_otherwise(cell: str) -> bool:
    """Whether a cell tells a day or a time in another way than the program writes it (17/03/2026 09.30)."""
    try:
        dt.datetime.fromisoformat(cell.strip())
    except ValueError:
        return bool(cell.strip())
    return False


def times_written(order: Order) -> Reader:
    """A reader of cells in which a day or a time must stand."""

    def read(cell: str) -> Value:
        found = moment_of_cell(cell, order)
        if not found and close(cell) not in BLANK:
            raise fault(_("{cell} is not a time; write it like 21/11/2026 09:30, or leave the cell empty."), cell)
        if found:
            with plausible():
                day_within(found[:10], ANY_DAY)
        return found or None

    return read


def moment_of_cell(cell: str, order: Order) -> str:
    """The moment in UTC as it is stored; "" where the cell is none. A time without a zone is of this computer's."""
    try:
        day = dt.date.fromisoformat(day_of_cell(cell.strip(), order, ""))
        return stored(_at(day, _CLOCK.fullmatch(cell.strip())))
    except (ValueError, OverflowError):
        return ""


def noon(day: str) -> str:
    """The middle of an ISO day on this computer, as it is stored."""
    return stored(_at(dt.date.fromisoformat(day), None))


def _at(day: dt.date, clock: "re.Match[str] | None") -> dt.datetime:
    if clock is None:
        return dt.datetime.combine(day, _NOON).astimezone()
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].upper().startswith("P") else 0)
    at = dt.datetime.combine(day, dt.time(hour, int(clock["minute"]), int(clock["second"] or 0)))
    zone = _zone(clock["zone"] or "", clock["offset"] or "")
    return at.astimezone() if zone is None else at.replace(tzinfo=zone)


def _zone(name: str, offset: str) -> dt.timezone | None:
    if not name and not offset:
        return None
    if not offset:
        return dt.timezone(dt.timedelta(hours=_HOURS_OF.get(name, 0)))
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return dt.timezone((-1 if offset[0] == "-" else 1) * dt.timedelta(hours=hours, minutes=minutes))
