"""A paper form entered a second time, by another person, and what differs from the first entry.

The second entry stands beside the response (`second_entry`: JSON of column → stored answer) and changes no number until a
mismatch is settled: then the response is corrected, with the reason in the log.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from instruments.i18n import _
from instruments.question_order import Prompt, Section, points_to_share, prompts, relevant_answers
from servqual_desk.errors import AnswerError, BugError, ProjectError
from servqual_desk.interviewing.answer_values import to_answer, to_stored
from servqual_desk.interviewing.draft_input import DraftInput
from servqual_desk.interviewing.shown_question import Answer, Asked, asked
from servqual_desk.interviewing.typed_values import read_named, says_no_more
from servqual_desk.responses.responses import Responses
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Event, Stored
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_guard import require_status

REASON = "second entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A question that was entered differently; None where one of the two left it empty."""

    question: Asked
    first: Answer
    second: Answer


def second_entries(project: ProjectFile) -> dict[str, dict[str, Stored]]:
    """What is entered a second time: by the response's uuid, column → stored answer."""
    rows = project.database.conn.execute("SELECT response, answers FROM second_entry ORDER BY response")
    return {uuid: json.loads(answers) for uuid, answers in rows}


class SecondEntry:
    """The second entry of one finished response; every answer is on disk when `answer` returns.

    Raises:
        AnswerError: whoever enters it is known to have made the first entry.
    """

    def __init__(self, project: ProjectFile, response: str, *, language: str, who: str | None = None) -> None:
        self.project, self.response, self.language, self.who = project, response, language, who
        self.instrument = project.instrument_of(Responses(project).get(response).instrument)
        self._refuse_the_first_person()
        self._order: tuple[tuple[Section, Prompt], ...] = prompts(self.instrument)
        self._last = self._in_file()
        self._stored: dict[str, Stored] = json.loads(self._last) if self._last else {}
        self._input = DraftInput(project, response)  # the response itself is finished, and has nothing typed any more

    def _refuse_the_first_person(self) -> None:
        """Two entries by one person repeat one person's slips; nobody knows who it is where people are not set up."""
        now = self.project.guard.who() or self.who
        row = self.project.database.conn.execute(
            """SELECT r.enumerator, (SELECT who FROM event WHERE response = r.uuid AND kind = 'finished' ORDER BY id LIMIT 1)
               FROM response AS r WHERE uuid = ?""",
            (self.response,),
        ).fetchone()
        if now is not None and now in row:
            raise AnswerError(_("You entered this form the first time. The second entry is another person's."))

    # Entering

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Everything that this respondent was asked, by the second entry so far."""
        return self._asked(self._stored)

    def answer(self, column: str, value: Answer) -> None:
        """Take what the paper says.

        Raises:
            AnswerError: the question does not allow the value; nothing has changed.
            ProjectError: the machine could not save it; nothing has changed.
        """
        prompt = self._prompt(column)
        changes = to_stored(prompt, value, points_to_share(self.instrument, prompt))
        self._keep(self._stored | changes, given=changes)

    def clear(self, column: str) -> None:
        """Take an answer back."""
        gone = {variable.name for variable in self._prompt(column).variables}
        self._keep({name: value for name, value in self._stored.items() if name not in gone}, given=gone)

    # What is typed and is no answer yet

    @property
    def typed(self) -> tuple[Asked, ...]:
        """The questions in which something is typed that is no answer yet."""
        return tuple(question for question in self.questions if question.typed) if self._input.typed else ()

    def keep_typed(self, column: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed so far at a question, as of `Interview.keep_typed`. When this returns, it is on disk.

        Raises:
            ProjectError: the machine could not save it; nothing has changed.
        """
        question = next(one for one in self.questions if one.column == column)
        gone = tuple(self._input.of(question.columns))
        if says_no_more(question, typed):
            if gone:
                with self._writing():
                    self._input.delete(gone)
                self._input.forget(gone)
        elif dict(question.typed) != dict(typed):
            with self._writing():
                self._input.write(typed)
            self._input.remember(typed)

    def settle_typed(self) -> dict[str, AnswerError]:
        """Make an answer of everything that is typed and is one; an emptied cell takes its answer back.

        Returns:
            By the column of each question in which something is typed that still is none: why.
        """
        faults = {}
        for question in self.typed:
            try:
                value = read_named(question)
                if value is None:
                    self.clear(question.column)
                else:
                    self.answer(question.column, value)
            except AnswerError as error:
                faults[question.column] = error
        return faults

    def finish(self) -> None:
        """Keep the entry even where nothing is answered, and say in the log that the form was entered twice.

        Raises:
            AnswerError: something is typed that is no answer; the sentence names it.
        """
        for fault in self.settle_typed().values():
            raise fault
        with self.project.transaction():
            self._keep(self._stored)
            self.project.log(Event(kind="second_entry", response=self.response, who=self.who))

    # Comparing

    def mismatches(self) -> tuple[Mismatch, ...]:
        """What differs, in the paper's order; a question that one of the two was not asked counts as empty there."""
        first = dict(Responses(self.project).answers(self.response))
        by_column = {one.column: one for one in (*self._asked(first), *self.questions)}
        found = []
        for _section, prompt in self._order:
            old, new = to_answer(prompt, first), to_answer(prompt, self._stored)
            if old != new and prompt.column in by_column:
                found.append(Mismatch(question=by_column[prompt.column], first=old, second=new))
        return tuple(found)

    def settle(self, column: str, *, second: bool) -> None:
        """Say which of the two is what the paper says; the second one corrects the response, with the reason in the log.

        Raises:
            AnswerError: the question needs an answer, and the one chosen is empty.
        """
        prompt = self._prompt(column)
        responses = Responses(self.project)
        if second:
            responses.correct(self.response, column, to_answer(prompt, self._stored), reason=REASON, who=self.who)
        # What was taken, and what a correction hid, is then the same in both.
        first = responses.answers(self.response)
        names = {variable.name for variable in prompt.variables}
        agreed = {name: first[name] for name in names if first[name] is not None}
        self._keep({name: value for name, value in self._stored.items() if name not in names} | agreed)

    # Inside

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self.project.transaction():
            require_status(self.project, self.response, "finished", "voided")
            self._refuse_stale()
            yield

    def _keep(self, stored: dict[str, Stored], *, given: Iterable[str] = ()) -> None:
        """Store the entry; what was typed for the columns that are `given` is done with."""
        answers, gone = json.dumps(stored, ensure_ascii=False), tuple(self._input.of(given))
        with self._writing():
            self._input.delete(gone)
            self.project.database.table("second_entry").upsert(
                {"response": self.response, "who": self.who, "at": now(), "answers": answers}, pk="response"
            )
        self._input.forget(gone)
        self._stored, self._last = stored, answers

    def _in_file(self) -> str | None:
        row = self.project.database.conn.execute(
            "SELECT answers FROM second_entry WHERE response = ?", (self.response,)
        ).fetchone()
        return row[0] if row else None

    def _refuse_stale(self) -> None:
        if self._in_file() != self._last:
            raise ProjectError(
                _(
                    "Somebody went on with the second entry of this form in another window, so nothing was saved here. "
                    "Leave the form and open it again."
                )
            )

    def _asked(self, stored: dict[str, Stored]) -> tuple[Asked, ...]:
        relevant = relevant_answers(self._order, stored)
        shown = [pair for pair in self._order if pair[1].is_asked(relevant)]
        return tuple(
            asked(
                section,
                prompt,
                self.language,
                answer=to_answer(prompt, stored),
                total=points_to_share(self.instrument, prompt),
                position=place,
                count=len(shown),
                setting=self.project.setting,
                typed=self._input.of(variable.name for variable in prompt.variables),
            )
            for place, (section, prompt) in enumerate(shown, start=1)
        )

    def _prompt(self, column: str) -> Prompt:
        for _section, prompt in self._order:
            if prompt.column == column:
                return prompt
        raise BugError(f"{column} is not asked in this questionnaire")
