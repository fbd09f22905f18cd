"""Erasing a response on the respondent's request, in the survey and in its copies."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.responses.erasure import ErasureReceipt, erase_everywhere


def erase_response(
    project: Path, code: str, progress: Progress = UNWATCHED, *, who: str | None = None
) -> ErasureReceipt:
    """Erase the response with this code; gives the receipt.

    Raises:
        DataError: no response has this code; nothing has changed.
    """
    progress.step(_("Erasing in the survey and its backups …"), 0.0)
    with Project.open(project) as opened:
        return erase_everywhere(opened, code, who=who, progress=progress)
