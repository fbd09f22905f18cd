"""The interviews of a project: begun, offered to be resumed, resumed."""

import datetime as dt

from servqual_desk.interviewing.interview import Draft, Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.store.project_file import ProjectPart


class Interviews(ProjectPart):
    """The unfinished interviews of a project."""

    def start(
        self,
        *,
        language: str = "id",
        mode: str = "interviewer",
        context: InterviewContext | None = None,
        serial: str | None = None,
        held_at: dt.datetime | None = None,
    ) -> Interview:
        """Begin an interview; it is a draft in the file from this moment.

        Args:
            language: the language of the questions; the questionnaire's first where it lacks this one.
            mode: `interviewer`, `kiosk` or `paper`.
            serial: the number on the paper form that is entered.
            held_at: when the interview on the form was held (with its time zone); both of the response's times. Now where
                it is not given.

        Raises:
            AnswerError: there is no such mode, the form with this serial has an entry already, or `held_at` has not come yet.
        """
        return Interview.start(
            self.project,
            language=language,
            mode=mode,
            context=context or InterviewContext(),
            serial=serial,
            held_at=held_at,
        )

    def drafts(self) -> tuple[Draft, ...]:
        """The unfinished interviews, oldest first, with how far each has come."""
        uuids = self.project.database.conn.execute("SELECT uuid FROM response WHERE status = 'draft' ORDER BY id")
        return tuple(Interview(self.project, row[0]).as_draft() for row in uuids.fetchall())

    def resume(self, response: str) -> Interview:
        """Go on with a draft, at its first unanswered question. It is held here until it ends, is left, or the project closes.

        Raises:
            ProjectError: no draft has this uuid, or another living window or program holds it.
        """
        return Interview.resume(self.project, response)
