"""The follow-up plan line by line, for the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exports.words.days import day_words
from exports.words.follow_up import change_words, next_wave_words, status_words, subject_words
from instruments.i18n import _
from servqual_desk.follow_up.timeline import timeline_matrix
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.words.wave_order import WAVE

if TYPE_CHECKING:
    from analysis.follow_up.follow_up import FollowUp, PlannedAction


def action_line(place: int, planned: "PlannedAction", project: Project) -> str:
    """An action with its number, and below it whatever else is known of it."""
    action = planned.action
    subject = subject_words(action, project.instrument)
    head = f"{place:>3}  {status_words(planned)}  {' – '.join(filter(None, (subject, action.what)))}"
    waves = field_names(project).get(WAVE, {})
    told = (
        (_("Responsible"), action.owner),
        (_("Due"), day_words(action.due_on)),
        (_("From wave"), waves.get(action.wave or "", "")),
        (_("Evidence"), " ".join(filter(None, (action.evidence, action.evidence_place)))),
        (_("What came of it"), change_words(planned.change, waves)),
    )
    return "\n".join([head, *(f"     {name}: {words}" for name, words in told if words)])


def closing_lines(plan: "FollowUp") -> Iterator[str]:
    """What stands below the list: what was in which year, field by field, and when citizens are to be asked again."""
    matrix = timeline_matrix(plan.happenings)
    for field, cells in matrix.rows:
        told = [f"{year} {'; '.join(titles)}" for year, titles in zip(matrix.years, cells, strict=True) if titles]
        yield f"{field or _('Without a field')}: {' · '.join(told)}"
    if due := next_wave_words(plan.next_wave, plan.today):
        yield due
