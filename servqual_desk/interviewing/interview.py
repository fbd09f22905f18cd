"""One interview: which question is next, what was answered, and that it is on disk. A state machine with no Qt.

An answer is acknowledged by `answer()` returning, and it returns only after the commit is synced (law 1).
"""

import datetime as dt
import time
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Self

from msgspec import Struct, structs

from instruments.i18n import _, ngettext
from instruments.question_order import Prompt, Section, points_to_share, prompts, relevant_answers, unasked_columns
from servqual_desk.errors import AnswerError, BugError, ProjectError
from servqual_desk.interviewing.answer_values import to_answer, to_stored
from servqual_desk.interviewing.consent import ROLE, require_consent, require_no_refusal
from servqual_desk.interviewing.held_at import require_past
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.paper_serials import PaperSerials, read_serial
from servqual_desk.interviewing.shown_question import Answer, Asked, asked
from servqual_desk.interviewing.stored_draft import StoredDraft, require_draft, write_draft
from servqual_desk.interviewing.typed_values import read_named, says_no_more
from servqual_desk.store.clock import now
from servqual_desk.store.clock import stored as stored_moment
from servqual_desk.store.event_log import Stored
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.words.domain_words import ASKING_MODES


class Draft(Struct, frozen=True, kw_only=True):
    """An unfinished interview, as it is offered to be resumed; `serial` is the number of the paper form."""

    uuid: str
    started_at: str
    answered: int
    total: int
    mode: str
    enumerator: str | None
    instrument: str
    serial: str | None = None


class Interview:
    """A draft being answered. Made by `Project.start_interview` and `Project.resume`."""

    def __init__(self, project: ProjectFile, response: str, token: str = "") -> None:
        """A draft that is held with a lease's token; without one it can only be read."""
        draft = StoredDraft(project, response, token)
        self.uuid = response
        self.instrument = draft.instrument
        self.mode = draft.mode
        self.started_at = draft.started_at
        self.enumerator = draft.enumerator
        self.context = draft.context
        self.serial = draft.serial
        self.withdrawal_code = draft.withdrawal_code
        self._draft = draft
        self._order: tuple[tuple[Section, Prompt], ...] = prompts(self.instrument)
        self._ended_as = ""  # "finished" or "refused"
        self._at = 0
        self._shown_at = time.monotonic()

    # Beginning

    @classmethod
    def start(
        cls,
        project: ProjectFile,
        *,
        language: str,
        mode: str,
        context: InterviewContext,
        serial: str | None = None,
        held_at: dt.datetime | None = None,
    ) -> Self:
        """Write a new draft and begin at its first question; see `Interviews.start`."""
        if mode not in ASKING_MODES:
            raise AnswerError(
                _("There is no mode of answering “{mode}”. Use one of: {modes}.").format(
                    mode=mode, modes=", ".join(ASKING_MODES)
                )
            )
        languages = project.instrument.languages
        spoken = language if language in languages else languages[0]
        serial = read_serial(serial) if serial is not None else None
        began = stored_moment(require_past(held_at)) if held_at is not None else now()
        with project.transaction(whole=False):
            if serial is not None:
                PaperSerials(project).refuse_used(serial)
            response = write_draft(project, mode=mode, language=spoken, context=context, serial=serial, began=began)
            token = project.leases.take(response)
        return cls(project, response, token)

    @classmethod
    def resume(cls, project: ProjectFile, response: str) -> Self:
        """Go on with a draft at its first unanswered question; it is held here from now on. See `Interviews.resume`."""
        with project.transaction(whole=False):
            require_draft(project, response)
            token = project.leases.take(response)
        interview = cls(project, response, token)
        interview._at = interview._next_from(0, unanswered=True)
        return interview

    def as_draft(self) -> Draft:
        """How far it has come, for the list of unfinished interviews."""
        answered, total = self.progress
        return Draft(
            uuid=self.uuid,
            started_at=self.started_at,
            answered=answered,
            total=total,
            mode=self.mode,
            enumerator=self.enumerator,
            instrument=self.instrument.id,
            serial=self.serial,
        )

    def move(self, unit: str | None, service: str | None) -> None:
        """Let it be about another unit and service: the wrong one was chosen at the start. Answers stay.

        Raises:
            ProjectError: the machine refuses, or it has ended.
        """
        if (unit, service) == (self.context.unit, self.context.service):
            return
        self._refuse_ended()
        self._draft.move(structs.replace(self.context, unit=unit, service=service))
        self.context = self._draft.context

    # What is asked

    @property
    def language(self) -> str:
        return self._draft.language

    @language.setter
    def language(self, code: str) -> None:
        """Ask the rest in another language of the questionnaire; answers stay."""
        if code not in self.instrument.languages or code == self.language:
            return
        self._refuse_ended()
        self._draft.speak(code)

    @property
    def question(self) -> Asked | None:
        """What to ask now; None when all is asked."""
        return self._asked(self._at, self._visible()) if self._at < len(self._order) else None

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Everything that this respondent is asked, as answered so far."""
        visible = self._visible()
        return tuple(self._asked(index, visible) for index in visible)

    @property
    def unanswered(self) -> tuple[Asked, ...]:
        """The questions without an answer, for the review page."""
        return tuple(question for question in self.questions if question.answer is None)

    @property
    def progress(self) -> tuple[int, int]:
        """Answered, and asked in all."""
        visible = self._visible()
        return sum(self._answer_of(index) is not None for index in visible), len(visible)

    @property
    def answers(self) -> dict[str, Stored]:
        """Column → what is stored, for every question that is asked and answered."""
        columns = (variable.name for index in self._visible() for variable in self._order[index][1].variables)
        return {column: self._stored[column] for column in columns if self._stored.get(column) is not None}

    # Answering

    def answer(self, value: Answer) -> None:
        """Take the answer to `question` and move on. When this returns, the answer is on disk.

        Raises:
            AnswerError: the question does not allow the value; nothing has changed.
            ProjectError: the machine could not save it, the interview has ended, or somebody else goes on with it;
                nothing has changed.
        """
        prompt = self._current()
        require_no_refusal(prompt, self._consents())
        changes = to_stored(prompt, value, points_to_share(self.instrument, prompt))
        self._write(changes)
        self._move(self._next_from(self._at + 1))

    def skip(self) -> None:
        """Move on without an answer; an answer that was given stays.

        Raises:
            AnswerError: the question is required and not answered.
            ProjectError: the interview has ended, or somebody else goes on with it.
        """
        prompt = self._current()
        self._draft.check()
        require_no_refusal(prompt, self._consents())
        if prompt.required and self.mode != "paper" and self._answer_of(self._at) is None:
            raise AnswerError(_("This question needs an answer before going on."))
        self._move(self._next_from(self._at + 1))

    def clear(self) -> None:
        """Take back the answer to `question`; the log keeps it."""
        self._write({variable.name: None for variable in self._current().variables})

    def back(self) -> None:
        """Return to the question before; at the first one, stay."""
        before = [index for index in self._visible() if index < self._at]
        self._move(before[-1] if before else self._at)

    def go_to(self, column: str) -> None:
        """Jump to a question by its column, from the review page."""
        self._move(self._index(column))

    def go_to_end(self) -> None:
        """Leave the questions for the review page."""
        self._move(len(self._order))

    # What is typed and is no answer yet

    @property
    def typed(self) -> tuple[Asked, ...]:
        """The questions in which something is typed that is no answer yet."""
        return tuple(question for question in self.questions if question.typed) if self._draft.input.typed else ()

    def keep_typed(self, column: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed so far at a question that is asked: a text for each of its columns (see `typed_values`).

        It is no answer; what says no more than the answer does is not kept. When this returns, it is on disk.

        Raises:
            ProjectError: the machine could not save it; nothing has changed.
        """
        question = self._question(column)
        if says_no_more(question, typed):
            self._draft.drop_typed(question.columns)
        elif dict(question.typed) != dict(typed):
            self._draft.keep_typed(typed)

    def settle_typed(self) -> dict[str, AnswerError]:
        """Make an answer of everything that is typed and is one; an emptied text takes its answer back.

        Returns:
            By the column of each question in which something is typed that still is none: why.

        Raises:
            ProjectError: the machine could not save an answer.
        """
        faults = {}
        for question in self.typed:
            try:
                self._settle(question)
            except AnswerError as error:
                faults[question.column] = error
        return faults

    def _settle(self, question: Asked) -> None:
        index = self._index(question.column)
        prompt, value = self._order[index][1], read_named(question)
        changes: dict[str, Stored] = dict.fromkeys(question.columns)
        if value is not None:
            changes = to_stored(prompt, value, points_to_share(self.instrument, prompt))
        self._draft.put(changes, elapsed_ms=self._elapsed_ms() if index == self._at else None)

    # Ending

    def finish(self) -> str:
        """Make the draft a response, in one transaction; a second call makes no second response. Returns its uuid.

        Answers to questions that a later answer hid are taken out; the log keeps them. What is typed counts where it is an
        answer.

        Raises:
            AnswerError: required questions have no answer, or something is typed that is none, one sentence names them; or the
                citizen did not consent.
            ProjectError: the machine refuses, it was refused, or somebody else goes on with it or ended it.
        """
        if self._ended_as == "finished":
            return self.uuid
        self._refuse_ended()
        self._draft.check()
        for fault in self.settle_typed().values():
            raise fault
        self._refuse_missing()
        require_consent(self._consents())
        self._draft.finish(unasked_columns(self.instrument, self._stored))
        self._ended_as = "finished"
        return self.uuid

    def refuse(self) -> None:
        """The citizen does not consent: the draft goes, a refusal is counted, and no person is stored."""
        self._refuse_ended()
        self._draft.refuse()
        self._ended_as = "refused"

    def leave(self) -> None:
        """Put it down as it is, so that another window may go on with it. Nothing where it has ended."""
        if not self._ended_as:
            self._draft.leave()

    # Inside

    @property
    def _stored(self) -> dict[str, Stored]:
        return self._draft.answers

    def _current(self) -> Prompt:
        self._refuse_ended()
        if self._at >= len(self._order):
            raise AnswerError(_("There is no question left to answer."))
        return self._order[self._at][1]

    def _refuse_ended(self) -> None:
        if self._ended_as:
            raise ProjectError(_("This interview has ended, so nothing was saved. Begin a new one."))

    def _answer_of(self, index: int) -> Answer:
        return to_answer(self._order[index][1], self._stored)

    def _visible(self) -> list[int]:
        relevant = relevant_answers(self._order, self._stored)
        return [index for index, (_section, prompt) in enumerate(self._order) if prompt.is_asked(relevant)]

    def _next_from(self, start: int, *, unanswered: bool = False) -> int:
        for index in self._visible():
            if index >= start and not (unanswered and self._answer_of(index) is not None):
                return index
        return len(self._order)

    def _move(self, index: int) -> None:
        self._at = index
        self._shown_at = time.monotonic()

    def _asked(self, index: int, visible: Sequence[int]) -> Asked:
        section, prompt = self._order[index]
        return asked(
            section,
            prompt,
            self.language,
            answer=self._answer_of(index),
            total=points_to_share(self.instrument, prompt),
            position=bisect_right(visible, index),
            count=len(visible),
            setting=self._draft.project.setting,
            typed=self._draft.input.of(variable.name for variable in prompt.variables),
        )

    def _write(self, changes: dict[str, Stored]) -> None:
        self._draft.put(changes, elapsed_ms=self._elapsed_ms())

    def _elapsed_ms(self) -> int:
        return round(1000 * (time.monotonic() - self._shown_at))

    def _question(self, column: str) -> Asked:
        return self._asked(self._index(column), self._visible())

    def _index(self, column: str) -> int:
        for index in self._visible():
            if self._order[index][1].column == column:
                return index
        raise BugError(f"{column} is not asked in this interview")

    def _consents(self) -> list[tuple[Prompt, Answer]]:
        """The questions for consent that this respondent is asked, with what was answered."""
        return [
            (prompt, self._answer_of(index))
            for index in self._visible()
            if (prompt := self._order[index][1]).role == ROLE
        ]

    def _refuse_missing(self) -> None:
        if self.mode == "paper":
            return
        missing = [question.column for question in self.unanswered if question.required]
        if missing:
            raise AnswerError(
                ngettext(
                    "One required question has no answer yet: {columns}.",
                    "{n} required questions have no answer yet: {columns}.",
                    len(missing),
                ).format(n=len(missing), columns=", ".join(missing))
            )
