"""The analysis once more by other programs: data and scripts in a folder."""

from collections.abc import Sequence
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.people.rights import Right
from servqual_desk.store.filters import Where
from servqual_desk.words.derived_columns import DERIVED
from ui.jobs.analyse_project import analyse_project
from ui.jobs.derived_answers import with_derived
from ui.jobs.run_method import run_with_settings
from ui.jobs.saved_analyses import analysis_json, options_of
from ui.jobs.selected_responses import project_to_read


def replicate_analysis(
    project: Path, folder: Path, progress: Progress = UNWATCHED, *, where: Where | None = None
) -> tuple[Path, ...]:
    """Write the data, scripts for R, Python and SPSS, and our own numbers into `folder`; returns what was written.

    Raises:
        DataError: the filter does not fit the project or leaves no response.
        RightError: whoever is signed in may not take answers out of the survey.
        KnownError: the machine refuses to write there.
    """
    from exports.replication import write_replication

    with project_to_read(project) as opened:
        opened.require(Right.EXPORT)
    findings = analyse_project(project, progress.between(0, 0.7), where=where)
    progress.step(_("Writing the scripts …"), 0.8)
    return write_replication(findings.frame, findings.instrument, findings.analysis, folder)


def replicate_method(
    project: Path,
    method: str,
    settings: Sequence[str],
    folder: Path,
    progress: Progress = UNWATCHED,
    *,
    where: Where | None = None,
) -> tuple[Path, ...]:
    """The same for one method of the lab, with options as they are typed (`option=value`).

    Raises:
        DataError: as for `run_method.run_with_settings`; or no script is written yet for the method.
        RightError: whoever is signed in may not take answers out of the survey.
        KnownError: the machine refuses to write there.
    """
    from exports.replication.lab_replication import write_lab_replication

    with project_to_read(project) as opened:
        opened.require(Right.EXPORT)
        frame = with_derived(opened.frame(where), opened, DERIVED)
    result = run_with_settings(project, method, settings, progress.between(0, 0.7), where=where)
    ours = analysis_json(result.asked, result.outcome, result.n, result.instrument)
    progress.step(_("Writing the scripts …"), 0.8)
    return write_lab_replication(frame, result.instrument, method, options_of(result.asked), ours, folder)
