"""How many of whom: targets for the answers to a profile question, or to two of them (sex × age)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from exports.words.names import value_name, variable_name
from instruments.i18n import N_, _, ngettext
from instruments.model import Question
from servqual_desk.fieldwork.field_plan import Quota
from servqual_desk.fieldwork.fieldwork import Fieldwork
from ui.setup.quota_grid import Answers, QuotaGrid, Sideways
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry, EntryError, side_by_side
from ui.widgets.layout import row
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label


class QuotaSection(Section):
    """The quotas of one question, or one pair, at a time; those of others stay as they are."""

    title = N_("Quotas")
    advice = N_(
        "If the sample should match the people served: how many of each group. The meter shows each group; "
        "nobody is turned away."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows, self.columns, self.grid = Choice(), Choice(), QuotaGrid()
        self.rows.chosen.connect(self._show_grid)
        self.columns.chosen.connect(self._show_grid)
        self.grid.edited.connect(self._note_edit)
        self._sum, self._present = (
            Label(self._sum_words, role="muted"),
            Label(self._present_words, role="caption", wrap=True),
        )
        self.save_button = Button(N_("Save the quotas"), self.save, kind="primary", picture="check", key="Ctrl+S")
        asked = side_by_side(Entry(N_("Rows"), self.rows), Entry(N_("Columns"), self.columns))
        self.lay_out(asked, Sideways(self.grid), self._sum, row(self.save_button, 1), self.result, self._present)

    @property
    def plan(self) -> Fieldwork:
        return self.desk.open_project.fieldwork

    @property
    def pair(self) -> tuple[str, str]:
        """The questions of rows and columns; the second is "" where there is one alone."""
        return self.rows.value or "", self.columns.value or ""

    # Showing

    def refresh(self) -> None:
        project = self.desk.open_project
        questions = [question.id for question in _with_choices(project.instrument.questions)]
        options = [(question, partial(variable_name, question, project.instrument)) for question in questions]
        is_new = not self.rows.count()
        self.rows.offer(options)
        self.columns.offer([(None, N_("(one question alone)")), *options])
        if is_new:
            self._choose_present(questions)
        self.save_button.setEnabled(bool(questions))
        self._show_grid()

    def _choose_present(self, questions: list[str]) -> None:
        """Begin with the pair that has quotas, else with sex × age where they are asked."""
        quotas = self.plan.quotas()
        first, second = (quotas[0].variable, quotas[0].variable2) if quotas else ("sex", "age")
        if first in questions:
            self.rows.put(first)
        if second in questions:
            self.columns.put(second)

    def _show_grid(self) -> None:
        if self.rows.value is not None and self.rows.value == self.columns.value:
            self.columns.put(None)
        first, second = self.pair
        targets = {_cell(quota, first): quota.target for quota in self.plan.quotas() if self._is_shown(quota)}
        self.grid.show_answers(self._answers(first), self._answers(second), targets)
        self._say_sums()

    def _answers(self, variable: str) -> Answers:
        project = self.desk.open_project
        if not variable:
            return ()
        choices = project.instrument.question(variable).choices
        return [(choice.id, partial(value_name, choice.id, project.instrument, variable)) for choice in choices]

    def _is_shown(self, quota: Quota) -> bool:
        return {quota.variable, quota.variable2} == set(self.pair)

    def first(self) -> QWidget:
        return self.rows

    # Saving

    def _note_edit(self) -> None:
        self.tell("")
        self._say_sums()

    def _say_sums(self) -> None:
        self._sum.speak()
        self._present.speak()

    def save(self) -> None:
        """Put what is typed in place of this pair's quotas."""
        if self.attempt(self._keep):
            self._say_sums()
            self.tell(N_("The quotas are saved."))

    def _keep(self) -> None:
        first, second = self.pair
        try:
            targets = self.grid.targets()
        except EntryError:
            self.fault.say(N_("Write a whole number in the marked cell, or leave it empty."))
            raise
        others = [quota for quota in self.plan.quotas() if not self._is_shown(quota)]
        ours = [
            Quota(variable=first, value=answer, variable2=second, value2=other, target=target)
            for (answer, other), target in targets.items()
        ]
        self.plan.set_quotas([*others, *ours])

    # Words

    def _sum_words(self) -> str:
        if self.desk.project is None:
            return ""
        wave = self.plan.current_wave()
        if wave is None or wave.target is None:
            return _("Sum: {total}").format(total=self.grid.total)
        return _("Sum: {total}; the wave “{title}” asks for {target}.").format(
            total=self.grid.total, title=wave.title, target=wave.target
        )

    def _present_words(self) -> str:
        if self.desk.project is None:
            return ""
        cells: dict[tuple[str, str], int] = {}
        for quota in self.plan.quotas():
            pair = (quota.variable, quota.variable2)
            cells[pair] = cells.get(pair, 0) + 1
        told = [
            ngettext("{questions} ({n} group)", "{questions} ({n} groups)", n).format(
                questions=self._pair_words(pair), n=n
            )
            for pair, n in cells.items()
        ]
        return _("Saved quotas: {list}").format(list="; ".join(told)) if told else _("No quotas are saved.")

    def _pair_words(self, pair: tuple[str, str]) -> str:
        return " × ".join(variable_name(variable, self.desk.open_project.instrument) for variable in pair if variable)


def _with_choices(questions: tuple[Question, ...]) -> list[Question]:
    return [question for question in questions if question.traits.is_one_choice and question.role == "profile"]


def _cell(quota: Quota, first: str) -> tuple[str, str]:
    """Row and column of a quota, also where it was saved the other way round."""
    return (quota.value, quota.value2) if quota.variable == first else (quota.value2, quota.value)
