"""What the lab computes in the background: one method with its options on the responses of the project (law 9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.methods import METHODS, Options, Outcome, options_from_dict
from instruments.model import Instrument
from servqual_desk.coding import Coding
from servqual_desk.i18n import _
from servqual_desk.project import Project
from servqual_desk.saved import SavedAnalysis
from ui.tasks import Progress

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One analysis, computed: what was asked, what came out, of how many responses."""

    asked: SavedAnalysis
    outcome: Outcome
    instrument: Instrument
    n: int


def options_of(asked: SavedAnalysis) -> Options:
    """The options of a kept analysis; what a newer or older program wrote and we do not know takes its default."""
    return options_from_dict(METHODS[asked.method].options, asked.options)[0]


def compute(path: Path, asked: SavedAnalysis) -> Callable[[Progress], Result]:
    """The work of running one analysis on the project at `path`."""

    def work(progress: Progress) -> Result:
        progress.step(_("Reading the answers …"))
        with Project.open(path, readonly=True) as project:
            instrument, frame = project.instrument, project.frame(asked.where)
            tables = _tables(project, asked)
        progress.step(_("Computing …"), 0.0)
        method = METHODS[asked.method]
        outcome = method.run(
            frame, instrument, options_of(asked), lambda share: progress.step(_("Computing …"), share), **tables
        )
        return Result(asked=asked, outcome=outcome, instrument=instrument, n=len(frame))

    return work


def _tables(project: Project, asked: SavedAnalysis) -> Mapping[str, Any]:
    """The further tables that the method wants, beside the frame."""
    if "coding" not in METHODS[asked.method].wants:
        return {}
    comments = [question.id for question in project.instrument.questions if question.kind == "text"]
    named = str(asked.options.get("question", "")) or next(iter(comments), "")
    return {"coding": _coding_frame(Coding(project).table(named))} if named else {}


def _coding_frame(rows: tuple[tuple[str, str, str | None], ...]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=["uuid", "coder", "code"])


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
