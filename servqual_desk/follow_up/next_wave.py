"""When citizens are to be asked again: the next planned wave, else a year after the last.

PermenPANRB 14/2017 asks for a survey at least once a year.
"""

import datetime as dt
from dataclasses import dataclass

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWave:
    """The day (ISO) on which it is due; `title` is of the planned wave, "" where none is planned."""

    due_on: str
    title: str

    @property
    def is_planned(self) -> bool:
        return bool(self.title)


def next_wave(project: ProjectFile, today: str) -> NextWave | None:
    """The next wave after today (an ISO day); None where no wave has a day."""
    waves = Fieldwork(project).waves()
    coming = [(wave.starts_on, wave.title) for wave in waves if wave.starts_on is not None and wave.starts_on > today]
    if coming:
        first, title = min(coming)
        return NextWave(due_on=first, title=title)
    held = [day for wave in waves if (day := _last_day(wave)) is not None]
    return NextWave(due_on=_a_year_later(max(held)), title="") if held else None


def _last_day(wave: Wave) -> str | None:
    return wave.ends_on or wave.starts_on


def _a_year_later(day: str) -> str:
    then = dt.date.fromisoformat(day)
    if (then.month, then.day) == (2, 29):
        then = then.replace(day=28)
    return then.replace(year=then.year + 1).isoformat()
