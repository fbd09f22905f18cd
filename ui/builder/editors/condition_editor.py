"""When a question is asked, by choosing: a question, is or is not, an answer; all of the lines must hold, or any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from instruments.chosen_condition import ChosenCondition, Sign, Term, Value, chosen_condition, written_condition
from instruments.condition import ConditionError
from instruments.i18n import N_, _
from ui.builder.editors.editor import Editor, PassingUndo
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice, Option
from ui.widgets.layout import GRID, Filling, column, empty, row
from ui.widgets.spoken_words import Label, as_it_is

SHORTEST = 6  # characters of a list that may be seen where the place is narrow

_SIGNS: Mapping[Sign, str] = {
    "is": N_("is"),
    "is_not": N_("is not"),
    "at_least": N_("is at least"),
    "at_most": N_("is at most"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An earlier question that a condition may look at; without `answers` a number is typed."""

    column: str
    words: str
    answers: tuple[tuple[Value, str], ...] = ()
    several: bool = False


class _TermRow(QObject):
    """The controls of one line."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, box: QWidget, term: Term, candidates: Mapping[str, Asked], undo: PassingUndo) -> None:
        super().__init__(box)
        self.box = box
        self.term, self._candidates = term, candidates
        asked = candidates.get(term.column)
        self.question = Choice([(one.column, as_it_is(one.words)) for one in candidates.values()])
        if asked is None:
            self.question.offer([(term.column, as_it_is(term.column)), *self._options()])
        self.question.put(term.column)
        self.question.chosen.connect(self._choose_question)
        signs: tuple[Sign, ...] = ("is", "is_not") if asked and asked.several else tuple(_SIGNS)
        self.sign = Choice([(one, _SIGNS[one]) for one in signs])
        self.sign.put(term.sign)
        self.sign.chosen.connect(self._tell)
        self.answer = self._answer(asked, undo)
        for control, name in ((self.question, _("Question")), (self.sign, _("Comparison")), (self.answer, _("Answer"))):
            control.setAccessibleName(name)
        self.remove = Button(N_("Remove"), self.removed, kind="quiet", picture="close", tip=N_("Remove this line"))
        self.remove.fold(True)

    def _options(self) -> list[Option]:
        return [(one.column, as_it_is(one.words)) for one in self._candidates.values()]

    def _answer(self, asked: Asked | None, undo: PassingUndo) -> Choice | QLineEdit:
        if asked is None or not asked.answers:
            line = QLineEdit(str(self.term.value))
            line.installEventFilter(undo)
            line.textEdited.connect(self._tell)
            return line
        known = dict(asked.answers)
        if self.term.value not in known:
            known = {self.term.value: str(self.term.value)} | known
        choice = Choice([(str(value), as_it_is(words)) for value, words in known.items()])
        choice.put(str(self.term.value))
        choice.chosen.connect(self._tell)
        return choice

    def _choose_question(self) -> None:
        self.changed.emit(first_term(self._candidates[str(self.question.value)]))

    def _tell(self) -> None:
        sign: Any = self.sign.value
        self.changed.emit(replace(self.term, sign=sign, value=self._value()))

    def _value(self) -> Value:
        text = self.answer.text().strip() if isinstance(self.answer, QLineEdit) else str(self.answer.value)
        asked = self._candidates.get(self.term.column)
        for value, _words in asked.answers if asked else ():
            if str(value) == text:
                return value
        return _number_or_text(text)


def first_term(asked: Asked) -> Term:
    """The line with which a condition about a question begins."""
    value: Value = asked.answers[0][0] if asked.answers else 0
    return Term(column=asked.column, sign="is", value=value, several=asked.several)


def _number_or_text(text: str) -> Value:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text.replace("'", "’")
    return int(number) if number.is_integer() else number


class ConditionEditor(Editor):
    """Lines to choose from; a condition that says more than they can stays a text."""

    def __init__(self, candidates: Sequence[Asked]) -> None:
        super().__init__()
        self._candidates = {one.column: one for one in candidates}
        self._condition = ChosenCondition()
        self._undo = PassingUndo(self)
        self._shown = "?"
        self._lines = column(spacing=4)
        self._joined = Choice([("all", N_("All of these must hold")), ("any", N_("One of these is enough"))])
        self._joined.chosen.connect(self._join)
        self._joined.setAccessibleName(_("All or one"))
        self._always = Label(N_("It is asked of everybody."), role="muted")
        self._text = QLineEdit()
        self._text.installEventFilter(self._undo)
        self._text.textEdited.connect(self._type)
        self._add = Button(N_("Ask it only if …"), self._add_term, kind="quiet", picture="plus")
        self._add.setEnabled(bool(candidates))
        self.setLayout(
            column(self._always, self._text, row(self._joined, 1), self._lines, row(self._add, 1), spacing=4)
        )
        self.setFocusProxy(self._add)

    def put(self, value: Any) -> None:
        text = value or ""
        if text == self._shown:
            return
        self._shown = text
        try:
            chosen = chosen_condition(text)
        except ConditionError:
            chosen = None
        self._text.setVisible(chosen is None)
        if chosen is None:
            self._text.setText(text)
        self._show(chosen or ChosenCondition())

    def _show(self, condition: ChosenCondition) -> None:
        self._condition = condition
        empty(self._lines)
        self._rows: list[_TermRow] = []
        for at, term in enumerate(condition.terms):
            self._lines.addWidget(self._row(at, term))
        is_text = not self._text.isHidden()
        self._always.setVisible(not condition.terms and not is_text)
        self._joined.setVisible(len(condition.terms) > 1)
        self._joined.put("any" if condition.is_any else "all")
        self._add.setVisible(not is_text)
        self._add.say(N_("And only if …") if condition.terms else N_("Ask it only if …"))

    def _row(self, at: int, term: Term) -> QWidget:
        box = QWidget()
        line = _TermRow(box, term, self._candidates, self._undo)
        line.changed.connect(partial(self._change, at))
        line.removed.connect(partial(self._remove, at))
        self._rows.append(line)
        layout = row(Filling(line.question, 3), line.sign, Filling(line.answer, 2), line.remove, spacing=GRID)
        for choice in (line.question, line.sign, line.answer):
            if isinstance(choice, Choice):
                choice.setMinimumContentsLength(SHORTEST)
        box.setLayout(layout)
        return box

    def _add_term(self) -> None:
        asked = next(iter(self._candidates.values()))
        self._give((*self._condition.terms, first_term(asked)))
        self._go_to_question(-1)

    def _go_to_question(self, at: int) -> None:
        """The keyboard into the line, whose controls are new: they are shown before Qt looks for what else could have it."""
        line = self._rows[at]
        line.box.show()
        line.question.setFocus()

    def _change(self, at: int, term: Term) -> None:
        terms = list(self._condition.terms)
        same_question = terms[at].column == term.column
        terms[at] = term
        if same_question:  # the controls show it already, and the focus is in them
            self._condition = replace(self._condition, terms=tuple(terms))
            self._tell()
        else:
            self._give(tuple(terms))
            self._go_to_question(at)

    def _remove(self, at: int) -> None:
        self._give(tuple(term for place, term in enumerate(self._condition.terms) if place != at))
        self._add.setFocus()

    def _give(self, terms: tuple[Term, ...]) -> None:
        self._show(replace(self._condition, terms=terms))
        self._tell()

    def _join(self) -> None:
        self._condition = replace(self._condition, is_any=self._joined.value == "any")
        self._tell()

    def _tell(self) -> None:
        self._shown = written_condition(self._condition)
        self.edited.emit(self._shown or None)

    def _type(self, text: str) -> None:
        self._shown = text
        self.edited.emit(text.strip() or None)
