"""A second survey that a method of the lab is given beside the open one: found by its name, read, and not changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from servqual_desk.project import Project
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.selected_responses import project_to_read

if TYPE_CHECKING:
    from analysis.methods.knowledge_gap.sides import OtherSurvey


def other_survey(project: Project, named: str) -> "OtherSurvey | None":
    """The survey that an option names; None where it names none, or the file is not there.

    Raises:
        ProjectError: it cannot be opened, or is damaged.
    """
    path = found_beside(project.path, named)
    if path is None:
        return None
    from analysis.methods.knowledge_gap.sides import OtherSurvey

    with project_to_read(path) as other:
        return OtherSurvey(frame=answers_of(other), instrument=other.instrument)


def found_beside(survey: Path, named: str) -> Path | None:
    """The file as it is named, or of its name beside the survey: both may have moved together to another computer."""
    name = named.replace("\\", "/").rpartition("/")[2]
    places = (survey.parent / named, survey.parent / name) if name else ()
    return next((place for place in places if place.is_file()), None)
