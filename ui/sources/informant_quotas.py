"""Informants by category and role: how many are wanted, and how many were interviewed."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from exports.words.sources import reached_words
from instruments.i18n import N_, language
from servqual_desk.project import Project
from servqual_desk.sources.informant_quotas import Reached, category_word
from servqual_desk.words.source_words import ROLES, role_of_informant_word
from ui.sources.source_form import OWN
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, LineEntry, WholeEntry
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line


class QuotaForm(Form):
    """How many informants of a category and role are wanted."""

    def __init__(self, parent: QWidget, project: Project, quota: Reached | None = None) -> None:
        self._project, self._before = project, quota
        known = [(one, partial(_category, one)) for one in project.informants.categories()]
        self.category = Choice([*known, (OWN, N_("Another one …"))])
        self.own = LineEntry(N_("Category in your words"))
        self.role = Choice([(one, partial(role_of_informant_word, one)) for one in ROLES])
        self.target = WholeEntry(N_("How many are wanted"))
        if quota is not None:
            self.category.put(quota.category)
            self.role.put(quota.role or next(iter(ROLES)))
            self.target.put_number(quota.target)
        self.category.chosen.connect(self._show_own)
        entries = (
            Entry(N_("Category of informant"), self.category),
            self.own,
            Entry(N_("Role"), self.role),
            self.target,
        )
        super().__init__(parent, N_("Quota of informants"), entries, self._keep_quota)
        self._show_own()

    def _show_own(self) -> None:
        self.own.setVisible(self.category.value == OWN)

    def _keep_quota(self) -> Reached:
        category = self.own.needed() if self.category.value == OWN else self.category.value or ""
        target, role = self.target.number(), self.role.value or ""
        if not target:
            raise self.target.refuse(N_("Write a whole number, such as 120."))
        if self._before is not None and self._before.role:
            self._project.informants.set_quota(self._before.category, self._before.role, 0)
        self._project.informants.set_quota(category, role, target)
        return next(one for one in self._project.informants.reached() if (one.category, one.role) == (category, role))


class InformantSection(RecordSection):
    """Who is to be asked, and who has been."""

    title = N_("Informants")
    advice = N_(
        "How many informants of each category are wanted, and how many interviews there are. The categories are those of the "
        "pentahelix; your own can stand beside them."
    )
    columns = (
        Column(title=N_("Category"), is_wide=True),
        Column(title=N_("Role")),
        Column(title=N_("Interviewed"), is_number=True),
    )
    add_words = N_("Add a quota")
    none_title = N_("No quota yet")
    none_words = N_("Say how many key and supporting informants of each category are to be interviewed.")

    def things(self) -> Sequence[Reached]:
        return self.desk.open_project.informants.reached()

    def line(self, thing: Any) -> Line:
        role = partial(role_of_informant_word, thing.role)
        return Line(thing=thing, cells=(partial(_category, thing.category), role, partial(reached_words, thing)))

    def form(self, thing: Any) -> Form:
        return QuotaForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.informants.set_quota(thing.category, thing.role or next(iter(ROLES)), 0)


def _category(category: str) -> str:
    return category_word(category, language())
