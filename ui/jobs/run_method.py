"""The lab's work: one method with its options on the responses of a project, and the scripts that give the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.methods import Outcome
from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.filters import Where
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.method_settings import method_of, read_options
from ui.jobs.saved_analyses import no_responses, run_kept, run_on
from ui.jobs.selected_responses import project_to_read, require_enough, require_responses

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One analysis, computed: what was asked, what came out, of how many responses."""

    asked: SavedAnalysis
    outcome: Outcome
    instrument: Instrument
    n: int


def run_method(path: Path, asked: SavedAnalysis, progress: Progress = UNWATCHED) -> Result:
    """Run one analysis on the project at `path`."""
    progress.step(_("Reading the answers …"))
    with project_to_read(path) as project:
        progress.step(_("Computing …"))
        outcome, n = run_kept(project, asked, progress=progress)
        require_enough(project, n)
        return Result(asked=asked, outcome=outcome, instrument=project.instrument, n=n)


def _responses(project: Project, where: Where) -> "pd.DataFrame":
    frame = answers_of(project, where)
    require_responses(project, frame, where)
    require_enough(project, len(frame))
    return frame


def run_with_settings(
    path: Path, method: str, settings: Sequence[str], progress: Progress = UNWATCHED, *, where: Where | None = None
) -> Result:
    """Run a method with options as they are typed (`option=value`) on the responses that `where` leaves; nothing is kept.

    Raises:
        DataError: an unknown method, one that the questionnaire cannot give, an option or value that is none, no response.
    """
    progress.step(_("Reading the answers …"))
    with project_to_read(path) as project:
        instrument = project.instrument
        chosen = method_of(method, instrument)
        frame = _responses(project, where or {}) if chosen.needs_responses else no_responses()
        options = read_options(chosen, settings, instrument, frame)
        asked = SavedAnalysis(method=method, options=options.to_dict(), where=where or {})
        progress.step(_("Computing …"))
        return Result(asked=asked, outcome=run_on(frame, project, asked, progress), instrument=instrument, n=len(frame))
