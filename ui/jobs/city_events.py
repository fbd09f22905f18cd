"""The stages, rules and awards of one of the papers' cities, added to a survey's timeline."""

from instruments.i18n import ngettext
from servqual_desk.follow_up.city_events import city_events
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project


def add_city_events(project: Project, city: str) -> tuple[Happening, ...]:
    """Add what is not there yet, all or nothing.

    Raises:
        DataError: the survey is about the other city.
        RightError: whoever is signed in may not change the plan.
    """
    places = [unit.code for unit in project.fieldwork.units()]
    with project.transaction():
        return tuple(project.timeline.keep(one) for one in city_events(city, project.timeline.list(), places))


def added_words(n: int) -> str:
    return ngettext("{n} event or stage was added.", "{n} events and stages were added.", n).format(n=n)
