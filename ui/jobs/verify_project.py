"""Is a project file whole? The answer of a file that cannot even be opened is no."""

from pathlib import Path
from typing import Any

from msgspec import structs

from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError
from servqual_desk.verification.faults import Fault, Verification
from servqual_desk.verification.log_head_code import holds_head
from servqual_desk.verification.verify import verify
from ui.jobs.selected_responses import project_to_read


def verify_project(path: Path, progress: Progress = UNWATCHED, *, head: str = "") -> Verification:
    """Verify a project file.

    Args:
        head: the code that a report shows; the file must still hold what it was printed from.
        progress: told what is being checked; may cancel.
    """
    try:
        with project_to_read(path, sealed=False) as project:
            found = verify(project, progress=progress)
            if head and not holds_head(project.database, head):
                found = structs.replace(found, faults=(*found.faults, Fault(code="head_unknown", where=head)))
            return found
    except KnownError as error:
        faults = (Fault(code="unreadable", where=str(path), params={"sentence": " ".join(error.faults)}),)
        return Verification(faults=faults)


def verification_json(found: Verification) -> dict[str, Any]:
    """The result as `verify --json` gives it."""
    return {
        "whole": found.whole,
        "faults": [{"code": one.code, "where": one.where, "params": dict(one.params)} for one in found.faults],
        "responses": found.responses,
        "events": found.events,
        "heads": list(found.heads),
    }
