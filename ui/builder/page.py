"""The page of the builder: with what to begin, then the questionnaire that is edited."""

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from instruments.editing.copying import next_version
from instruments.model import Instrument
from ui.builder.beginning_view import BeginningView
from ui.builder.edited import EditedQuestionnaire
from ui.builder.editing_view import EditingView
from ui.jobs.questionnaire_draft import kept_drafts
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.layout import column


class BuilderPage(Page):
    """Reached from Start (a questionnaire of one's own) and from Set up (the next version of the survey's)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.beginning, self.editing = BeginningView(), EditingView()
        self.beginning.begun.connect(self._edit)
        self.beginning.left.connect(self._go_back)
        self.editing.left.connect(self._leave_editing)
        self.editing.use_wanted.connect(self._use)
        self._views = QStackedWidget()
        self.setLayout(
            column(self._views)
        )  # first: what is put in after a view tells all of that view of its style again
        self._views.addWidget(self.beginning)
        self._views.addWidget(self.editing)

    def entered(self) -> None:
        wanted = self.desk.take_wanted_questionnaire()
        if wanted is not None:
            self._edit(_next_version(wanted))
        elif self._views.currentWidget() is self.beginning:
            self.beginning.begin()

    def _edit(self, edited: EditedQuestionnaire) -> None:
        self._views.setCurrentWidget(self.editing)
        asked = self.desk.project.instrument if self.desk.project else None
        of_open_survey = asked is not None and asked.digest == edited.begun_from.digest
        self.editing.begin(edited, in_survey=edited.for_survey and of_open_survey)

    def _leave_editing(self) -> None:
        """What is not saved stays as a draft, and is offered."""
        self._views.setCurrentWidget(self.beginning)
        if self.editing.in_survey:
            self.desk.show_page("setup")
        else:
            self.beginning.begin()

    def _go_back(self) -> None:
        self.desk.show_page("start")

    def _use(self, path: Path) -> None:
        self.desk.use_questionnaire(path, in_survey=self.editing.in_survey)


def _next_version(asked: Instrument) -> EditedQuestionnaire:
    """The next version of what a survey asks: what was begun of it and not saved, else a fresh one."""
    for draft in kept_drafts():
        if draft.for_survey and draft.begun_from and draft.begun_from.digest == asked.digest:
            return EditedQuestionnaire(draft.document, asked, for_survey=True, draft=draft.name)
    return EditedQuestionnaire(next_version(asked), asked, for_survey=True)
