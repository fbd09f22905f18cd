"""`servqual-desk demo`: a folder with a simulated survey, and everything that the program makes of one."""

from collections.abc import Callable
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store.whole_files import disk_faults, replacing

QUESTIONNAIRE = "loket-lengkap"
CITIZENS = 384  # Krejcie and Morgan's sample of a large town
NAME = "demo"
STEPS = 4


def make_sample_folder(folder: Path, *, language: str, step: Callable[[], None]) -> tuple[Path, ...]:
    """The project, its analysis (JSON), its data (CSV) and its report (PDF), in `folder`; returns what was written.

    A demo project that is there already is kept, with whatever was added to it, and the other files are made again.

    Args:
        step: called after each of the four.

    Raises:
        KnownError: a file called `demo.sqd` is there that is no demo, or the machine refuses.
    """
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.sqd"
    with _kept(path) if path.exists() else _made(path) as project:
        step()
        return path, *_results(project, folder / NAME, language, step)


def _made(path: Path) -> Project:
    from servqual_desk.demo.simulated_citizens import SOURCE, simulate

    project = Project.create(path, instrument=QUESTIONNAIRE, title=_("Demo: a public-service mall (simulated)"))
    try:
        project.add_responses(simulate(project.instrument, CITIZENS), source=SOURCE)
    except BaseException:
        project.close()
        path.unlink()
        raise
    return project


def _kept(path: Path) -> Project:
    from servqual_desk.demo.simulated_citizens import SOURCE

    project = Project.open(path)
    if project.count({"sqd_source": SOURCE}) == 0:
        project.close()
        raise KnownError(
            _("{path}: is a survey of its own, not the demo, and is left alone. Choose another folder.").format(
                path=path
            )
        )
    return project


def _results(project: Project, base: Path, language: str, step: Callable[[], None]) -> tuple[Path, ...]:
    from analysis import analyse
    from exports.datasets.write import write_dataset
    from exports.report import write_report

    frame = project.frame()
    analysis = analyse(frame, project.instrument)
    result, data, report = base.with_suffix(".json"), base.with_suffix(".csv"), base.with_suffix(".pdf")
    with replacing(result) as temporary:
        temporary.write_text(analysis.to_json(), encoding="utf-8")
    step()
    write_dataset(project.frame(non_answers=True), project.instrument, data, language=language, title=project.title)
    step()
    with replacing(report) as temporary:
        write_report(analysis, project.instrument, frame, temporary, language=language, title=project.title)
    step()
    return result, data, report
