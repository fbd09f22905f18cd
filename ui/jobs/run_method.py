"""The lab's work: one method with its options on the responses of a project, and the scripts that give the same numbers."""

from dataclasses import dataclass
from pathlib import Path

from analysis.methods import Outcome
from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.filters import Where
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.jobs.analyse_project import analyse_project
from ui.jobs.saved_analyses import run_kept
from ui.jobs.selected_responses import project_to_read


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
        return Result(asked=asked, outcome=outcome, instrument=project.instrument, n=n)


def replicate(
    path: Path, folder: Path, progress: Progress = UNWATCHED, *, where: Where | None = None
) -> tuple[Path, ...]:
    """Write the data and the scripts that give the same numbers elsewhere into a folder.

    Raises:
        KnownError: there is no response, or the machine refuses.
    """
    from exports.replication import write_replication

    findings = analyse_project(path, progress.between(0, 0.8), where=where)
    progress.step(_("Writing the scripts …"), 0.8)
    return write_replication(findings.frame, findings.instrument, findings.analysis, folder)
