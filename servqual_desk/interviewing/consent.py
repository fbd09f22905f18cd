"""Consent: how a citizen declines to take part, what is kept of it, and what nobody may do without consent."""

from collections.abc import Iterable, Sequence

from instruments.i18n import _
from instruments.question_order import Prompt
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Answer
from servqual_desk.store.clock import now
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_erasure import blank
from servqual_desk.store.row_numbers import row_number

ROLE = "consent"


def require_no_refusal(asking: Prompt, consents: Iterable[tuple[Prompt, Answer]]) -> None:
    """Who declined is asked nothing more; the consent itself may be answered anew.

    Args:
        asking: what is to be answered.
        consents: the questions for consent that this respondent is asked, with what was answered.

    Raises:
        AnswerError: the citizen declined.
    """
    if asking.role != ROLE and any(answer in prompt.refusals for prompt, answer in consents):
        raise AnswerError(_("The citizen does not consent. Record the refusal, or correct the consent first."))


def require_consent(consents: Sequence[tuple[Prompt, Answer]]) -> None:
    """No response is kept without every consent that was asked for.

    Raises:
        AnswerError: a consent is missing or was declined; it names the question.
    """
    for prompt, answer in consents:
        if answer is None or answer in prompt.refusals:
            raise AnswerError(
                _("Without consent no response is kept ({column}). Enter the consent, or record the refusal.").format(
                    column=prompt.column
                )
            )


def record_refusal(project: ProjectFile, response: str, *, who: str | None) -> None:
    """Count a refusal with its circumstances and without a person, and blank the draft; inside an erasing transaction."""
    project.database.conn.execute(
        """INSERT INTO refusal (id, at, mode, enumerator, unit, service, wave)
           SELECT ?, ?, mode, enumerator, unit, service, wave FROM response WHERE uuid = ?""",
        (row_number(), now(), response),
    )
    blank(project, response, kind="refused", who=who)
