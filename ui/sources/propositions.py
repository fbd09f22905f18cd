"""The pattern-match sheet: proposition, found, evidence."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.project import Project
from servqual_desk.sources.propositions import Proposition
from servqual_desk.words.source_words import FOUND, found_word
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, LineEntry
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class PropositionForm(Form):
    """Adds a proposition, or says how it fared."""

    def __init__(self, parent: QWidget, project: Project, proposition: Proposition | None = None) -> None:
        self._project, self._id = project, proposition.id if proposition else 0
        self.words = LineEntry(N_("Proposition"), hint=N_("What a theory or a paper says should be found."))
        self.found = Choice([(one, partial(found_word, one)) for one in FOUND])
        self.evidence = LineEntry(N_("Evidence"), hint=N_("Which sources, answers or figures say so."))
        if proposition is not None:
            self.words.put(proposition.words)
            self.found.put(proposition.found)
            self.evidence.put(proposition.evidence)
        entries = (self.words, Entry(N_("Found"), self.found), self.evidence)
        title = N_("Proposition") if proposition else N_("New proposition")
        super().__init__(parent, title, entries, self._keep_proposition)

    def _keep_proposition(self) -> Proposition:
        words, evidence = self.words.needed(), self.evidence.text
        kept = Proposition(id=self._id, words=words, found=self.found.value or "open", evidence=evidence)
        return self._project.propositions.keep(kept)


class PropositionSection(RecordSection):
    """What was expected, beside what was found."""

    title = N_("Propositions")
    advice = N_(
        "Pattern matching: what a theory or a paper says should be found, whether it was, and by what evidence."
    )
    columns = (
        Column(title=N_("Proposition"), is_wide=True),
        Column(title=N_("Found")),
        Column(title=N_("Evidence"), is_wide=True),
    )
    add_words = N_("Add a proposition")
    none_title = N_("No proposition yet")
    none_words = N_("Write what should be found before you look for it.")

    def things(self) -> Sequence[Proposition]:
        return self.desk.open_project.propositions.list()

    def line(self, thing: Any) -> Line:
        return Line(
            thing=thing, cells=(as_it_is(thing.words), partial(found_word, thing.found), as_it_is(thing.evidence))
        )

    def form(self, thing: Any) -> Form:
        return PropositionForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.propositions.remove(thing)
