"""What follows from the latest wave's results, for a page that has none of them at hand: analysed in the background."""

from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from ui.jobs.analyse_project import Findings, analyse_project
from ui.jobs.follow_up import follow_up, items_to_plan
from ui.jobs.selected_responses import project_to_read
from ui.jobs.selected_wave import LATEST_WAVE

if TYPE_CHECKING:
    from analysis.follow_up.follow_up import FollowUp


def follow_up_now(path: Path, progress: Progress = UNWATCHED) -> "FollowUp":
    """The plan of the project at `path` with what came of it, and its goals beside the latest wave's results."""
    progress.step(_("Computing …"))
    with project_to_read(path, sealed=False) as project:
        return follow_up(project, _latest(path) if project.goals.list() else None)


def to_improve(path: Path, progress: Progress = UNWATCHED) -> tuple[tuple[str, ...], str | None]:
    """The items that the latest wave's results name to be improved first, and the wave's code where the survey has planned it."""
    progress.step(_("Computing …"))
    with project_to_read(path, sealed=False) as project:
        return items_to_plan(project, _latest(path))


def _latest(path: Path) -> Findings:
    return analyse_project(path, wave=LATEST_WAVE, may_be_empty=True)
