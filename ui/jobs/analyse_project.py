"""Analysing a project: answers → analysis → its tables and charts, for window, report, JSON and terminal."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instruments.i18n import _
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.filters import Where
from servqual_desk.words.wave_order import WAVE
from ui.jobs.answers_in_memory import sealed_answers
from ui.jobs.saved_analyses import kept_for_json
from ui.jobs.selected_responses import project_to_read, require_enough, require_responses
from ui.jobs.selected_wave import ALL_WAVES, wave_code

if TYPE_CHECKING:
    import pandas as pd

    from analysis import Analysis, Options
    from analysis.table import Chart, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """One analysis, ready to be shown. `where` is the filter that it was made with, `title` the survey's.

    `days` are the first and the last of the interviews, none where the answers do not tell them.
    """

    analysis: "Analysis"
    instrument: Instrument
    frame: "pd.DataFrame"
    tables: tuple["Table", ...]
    charts: tuple["Chart", ...]
    where: Where
    title: str
    is_simulated: bool
    days: tuple[date, ...] = ()

    @property
    def n(self) -> int:
        """How many responses the filter leaves."""
        return self.analysis.data.n_responses


def analyse_project(
    path: Path,
    progress: Progress = UNWATCHED,
    *,
    where: Where | None = None,
    wave: str = ALL_WAVES,
    options: "Options | None" = None,
    may_be_empty: bool = False,
) -> Findings:
    """Analyse the project at `path`, limited by `where` and to a `wave`: its code, `latest` or `all`; it is only read.

    Raises:
        DataError: there is no such wave, the filter does not fit the project, or leaves no response and that `may_be_empty`
        was not said.
    """
    from analysis import Options

    progress.step(_("Reading the answers …"), 0.1)
    reading = progress.between(0.1, 0.4)
    with (
        project_to_read(path, sealed=False, pages_later=True) as project,
        sealed_answers(project, where, reading) as frame,
    ):
        if not may_be_empty:
            require_responses(project, frame, where or {})
        code = wave_code(frame, wave, may_be_empty=may_be_empty)
        return _findings(project, frame, dict(where or {}), replace(options or Options(), wave=code), progress)


def _findings(
    project: Project, frame: "pd.DataFrame", where: Where, options: "Options", progress: Progress
) -> Findings:
    progress.step(_("Computing …"), 0.4)
    from analysis import analyse
    from exports.report.period import days

    analysis = analyse(frame, project.instrument, options)
    if options.wave is not None:
        frame, where = frame[frame[WAVE] == options.wave].reset_index(drop=True), {**where, WAVE: options.wave}
    progress.step(_("Setting the tables …"), 0.9)
    sections = analysis.sections()
    return Findings(
        analysis=analysis,
        instrument=project.instrument,
        frame=frame,
        tables=sections.tables,
        charts=sections.charts,
        where=where,
        title=project.title,
        is_simulated=bool((frame["sqd_source"] == "simulated").any()),
        days=tuple(days(frame, project.instrument)),
    )


def analyse_for_whoever_asks(
    path: Path, *, where: Where | None = None, wave: str = ALL_WAVES, options: "Options | None" = None
) -> Findings:
    """`analyse_project`, whose numbers are then shown as they are, whatever they are of.

    Raises:
        DataError: as there.
        RightError: they are of too few people for whoever is signed in.
    """
    findings = analyse_project(path, where=where, wave=wave, options=options)
    with project_to_read(path, sealed=False) as project:
        require_enough(project, findings.n)
    return findings


def whole_result(path: Path, findings: Findings) -> dict[str, Any]:
    """The JSON of the contract, and after it the follow-up plan and what was kept in the lab of the project at `path`.

    A questionnaire with headings also has `headed`: the steps, and each headed question by where people were served; one with
    rankings also has `rankings`; `non_answers` are how often "don't know" and the like were given to each item.
    """
    from ui.jobs.follow_up import follow_up

    with project_to_read(path) as project:
        plan, kept = follow_up(project, findings).to_dict(), kept_for_json(project, findings.where)
        further = _headed(findings) | _ranked(findings) | _not_answered(findings, project)
        return findings.analysis.to_dict() | further | {"follow_up": plan, "lab": kept}


def _not_answered(findings: Findings, project: Project) -> dict[str, Any]:
    from analysis.items.non_answers import has_non_answers, non_answer_table
    from analysis.jsonable import jsonable

    if not has_non_answers(findings.instrument):
        return {}
    counts = project.count_non_answers(findings.where)
    return {"non_answers": jsonable(non_answer_table(findings.frame, findings.instrument, counts))}


def _ranked(findings: Findings) -> dict[str, Any]:
    from analysis.methods.rankings.spec import METHOD

    if METHOD.why_not(findings.instrument) is not None:
        return {}
    return {"rankings": METHOD.run(findings.frame, findings.instrument).to_dict()}


def _headed(findings: Findings) -> dict[str, Any]:
    from analysis.methods.crosstabs.usual import headed_questions, usual_crosstabs
    from analysis.thresholds import SMALLEST_PUBLISHED

    frame, instrument = findings.frame, findings.instrument
    if not headed_questions(instrument):
        return {}
    from analysis.methods.funnels.spec import METHOD

    crossed = [outcome.to_dict() for outcome in usual_crosstabs(frame, instrument, SMALLEST_PUBLISHED)]
    return {"headed": {"funnels": METHOD.run(frame, instrument).to_dict(), "crosstabs": crossed}}
