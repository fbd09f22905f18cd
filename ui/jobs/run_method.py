"""What the lab computes in the background: one method with its options on the responses of the project (law 9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.methods import Outcome
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.background import Progress
from ui.jobs.saved_analyses import run_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One analysis, computed: what was asked, what came out, of how many responses."""

    asked: SavedAnalysis
    outcome: Outcome
    instrument: Instrument
    n: int


def compute(path: Path, asked: SavedAnalysis) -> Callable[[Progress], Result]:
    """The work of running one analysis on the project at `path`."""

    def work(progress: Progress) -> Result:
        progress.step(_("Reading the answers …"))
        with Project.open(path, readonly=True) as project:
            outcome, n = run_kept(project, asked, progress=lambda share: progress.step(_("Computing …"), share))
            return Result(asked=asked, outcome=outcome, instrument=project.instrument, n=n)

    return work


def replicate(path: Path, folder: Path, where: Mapping[str, str]) -> Callable[[Progress], tuple[Path, ...]]:
    """The work of writing the scripts that give the same numbers elsewhere."""

    def work(progress: Progress) -> tuple[Path, ...]:
        progress.step(_("Reading the answers …"), 0.1)
        with Project.open(path, readonly=True) as project:
            instrument, frame = project.instrument, project.frame(where)
        progress.step(_("Computing …"), 0.3)
        from analysis import analyse
        from exports.replication import write_replication

        analysis = analyse(frame, instrument)
        progress.step(_("Writing the scripts …"), 0.8)
        return write_replication(frame, instrument, analysis, folder)

    return work
