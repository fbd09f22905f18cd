"""An analysis as the pages of the window may show it: through the same gate as every paper."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from instruments.progress import UNWATCHED, Progress
from servqual_desk.fieldwork.office_papers import office_papers
from servqual_desk.follow_up.next_wave import NextWave, next_wave
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.store.filters import Where
from servqual_desk.words.wave_order import WAVE
from ui.jobs.analyse_project import Findings, analyse_project
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.derived_answers import with_derived
from ui.jobs.follow_up import goals_beside, this_day
from ui.jobs.published_waves import with_shown_waves
from ui.jobs.selected_responses import project_to_read
from ui.jobs.selected_wave import ALL_WAVES

if TYPE_CHECKING:
    from analysis.disclosure.counted import Twins
    from analysis.follow_up.goal_result import GoalResult
    from analysis.table import Chart, Table

# Nobody; fewer than the minimum; enough, but what is left out would be told beside the results about all; shown.
State = Literal["nobody", "few", "beside", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was found, and what of it is shown.

    Attributes:
        findings: everything, for papers, which pass the gate by themselves.
        shown: without the numbers of fewer than `smallest` people; only where the state is `shown`.
        is_limited: a filter beside the wave is set.
        units: the names of those who served the respondents.
        thinnest_service: the fewest responses that a service has; 0 where none is named.
        target: of the wave, where it has one and nothing else limits the responses.
        goals: what the office wants to reach, beside these results; none where a filter beside the wave is set.
        next_wave: when citizens are to be asked again; None where no wave has a day.
    """

    findings: Findings
    shown: Findings
    smallest: int
    state: State
    is_limited: bool
    units: tuple[str, ...]
    thinnest_service: int
    target: int | None
    goals: "tuple[GoalResult, ...]" = ()
    next_wave: NextWave | None = None


def published_findings(
    path: Path, progress: Progress = UNWATCHED, *, where: Where | None = None, wave: str = ALL_WAVES
) -> Published:
    """Analyse the project at `path`, limited by `where` and to a `wave` (see `analyse_project`), and pass the gate.

    Raises:
        DataError: the filter does not fit the project.
    """
    findings = analyse_project(path, progress, where=where, wave=wave, may_be_empty=True)
    with project_to_read(path, sealed=False) as project:
        smallest = office_papers(project).smallest
        state = _disclosure_state(findings, project, smallest)
        goals = () if _is_limited(findings) else goals_beside(project, findings)
        due = next_wave(project, this_day())
        units, target = _units(findings, project), _target(findings, project)
        publishable = with_shown_waves(findings, project, smallest)
    return Published(
        findings=findings,
        shown=_shown(publishable, smallest),
        smallest=smallest,
        state=state,
        is_limited=_is_limited(findings),
        units=units,
        thinnest_service=_thinnest(findings),
        target=target,
        goals=goals,
        next_wave=due,
    )


def _is_limited(findings: Findings) -> bool:
    return any(column != WAVE for column in findings.where)


def _thinnest(findings: Findings) -> int:
    counts = findings.frame["sqd_service"].dropna().value_counts()
    return int(counts.min()) if len(counts) else 0


def _units(findings: Findings, project: Project) -> tuple[str, ...]:
    named = field_names(project).get("sqd_unit", {})
    return tuple(named.get(code, code) for code in sorted(findings.frame["sqd_unit"].dropna().unique()) if code)


def _target(findings: Findings, project: Project) -> int | None:
    wave = findings.where.get(WAVE)
    if _is_limited(findings):
        return None
    return next((one.target for one in project.fieldwork.waves() if one.code == wave), None)


def _disclosure_state(findings: Findings, project: Project, smallest: int) -> State:
    from analysis.disclosure.counted import selection_state
    from analysis.disclosure.ranges import SHOWN

    if findings.n == 0:
        return "nobody"
    if findings.n < smallest:
        return "few"
    return "shown" if selection_state(twins_in(findings, project), smallest) == SHOWN else "beside"


def _shown(findings: Findings, smallest: int) -> Findings:
    from analysis.disclosure.published import published

    analysis = published(findings.analysis, smallest)
    if findings.analysis.data.n_complete >= smallest:  # no mean rests on fewer: the tables are as they were made
        return replace(findings, analysis=analysis, **_gated(findings.tables, findings.charts, smallest))
    sections = analysis.sections()
    return replace(findings, analysis=analysis, **_gated(sections.tables, sections.charts, smallest))


def _gated(tables: "tuple[Table, ...]", charts: "tuple[Chart, ...]", smallest: int) -> dict[str, Any]:
    """Both through the gate; a chart of one of the tables draws the same one."""
    from analysis.disclosure.published import published_table

    made = {id(table): published_table(table, smallest) for table in (*tables, *(chart.table for chart in charts))}
    drawn = tuple(replace(chart, table=made[id(chart.table)]) for chart in charts)
    return {"tables": tuple(made[id(table)] for table in tables), "charts": drawn}


def twins_in(findings: Findings, project: Project) -> "Twins":
    """How the answers lie in all that is published beside them: those of their wave, or of all waves."""
    from analysis.disclosure.counted import twins_of

    columns = [column for column in findings.where if column != WAVE]
    everyone = (
        answers_of(project, {WAVE: findings.where[WAVE]} if WAVE in findings.where else None)
        if columns
        else findings.frame
    )
    chosen, everyone = (with_derived(frame, project, columns) for frame in (findings.frame, everyone))
    return twins_of(everyone, chosen, columns, "" if WAVE in findings.where else WAVE)
