"""What happened beside the survey: dated events, and stages that last and may overlap, for the chart over time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from instruments.i18n import _
from servqual_desk.follow_up.days import day_faults
from servqual_desk.follow_up.numbered_rows import NumberedRows

MOST_YEARS = 40  # beyond it a matrix leaves out years in which nothing began or ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event on a day, or a stage from one day to another; ISO days. An event has no last day.

    `field` is what it belongs to (regulation, staff, applications), "" or None where nobody has said.
    """

    id: int = 0
    title: str
    starts_on: str
    ends_on: str | None = None
    field: str | None = None

    @property
    def name(self) -> str:
        return self.title

    @property
    def years(self) -> range:
        """Every year in which it was."""
        return range(int(self.starts_on[:4]), int((self.ends_on or self.starts_on)[:4]) + 1)

    @property
    def field_key(self) -> str:
        """By which fields are one: however they are written, capitals or not; "" for none."""
        return field_key(self.field or "")


class Timeline(NumberedRows[Happening]):
    """The events and stages of a survey."""

    table = "happening"
    kind = Happening

    def key(self, row: Happening) -> tuple[str, ...]:
        return row.title.strip(), row.starts_on, row.ends_on or "", row.field_key

    def row(self, kept: Happening) -> dict[str, Any]:
        return asdict(kept) | {"title": kept.title.strip(), "field": (kept.field or "").strip() or None}

    def faults(self, row: Happening) -> list[str]:
        faults = day_faults(starts_on=row.starts_on, ends_on=row.ends_on)
        if not row.title.strip():
            faults.append(_("Give the event or stage a name."))
        if not faults and row.ends_on is not None and row.ends_on < row.starts_on:
            faults.append(_("The stage ends before it begins. Exchange the two dates."))
        return faults

    def in_time(self) -> tuple[Happening, ...]:
        """In the order of their first days."""
        return tuple(sorted(self.list(), key=_when))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMatrix:
    """Field × year: in each cell the titles of what was in that year, in order of their days; a stage is in all of its years."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def timeline_matrix(happenings: Sequence[Happening]) -> TimelineMatrix:
    """A column for every year from the first to the last, or of very many for those in which something began or ended.

    Fields stand in alphabetical order, each as it was written first; what has none is at the end ("").
    """
    if not happenings:
        return TimelineMatrix(years=(), rows=())
    years = _years(happenings)
    ordered = sorted(happenings, key=_when)
    written = {one.field_key: (one.field or "").strip() for one in reversed(ordered)}
    fields = sorted(written, key=_empty_last)
    return TimelineMatrix(
        years=years,
        rows=tuple(
            (
                written[field],
                tuple(tuple(o.title for o in ordered if o.field_key == field and year in o.years) for year in years),
            )
            for field in fields
        ),
    )


def field_key(field: str) -> str:
    """By which a field, as somebody wrote it, is known."""
    return field.strip().casefold()


def _years(happenings: Sequence[Happening]) -> tuple[int, ...]:
    ends = sorted({year for one in happenings for year in (one.years[0], one.years[-1])})
    every = range(ends[0], ends[-1] + 1)
    return tuple(every if len(every) <= MOST_YEARS else ends)


def _empty_last(field: str) -> tuple[bool, str]:
    return not field, field


def _when(happening: Happening) -> tuple[str, str, int]:
    return happening.starts_on, happening.ends_on or "", happening.id
