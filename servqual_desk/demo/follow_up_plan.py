"""The follow-up plan of the simulated survey: made up, and only such as an office might write it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from instruments.i18n import language
from instruments.model import Instrument
from servqual_desk.follow_up.actions import Action, Actions
from servqual_desk.follow_up.goals import Goal, Goals, indicators
from servqual_desk.follow_up.timeline import Happening, Timeline
from servqual_desk.store.project_file import ProjectFile

Words = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """An action without its words."""

    action: Action
    what: Words
    owner: Words
    evidence: Words


_NOTHING: Words = {"id": "", "en": ""}
_COUNTER: Words = {"id": "Bidang Pelayanan", "en": "Service division"}
_OFFICE: Words = {"id": "Sekretariat", "en": "Secretariat"}

PLAN = (
    _Planned(
        action=Action(item="waktu", starts_on="2026-10-12", due_on="2027-01-29", status="under_way"),
        what={
            "id": "Membuka dua loket tambahan pada jam sibuk dan menayangkan antrean di layar.",
            "en": "Open two more counters at busy hours and show the queue on a screen.",
        },
        owner=_COUNTER,
        evidence=_NOTHING,
    ),
    _Planned(
        action=Action(dimension="responsiveness", starts_on="2026-11-02", due_on="2027-02-26"),
        what={
            "id": "Menempatkan seorang petugas informasi di ruang tunggu.",
            "en": "Place an information officer in the waiting room.",
        },
        owner=_COUNTER,
        evidence=_NOTHING,
    ),
    _Planned(
        action=Action(item="pengaduan", starts_on="2026-10-05", due_on="2026-10-30", status="done"),
        what={
            "id": "Mengumumkan batas waktu jawaban pengaduan di setiap loket dan di situs web.",
            "en": "Announce at every counter and on the website by when complaints are answered.",
        },
        owner=_OFFICE,
        evidence={"id": "Foto papan pengumuman, 30 Oktober 2026", "en": "Photo of the notice board, 30 October 2026"},
    ),
)
GOALS = (Goal(indicator="ikm", due_on="2027-06-30", value=80.0), Goal(indicator="gap", due_on="2027-06-30", value=-1.0))
OPENED: Words = {"id": "Loket terpadu dibuka", "en": "One-stop counter opened"}
EXPLAINED: Words = {"id": "Sosialisasi layanan daring", "en": "Online services explained"}


def plan_follow_up(project: ProjectFile) -> None:
    """Give a survey the part of the plan that is about what its questionnaire asks, in the language in force."""
    spoken = language()
    actions, goals, timeline = Actions(project), Goals(project), Timeline(project)
    with project.transaction():
        for one in PLAN:
            if _is_asked(one.action, project.instrument):
                what, owner, evidence = (words[spoken] for words in (one.what, one.owner, one.evidence))
                actions.keep(replace(one.action, what=what, owner=owner, evidence=evidence))
        for goal in GOALS:
            if goal.indicator in indicators(project.instrument):
                goals.keep(goal)
        timeline.keep(Happening(title=OPENED[spoken], starts_on="2026-08-03"))
        timeline.keep(Happening(title=EXPLAINED[spoken], starts_on="2026-08-17", ends_on="2026-09-18"))


def _is_asked(action: Action, instrument: Instrument) -> bool:
    asked = {item.id for item in instrument.items} | {dimension.id for dimension in instrument.dimensions}
    return (action.item or action.dimension) in asked
