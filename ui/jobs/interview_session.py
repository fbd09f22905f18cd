"""One interview at a time, as every face holds it: the interviewer's page, the kiosk, paper entry. No Qt.

The session says what happens next and tells its face what to show; the interview has the answers, and each is on disk before
anything is shown (laws 1 and 4). What is typed and is no answer yet goes to the draft too: shortly after it is typed
(`keep_typed`), and on every way out (`settle`), where it becomes an answer if it is one.
"""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from servqual_desk.errors import AnswerError, BugError, KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.project import Project

_END = ""  # instead of a column: everything was asked
# In the log, after the mode; read by people who look into the file.
NOTHING_ANSWERED, LEFT_UNFINISHED = "left before the first answer", "left unfinished"


class EndingFace(Protocol):
    """What shows how an interview ends."""

    def show_fault(self, error: KnownError) -> None:
        """What was wanted was not done, and nothing has changed."""

    def show_refusal(self) -> None:
        """The refusal is counted, and nothing else is kept."""

    def show_finished(self, interview: Interview) -> None:
        """The interview is a response now."""


class AskingFace(EndingFace, Protocol):
    """What shows an interview question by question."""

    def show_question(self, asked: Asked) -> None:
        """This is asked now."""

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        """Everything was asked; these have no answer."""

    def show_kept(self, asked: Asked, answer: Answer) -> None:
        """The answer is on disk; None: the question was passed over."""

    def show_taken_back(self) -> None:
        """The answer to the question that is shown was taken back, in the file too."""

    def ask_about_refusal(self) -> None:
        """The citizen does not consent; nothing is recorded yet: `refuse` records it, `show_question` goes back."""


class Entered(Protocol):
    """What is typed into: an interview, or the second entry of a paper form."""

    @property
    def questions(self) -> tuple[Asked, ...]: ...

    def keep_typed(self, column: str, typed: Mapping[str, str]) -> None: ...

    def settle_typed(self) -> Mapping[str, AnswerError]: ...


class InterviewSession:
    """The interview under way, or none: how it begins, is left and ends."""

    def __init__(self, face: EndingFace) -> None:
        self._face = face
        self._project: Project | None = None
        self._interview: Interview | None = None
        self._entered: Entered | None = None
        self._noted: dict[str, Mapping[str, str]] = {}
        self._is_warned = False

    @property
    def interview(self) -> Interview | None:
        """The interview under way."""
        return self._interview

    @property
    def current(self) -> Interview:
        """The interview under way, for what can only happen in one."""
        if self._interview is None:
            raise BugError("something was asked of an interview while none is under way")
        return self._interview

    # Beginning and leaving

    def start(
        self,
        project: Project,
        context: InterviewContext,
        *,
        language: str,
        mode: str = "interviewer",
        serial: str | None = None,
        held_at: dt.datetime | None = None,
    ) -> Interview:
        """Begin a new interview; who asks, where and about what is its `context`, `held_at` as of `Interviews.start`.

        Raises:
            AnswerError: another form has the serial.
            ProjectError: the machine refuses.
        """
        started = project.interviews.start(
            language=language, mode=mode, context=context, serial=serial, held_at=held_at
        )
        return self.go_on(project, started)

    def go_on(self, project: Project, interview: Interview) -> Interview:
        """Take an interview of the project, in place of the one under way, which stays a draft."""
        if interview is not self._interview:
            self.forget()
        self._project, self._interview, self._entered = project, interview, interview
        return interview

    def enter_again(self, entry: Entered) -> None:
        """Take the second entry of a form in place of the interview under way; what is typed into it is kept as well."""
        self.forget()
        self._entered = entry

    def leave(self) -> bool:
        """Leave the interview, what is typed included; its draft is offered to be resumed, here and in every other window.

        Returns:
            Whether it is left. Where what is typed can't be kept, the face says so first, and a second call leaves all the same.
        """
        if not self.settle() and not self._is_warned:
            self._is_warned = True
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """Have no interview any more; what was typed last is not written."""
        interview, self._interview, self._entered = self._interview, None, None
        self._noted.clear()
        self._is_warned = False
        if interview is None:
            return
        try:
            interview.leave()
        except KnownError as error:  # every answer is on disk all the same, and a program that ends holds nobody up
            logging.getLogger(__name__).warning("an interview was left but not let go: %s", error)

    def move(self, unit: str | None, service: str | None) -> None:
        """The wrong service was chosen at the start: go on about another one."""
        self._attempt(partial(self.current.move, unit, service))

    def set_aside(self, *, keeps_draft: bool = True) -> None:
        """Nobody is there any more: park what was answered, and give up a draft without an answer.

        Args:
            keeps_draft: False gives up a draft with answers too: nobody is to finish it, and the log says why.

        Raises:
            ProjectError: the machine refuses; what was answered is on disk all the same.
        """
        interview, project = self._interview, self._project
        self.settle()
        self.forget()
        if interview is None or project is None:
            return
        has_begun = bool(interview.answers or interview.typed)
        if has_begun and keeps_draft:
            project.responses.park(interview.uuid)
        else:
            why = LEFT_UNFINISHED if has_begun else NOTHING_ANSWERED
            project.responses.abandon(interview.uuid, reason=f"{interview.mode}: {why}")

    def speak(self, language: str) -> Asked | None:
        """Ask on in another language, at the same question; answers stay. Gives that question, where one is asked."""
        interview = self._interview
        if interview is None or not self._attempt(partial(setattr, interview, "language", language)):
            return None
        return interview.question

    # What is typed and is no answer yet

    def note_typed(self, column: str, typed: Mapping[str, str]) -> None:
        """Something was typed at a question: a text for each of its columns (see `typed_values`). Nothing is written yet."""
        if self._entered is not None:
            self._noted[column] = dict(typed)

    def keep_typed(self) -> bool:
        """Put what was typed since the last time on disk; whether the machine allowed it. It is no answer by that."""
        while self._noted and self._entered is not None:
            column, typed = next(iter(self._noted.items()))
            if not self._attempt(partial(_keep_asked, self._entered, column, typed)):
                return False
            del self._noted[column]
        return True

    def settle(self) -> bool:
        """Make an answer of what is typed where it is one, and keep what is none; whether the machine allowed it.

        An emptied text takes its answer back.
        """
        return self._unread() is not None

    def _unread(self) -> dict[str, AnswerError] | None:
        """Settle; by column why what is typed is no answer. None where the machine refuses."""
        unread: dict[str, AnswerError] = {}
        entered = self._entered
        if entered is None:
            return unread
        if not self.keep_typed():
            return None
        return unread if self._attempt(lambda: unread.update(entered.settle_typed())) else None

    # Ending

    def finish(self) -> None:
        """Make the interview a response; one in which the citizen declined is counted as a refusal, and not kept."""
        interview = self.current
        if not self.keep_typed():
            return
        if any(asked.answer in asked.refusals for asked in interview.questions):
            self.refuse()
        elif self._attempt(interview.finish):
            self.forget()
            self._face.show_finished(interview)

    def refuse(self) -> None:
        """Count the refusal and keep nothing else; the interview has ended."""
        if self._attempt(self.current.refuse):
            self.forget()
            self._face.show_refusal()

    def _attempt(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except KnownError as error:
            self._face.show_fault(error)
            return False
        return True


class AskingSession(InterviewSession):
    """An interview question by question; its methods are what a button or a key asks for."""

    def __init__(self, face: AskingFace) -> None:
        super().__init__(face)
        self._asking = face
        self._return_to: str | None = None

    def forget(self) -> None:
        super().forget()
        self._return_to = None

    def answer(self, value: Answer) -> None:
        """Keep the answer on disk, then show the next question. A citizen who does not consent ends the interview."""
        interview = self.current
        asked = interview.question
        if asked is None:
            return
        if value in asked.refusals:
            self._asking.ask_about_refusal()
        elif self._attempt(partial(interview.answer, value)):
            self._noted.pop(asked.column, None)
            self._asking.show_kept(asked, value)
            self._come_back()
            self.show_question()

    def skip(self) -> None:
        """Go on without an answer, where that is allowed; where its text was emptied, the answer is taken back."""
        asked = self.current.question
        if asked is not None and self.settle() and self._attempt(self.current.skip):
            self._asking.show_kept(asked, None)
            self._come_back()
            self.show_question()

    def take_back(self) -> None:
        """Take the answer to the question back, and stay at it."""
        self._noted.clear()
        if self.current.question is not None and self._attempt(self.current.clear):
            self.show_question()
            self._asking.show_taken_back()

    def go_back(self) -> None:
        """To the question before."""
        if self.settle():
            self._return_to = None
            self.current.back()
            self.show_question()

    def jump(self, column: str) -> None:
        """To a question by its column."""
        if self.settle():
            self._return_to = None
            self.current.go_to(column)
            self.show_question()

    def visit(self, column: str) -> None:
        """To a question by its column, and after its answer back to where the interview stands now."""
        asked = self.current.question
        place = self._return_to or (asked.column if asked is not None else _END)
        self.jump(column)
        self._return_to = place if place != column else None

    def _come_back(self) -> None:
        """After a visit: to where it began, where that is still asked."""
        place, self._return_to = self._return_to, None
        if place == _END:
            self.current.go_to_end()
        elif place is not None and any(asked.column == place for asked in self.current.questions):
            self.current.go_to(place)

    def finish(self) -> None:
        """As of `InterviewSession.finish`; where something is typed that is no answer, its question is shown and says so."""
        for column, fault in (self._unread() or {}).items():
            self.jump(column)
            self._asking.show_fault(fault)
            return
        super().finish()

    def show_question(self) -> None:
        """Let the face show what is asked now; at the end, what has no answer."""
        asked = self.current.question
        if asked is None:
            self._asking.show_unanswered(self.current.unanswered)
        else:
            self._asking.show_question(asked)


def _keep_asked(entered: Entered, column: str, typed: Mapping[str, str]) -> None:
    if any(asked.column == column for asked in entered.questions):
        entered.keep_typed(column, typed)
