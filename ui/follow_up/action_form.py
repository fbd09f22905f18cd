"""The form of an action."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from exports.words.names import clipped
from instruments.i18n import N_, language
from servqual_desk.follow_up.actions import Action
from servqual_desk.project import Project
from servqual_desk.words.follow_up_words import ACTION_STATUSES, action_status_word
from ui.follow_up.about_choice import AboutChoice
from ui.widgets.choice_list import Choice, Option
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, Entry, LineEntry, side_by_side
from ui.widgets.spoken_words import as_it_is

LONGEST = 110


class ActionForm(Form):
    """Adds an action, or changes one. A recommendation that is chosen is written into the line, where it can be changed."""

    def __init__(self, parent: QWidget, project: Project, action: Action | None = None) -> None:
        self._project = project
        current = project.fieldwork.current_wave()
        self._action = action or Action(wave=current.code if current else None)
        self.about = AboutChoice(project.instrument)
        self.what = LineEntry(N_("Programme or action"))
        self.library = Choice()
        self.owner = LineEntry(N_("Responsible"))
        self.starts, self.due = DayEntry(N_("Begins")), DayEntry(N_("Due"))
        self.status = Choice([(code, partial(action_status_word, code)) for code in ACTION_STATUSES])
        self.evidence = LineEntry(N_("Evidence"), hint=N_("What shows that it was done."))
        self.place = LineEntry(N_("Link or path to the evidence"))
        self.wave = Choice(_wave_options(project))
        self.risk = Choice(_risk_options(project))
        self._show(self._action)
        self.about.chosen.connect(self._offer)
        self.library.chosen.connect(self._take)
        super().__init__(parent, N_("Action") if action else N_("New action"), self._entries(), self._keep_action)

    def _entries(self) -> list[QWidget]:
        return [
            Entry(N_("About"), self.about),
            self.what,
            Entry(N_("From the library"), self.library),
            side_by_side(self.owner, Entry(N_("Status"), self.status)),
            side_by_side(self.starts, self.due),
            side_by_side(self.evidence, self.place),
            side_by_side(Entry(N_("From wave"), self.wave), Entry(N_("Treats the risk"), self.risk)),
        ]

    def _show(self, action: Action) -> None:
        self.about.put_about(action.item, action.dimension)
        self.what.put(action.what)
        self.what.line.setCursorPosition(0)
        self.owner.put(action.owner)
        self.starts.put_day(action.starts_on)
        self.due.put_day(action.due_on)
        self.status.put(action.status)
        self.evidence.put(action.evidence)
        self.place.put(action.evidence_place)
        self.wave.put(action.wave)
        self.risk.put(str(action.risk) if action.risk else None)
        self._offer()

    def _offer(self) -> None:
        """The recommendations, those first that fit what the action is about."""
        fitting = self._project.recommendations.fitting(item=self.about.item, dimension=self.about.dimension)
        words = [clipped(one.words.get(language()), LONGEST) for one in fitting]
        options: list[Option] = [(one.id, as_it_is(said)) for one, said in zip(fitting, words, strict=True)]
        self.library.offer([(None, N_("Choose a recommendation …")), *options])
        self.library.put(None)

    def _take(self) -> None:
        chosen = next((one for one in self._project.recommendations.list() if one.id == self.library.value), None)
        if chosen is not None:
            self.what.put(chosen.words.get(language()))

    def _keep_action(self) -> Action:
        starts, due = self.starts.day(), self.due.day()
        if starts and due and due < starts:
            raise self.due.refuse(N_("This date is before the first day."))
        return self._project.actions.keep(
            replace(
                self._action,
                item=self.about.item,
                dimension=self.about.dimension,
                what=self.what.text,
                owner=self.owner.text,
                starts_on=starts,
                due_on=due,
                status=self.status.value or "planned",
                evidence=self.evidence.text,
                evidence_place=self.place.text,
                wave=self.wave.value,
                risk=int(self.risk.value) if self.risk.value else None,
            )
        )


def _wave_options(project: Project) -> list[Option]:
    return [(None, N_("No wave")), *((wave.code, as_it_is(wave.title)) for wave in project.fieldwork.waves())]


def _risk_options(project: Project) -> list[Option]:
    return [(None, N_("No risk")), *((str(risk.id), as_it_is(risk.what)) for risk in project.risks.list())]
