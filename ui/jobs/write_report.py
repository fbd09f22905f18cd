"""The report: put together here alone, for the window, the command line and the demo."""

from pathlib import Path

from instruments.i18n import _, use_language
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.filters import Where
from servqual_desk.store.whole_files import replacing
from servqual_desk.verification.head_code import head_codes
from ui.jobs.analyse_project import Findings, analyse_project
from ui.jobs.saved_analyses import kept_for_report
from ui.jobs.selected_responses import project_to_read, selection_title
from ui.jobs.selected_wave import ALL_WAVES


def write_findings(
    findings: Findings, project_path: Path, out: Path, progress: Progress = UNWATCHED, *, language: str
) -> Path:
    """Write the report of what was found to `out`, with what was kept in the lab; whole or not at all. Its title says the filter.

    Raises:
        KnownError: the machine refuses the file.
    """
    from exports.report import write_report

    with replacing(out) as unfinished:
        progress.step(_("Computing …"), 0.2)
        with use_language(language), project_to_read(project_path) as project:
            heads = head_codes(project.database)
            office, kept = project.setting("organisation"), kept_for_report(project, findings.where)
            title = selection_title(findings.title, findings.where, project)
        progress.step(_("Writing the report …"), 0.6)
        write_report(
            findings.analysis,
            findings.instrument,
            findings.frame,
            unfinished,
            language=language,
            title=title,
            organisation=office,
            kept=kept,
            heads=heads,
        )
    return out


def report_project(
    project: Path,
    out: Path,
    progress: Progress = UNWATCHED,
    *,
    language: str,
    where: Where | None = None,
    wave: str = ALL_WAVES,
) -> Path:
    """Analyse the project, limited by `where` and to a `wave` (its code, `latest` or `all`), and write its report to `out`.

    Raises:
        DataError: there is no such wave, or the filter does not fit the project or leaves no response.
        KnownError: the machine refuses the file.
    """
    findings = analyse_project(project, progress.between(0, 0.5), where=where, wave=wave)
    part = progress.between(0.5, 1)
    return write_findings(findings, project, out, part, language=language)
