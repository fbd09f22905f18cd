"""What every write of a response asks first, inside its own transaction (law 12): is it still what the writer believes?"""

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import damaged, sqlite


def require_status(project: ProjectFile, response: str, *statuses: str) -> None:
    """Nothing where the response has one of the statuses.

    Raises:
        ProjectError: it has another one, or is not there; the sentence says what became of it. Nothing was written.
    """
    row = project.database.conn.execute("SELECT status FROM response WHERE uuid = ?", (response,)).fetchone()
    status = row[0] if row else "gone"
    if status not in statuses:
        raise ProjectError(what_became(status))


def what_became(status: str) -> str:
    """The sentence for a write that came too late, or too early."""
    sentences = {
        "draft": _("This interview is not finished yet, so nothing was changed. Finish it first."),
        "finished": _(
            "This interview was finished elsewhere meanwhile, so nothing was saved here. It is among the responses."
        ),
        "voided": _(
            "This response was voided or set aside meanwhile, so nothing was saved. It can be restored among the responses."
        ),
        "erased": _("This response was erased on the citizen's request, so nothing was saved. Begin a new interview."),
        "gone": _("This response is not in the survey any more, so nothing was saved. Reload the list."),
    }
    return sentences[status]


def require_one_row(project: ProjectFile, cursor: sqlite.Cursor) -> None:
    """The change that was just made changed exactly one row.

    Raises:
        ProjectError: it did not, although the response is there: its rows do not fit together any more.
    """
    if cursor.rowcount != 1:
        raise ProjectError(damaged(project.path))
