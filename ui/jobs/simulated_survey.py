"""A survey of simulated citizens, for the demo and the sample."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.whole_files import disk_faults

QUESTIONNAIRE = "loket-lengkap"
CITIZENS = 384  # Krejcie and Morgan's sample of a large town


def simulate_survey(
    path: Path, progress: Progress = UNWATCHED, *, title: str, questionnaire: str = QUESTIONNAIRE
) -> Path:
    """Make the project `path`, which must not exist, with the answers of simulated citizens, the same ones every time, and a plan
    of what follows from them.

    It is made under another name first, so that a cancelled one leaves nothing behind.

    Raises:
        KnownError: the machine refuses.
    """
    from servqual_desk.demo.follow_up_plan import plan_follow_up
    from servqual_desk.demo.simulated_citizens import SOURCE, simulate
    from servqual_desk.demo.visited_services import visited

    with disk_faults(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with disk_faults(unfinished):
        unfinished.unlink(missing_ok=True)
    try:
        with Project.create(unfinished, instrument=questionnaire, title=title) as project:
            progress.step(_("Simulating citizens' answers …"), 0.1)
            citizens = simulate(project.instrument, CITIZENS)
            progress.step(_("Saving their answers …"), 0.7)
            project.fieldwork.save_catalogue(visited())
            project.add_responses(citizens, source=SOURCE)
            plan_follow_up(project)
        with disk_faults(path):
            unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return path
