"""`servqual-desk demo`: a folder with a simulated survey, and everything that the program makes of one."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store.whole_files import disk_faults
from ui.jobs.analyse_project import analyse_project, whole_result
from ui.jobs.export_data import export_data
from ui.jobs.json_file import write_json_file
from ui.jobs.simulated_survey import QUESTIONNAIRE, simulate_survey
from ui.jobs.survey_folder import SUFFIX
from ui.jobs.write_report import write_findings

NAME = "demo"


def make_demo_folder(
    folder: Path, progress: Progress = UNWATCHED, *, language: str, questionnaire: str = QUESTIONNAIRE
) -> tuple[Path, ...]:
    """The project, its analysis (JSON), its data (CSV) and its report (PDF), in `folder`; returns what was written.

    A demo project that is there already is kept, with whatever was added to it, and the other files are made again.

    Raises:
        KnownError: a file called `demo.sqd` is there that is no demo, or the machine refuses.
    """
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    path = folder / (NAME + SUFFIX)
    if path.exists():
        _require_demo(path)
    else:
        title = _("Demo: a public-service mall (simulated)")
        simulate_survey(path, progress.between(0, 0.3), title=title, questionnaire=questionnaire)
    findings = analyse_project(path, progress.between(0.3, 0.6))
    result = write_json_file(whole_result(path, findings), path.with_suffix(".json"))
    data = export_data(path, path.with_suffix(".csv"), progress.between(0.6, 0.7), language=language).path
    report = write_findings(findings, path, path.with_suffix(".pdf"), progress.between(0.7, 1), language=language)
    return path, result, data, report


def _require_demo(path: Path) -> None:
    from servqual_desk.demo.simulated_citizens import SOURCE

    with Project.open(path) as project:
        if project.count({"sqd_source": SOURCE}) == 0:
            raise KnownError(
                _("{path}: is a survey of yours, not the demo, and was not touched. Choose another folder.").format(
                    path=path
                )
            )
