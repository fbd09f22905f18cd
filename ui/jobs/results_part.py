"""What the pages of the results show beside the analysis of the whole: methods of the lab and rankings, through the gate.

Computed when a page is first looked at, on the responses that the pages are about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from analysis.methods import METHODS, Outcome
from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.store.saved_analyses import SavedAnalysis
from servqual_desk.words.response_columns import PLACES
from servqual_desk.words.wave_order import WAVE
from ui.jobs.published_findings import Published, twins_in
from ui.jobs.published_waves import trend_frame, with_titles_of_waves
from ui.jobs.saved_analyses import run_on
from ui.jobs.selected_responses import project_to_read

if TYPE_CHECKING:
    import pandas as pd

    from analysis.disclosure.counted import Twins
    from analysis.disclosure.groups import HiddenGroups
    from analysis.table import Note, Table

Part = Literal["skm", "services", "trend", "comments", "cohen", "funnels", "rankings", "answers", "distribution"]
_BY_GROUP = ("lab_skm_groups", "lab_design_groups")
_OPTIONS: dict[str, dict[str, Any]] = {"skm": {"by": ["sqd_service"], "transcription": False}}


def present_parts(published: Published) -> tuple[Part, ...]:
    """The parts that these responses can give."""
    from analysis.items.distributions import has_distributions

    frame, instrument = published.shown.frame, published.shown.instrument
    own: tuple[Part, ...] = ("skm", "comments", "cohen", "funnels", "rankings")
    found = [part for part in own if METHODS[part].why_not(instrument) is None]
    analysis = published.shown.analysis
    has_measure = analysis.skm is not None or analysis.gaps is not None
    if has_measure and any(frame[place].dropna().nunique() > 1 for place in PLACES):
        found.append("services")
    if published.shown.analysis.waves:
        found.append("trend")
    if any(question.heading is not None and question.choices for question in instrument.questions):
        found.append("answers")
    if has_distributions(instrument):
        found.append("distribution")
    return tuple(found)


def results_part(path: Path, published: Published, part: Part, progress: Progress = UNWATCHED) -> Outcome:
    """The tables and charts of a part; nothing where a filter would let a wave's answers be told by subtraction."""
    progress.step(_("Computing …"))
    with project_to_read(path, sealed=False) as project:
        if part == "services":
            return _service_ranks(published, project)
        if part == "answers":
            return _answers(published, project)
        if part == "distribution":
            return _distributions(published, project)
        asked = SavedAnalysis(method=part, options=_OPTIONS.get(part, {}))
        made = run_on(_named(_frame(published, project, part), project), project, asked, progress)
        return _gated(published, project, part, made)


def _gated(published: Published, project: Project, part: Part, made: Outcome) -> Outcome:
    """Through the gate; the index of all has passed it already, its groups by themselves."""
    from exports.report.saved_analysis_gate import of_a_part, publishable_kept

    if part == "trend":
        return publishable_kept(made, published.smallest)
    twins = twins_in(published.findings, project)
    if part != "skm":
        return publishable_kept(of_a_part(made) if twins.is_part else made, published.smallest)
    groups = _only(made, by_group=True)
    hides = partial(
        _hidden, _named(published.findings.frame, project), _named_twins(twins, project), published.smallest
    )
    whole = publishable_kept(_only(made, by_group=False), published.smallest)
    return whole.then(publishable_kept(groups, published.smallest, hides)) if groups.tables else whole


def _only(made: Outcome, *, by_group: bool) -> Outcome:
    return Outcome(
        tables=tuple(table for table in made.tables if (table.id in _BY_GROUP) == by_group),
        charts=tuple(chart for chart in made.charts if (chart.table.id in _BY_GROUP) == by_group),
        notes=() if by_group else made.notes,
    )


def _hidden(chosen: "pd.DataFrame", twins: "Twins", smallest: int, by: str) -> "HiddenGroups":
    from analysis.disclosure.groups import withheld_groups

    return withheld_groups(chosen, twins, by, smallest)


def _named_twins(twins: "Twins", project: Project) -> "Twins":
    return replace(twins, frame=_named(twins.frame, project))


def _frame(published: Published, project: Project, part: Part) -> "pd.DataFrame":
    """A trend goes over all waves that may be shown, whichever the pages are about."""
    if part != "trend":
        return published.findings.frame
    return trend_frame(published.findings, project, published.smallest)[0]


def _named(frame: "pd.DataFrame", project: Project) -> "pd.DataFrame":
    """Services and waves by their names."""
    services, titles = (field_names(project).get(column, {}) for column in ("sqd_service", WAVE))
    named = frame.assign(sqd_service=frame["sqd_service"].map(lambda code: services.get(code, code)))
    return with_titles_of_waves(named, titles)


def _answers(published: Published, project: Project) -> Outcome:
    """Every question under a heading by where people were served, units and services by their names."""
    from analysis.disclosure.counted import Twins
    from analysis.methods.crosstabs.usual import usual_crosstabs
    from exports.report.saved_analysis_gate import WITHHELD_OF_A_PART, publishable_kept

    if twins_in(published.findings, project).is_part:
        return Outcome(notes=(WITHHELD_OF_A_PART,))
    named = field_names(project)
    frame = published.findings.frame.assign(
        **{place: published.findings.frame[place].map(partial(_name_of, named.get(place, {}))) for place in PLACES}
    )
    made = [
        publishable_kept(outcome, published.smallest, partial(_hidden, frame, Twins(frame=frame), published.smallest))
        for outcome in usual_crosstabs(frame, published.findings.instrument, published.smallest)
    ]
    return Outcome(
        tables=tuple(table for outcome in made for table in outcome.tables),
        charts=tuple(chart for outcome in made for chart in outcome.charts),
        notes=tuple(_once(note for outcome in made for note in outcome.notes)),
    )


def _once(notes: "Iterable[Note]") -> "list[Note]":
    found: list[Note] = []
    for note in notes:
        if note not in found:
            found.append(note)
    return found


def _name_of(names: Mapping[str, str], code: object) -> object:
    return names.get(code, code) if isinstance(code, str) else code


def _distributions(published: Published, project: Project) -> Outcome:
    from analysis.items.distributions import distribution_chart, distribution_tables
    from exports.report.saved_analysis_gate import WITHHELD_OF_A_PART

    findings = published.findings
    twins = twins_in(findings, project)
    made = distribution_tables(findings.frame, findings.instrument, twins, published.smallest)
    notes = () if made else (WITHHELD_OF_A_PART,)
    return Outcome(tables=made, charts=tuple(distribution_chart(table) for table in made), notes=notes)


def _service_ranks(published: Published, project: Project) -> Outcome:
    from analysis.units.rank_ranges import league_chart

    made = list(_leagues(published, project))
    return Outcome(tables=tuple(made), charts=tuple(chart for table in made if (chart := league_chart(table))))


def _leagues(published: Published, project: Project) -> "Iterator[Table]":
    from analysis.disclosure.groups import withheld_groups
    from analysis.disclosure.ranked_units import publishable_league
    from analysis.units.rank_ranges import league, league_table

    findings, twins = published.findings, twins_in(published.findings, project)
    for place in reversed(PLACES):
        units = league(findings.frame, findings.instrument, by=place, smallest=published.smallest)
        if len(units) < 2:
            continue
        names = field_names(project).get(place, {})
        named = league_table([replace(unit, unit=names.get(unit.unit, unit.unit)) for unit in units])
        hidden = withheld_groups(findings.frame, twins, place, published.smallest)
        hidden = {names.get(code, code): state for code, state in hidden.items()}
        yield publishable_league(replace(named, id=_title(place)), published.smallest, hidden)


def _title(place: str) -> str:
    return "league_services" if place == "sqd_service" else "league"
