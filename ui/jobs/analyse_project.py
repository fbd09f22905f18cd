"""What the results page computes in the background: answers → analysis → its tables and charts (law 9).

The work opens the project again, because a connection belongs to its thread; it only reads.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _, language, use_language
from instruments.model import Instrument
from servqual_desk.project import Project
from ui.background import Progress

if TYPE_CHECKING:
    import pandas as pd

    from analysis import Analysis
    from analysis.table import Chart, Table

Where = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """One analysis, ready to be shown. `where` is the filter that it was made with."""

    analysis: "Analysis"
    instrument: Instrument
    frame: "pd.DataFrame"
    tables: tuple["Table", ...]
    charts: tuple["Chart", ...]
    where: Where
    is_simulated: bool

    @property
    def n(self) -> int:
        """How many responses the filter leaves."""
        return self.analysis.data.n_responses


def find(path: Path, where: Where) -> Callable[[Progress], Findings]:
    """The work of analysing the project at `path`, limited by `where`."""

    def work(progress: Progress) -> Findings:
        progress.step(_("Reading the answers …"), 0.1)
        with Project.open(path, readonly=True) as project:
            instrument, frame = project.instrument, project.frame(where)
        progress.step(_("Computing …"), 0.4)
        from analysis import analyse

        analysis = analyse(frame, instrument)
        progress.step(_("Setting the tables …"), 0.9)
        return Findings(
            analysis=analysis, instrument=instrument, frame=frame, tables=analysis.tables(), charts=analysis.charts(),
            where=dict(where), is_simulated=bool((frame["sqd_source"] == "simulated").any()),
        )  # fmt: skip

    return work


def write(findings: Findings, project_path: Path, path: Path, title: str) -> Callable[[Progress], Path]:
    """The work of writing the report to `path`, with what was kept in the lab, in the language in force now."""
    spoken = language()

    def work(progress: Progress) -> Path:
        from exports.report import write_report
        from ui.jobs.saved_analyses import kept_for_report

        progress.step(_("Computing …"), 0.2)
        with use_language(spoken), Project.open(project_path, readonly=True) as project:
            office, kept = project.setting("organisation"), kept_for_report(project, findings.where)
        progress.step(_("Writing the report …"), 0.6)
        write_report(
            findings.analysis, findings.instrument, findings.frame, path, language=spoken, title=title,
            organisation=office, kept=kept,
        )  # fmt: skip
        return path

    return work
