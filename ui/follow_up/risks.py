"""The register of SPBE risks."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from exports.words.names import words_of
from instruments.i18n import N_, _
from instruments.model import Text
from servqual_desk.follow_up.risks import STEPS, Risk, guideline
from servqual_desk.project import Project
from servqual_desk.words.follow_up_words import RISK_STATUSES, risk_level_word, risk_level_words, risk_status_word
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, LineEntry, side_by_side
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import Label, as_it_is


class RiskForm(Form):
    """Adds a risk, or changes one; the level follows as likelihood and impact are chosen."""

    def __init__(self, parent: QWidget, project: Project, risk: Risk | None = None) -> None:
        known = guideline()
        self._project, self._risk = project, risk
        self.what = LineEntry(N_("What may happen"))
        self.category = Choice([(one, partial(words_of, title)) for one, title in known.categories.items()])
        self.likelihood = Choice([(str(step), partial(_step, step, known.likelihood[step - 1])) for step in STEPS])
        self.impact = Choice([(str(step), partial(_step, step, known.impact[step - 1])) for step in STEPS])
        self.owner, self.treatment = LineEntry(N_("Responsible")), LineEntry(N_("Treatment"))
        self.status = Choice([(code, partial(risk_status_word, code)) for code in RISK_STATUSES])
        if risk is not None:
            self._show(risk)
        self.level = Label(self._level_words, role="strong", wrap=True)
        for choice in (self.likelihood, self.impact):
            choice.currentIndexChanged.connect(self.level.speak)
        entries = (
            self.what,
            Entry(N_("Category"), self.category),
            side_by_side(Entry(N_("Likelihood"), self.likelihood), Entry(N_("Impact"), self.impact)),
            self.level,
            self.owner,
            self.treatment,
            Entry(N_("Status"), self.status),
        )
        super().__init__(parent, N_("Risk") if risk else N_("New risk"), entries, self._keep_risk)

    def _show(self, risk: Risk) -> None:
        self.what.put(risk.what)
        self.category.put(risk.category)
        self.likelihood.put(str(risk.likelihood))
        self.impact.put(str(risk.impact))
        self.owner.put(risk.owner)
        self.treatment.put(risk.treatment)
        self.status.put(risk.status)

    def _entered(self) -> Risk:
        entered = Risk(
            what=self.what.text,
            category=self.category.value or "",
            likelihood=int(self.likelihood.value or 1),
            impact=int(self.impact.value or 1),
            owner=self.owner.text,
            treatment=self.treatment.text,
            status=self.status.value or "open",
        )
        return replace(entered, id=self._risk.id) if self._risk else entered

    def _level_words(self) -> str:
        return _("Level: {level}").format(level=risk_level_word(self._entered().level))

    def _keep_risk(self) -> Risk:
        self.what.needed()
        return self._project.risks.keep(self._entered())


class RiskSection(RecordSection):
    """What may happen, how likely and how grave it is, and who treats it."""

    title = N_("SPBE risks")
    advice = N_(
        "A small register of what may go wrong with electronic services, beside the register of the SPBE team. Actions of the "
        "plan can treat a risk."
    )
    columns = (
        Column(title=N_("Risk"), is_wide=True),
        Column(title=N_("Category")),
        Column(title=N_("Level")),
        Column(title=N_("Responsible")),
        Column(title=N_("Status")),
    )
    add_words = N_("Add a risk")
    none_title = N_("No risk yet")
    none_words = N_("A result about safety or reliability may point to one: write what may happen, and who sees to it.")

    def below(self) -> Sequence[QWidget]:
        return (Label(partial(words_of, guideline().caution), role="muted", wrap=True),)

    def things(self) -> Sequence[Risk]:
        return sorted(self.desk.open_project.risks.list(), key=_gravest_first)

    def line(self, thing: Any) -> Line:
        return Line(
            thing=thing,
            cells=(
                as_it_is(thing.what),
                partial(words_of, guideline().categories[thing.category]),
                partial(_level, thing),
                as_it_is(thing.owner),
                partial(risk_status_word, thing.status),
            ),
        )

    def form(self, thing: Any) -> Form:
        return RiskForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.risks.remove(thing)


def _gravest_first(risk: Risk) -> tuple[bool, int]:
    return risk.status == "closed", -risk.size


def _level(risk: Risk) -> str:
    return risk_level_words(risk.level, risk.likelihood, risk.impact)


def _step(step: int, words: Text) -> str:
    return f"{step} – {words_of(words)}"
