"""Which waves a trend may show of the responses that a filter leaves, and the findings with those alone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from servqual_desk.project import Project
from servqual_desk.words.wave_order import WAVE
from ui.jobs.analyse_project import Findings
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.derived_answers import with_derived

if TYPE_CHECKING:
    import pandas as pd


def with_titles_of_waves(frame: "pd.DataFrame", titles: "Mapping[str, str]") -> "pd.DataFrame":
    """The frame with its waves by their titles; a wave's day of beginning goes along, by which they are put in order."""
    known = frame.attrs.get("waves", {})
    named = frame.assign(**{WAVE: frame[WAVE].map(lambda code: titles.get(code) or code)})
    named.attrs = frame.attrs | {"waves": {titles.get(code) or code: about for code, about in known.items()}}
    return named


def trend_frame(findings: Findings, project: Project, smallest: int) -> "tuple[pd.DataFrame, tuple[str, ...]]":
    """The responses of all waves that the filter leaves, of those waves that may be shown; and the codes of the others."""
    from analysis.disclosure.waves import shown_frame, withheld_waves

    limits = {column: values for column, values in findings.where.items() if column != WAVE}
    columns = list(limits)
    chosen = answers_of(project, limits)
    everyone, looked_at = (with_derived(frame, project, columns) for frame in (answers_of(project), chosen))
    withheld = withheld_waves(everyone, looked_at, columns, smallest)
    return shown_frame(chosen, withheld), withheld


def with_shown_waves(findings: Findings, project: Project, smallest: int) -> Findings:
    """The findings, their series of waves as it may be published."""
    if findings.analysis.waves is None:
        return findings
    from analysis.disclosure.waves import without_waves

    frame, withheld = trend_frame(findings, project, smallest)
    if not withheld:
        return findings
    analysis = without_waves(findings.analysis, frame, withheld)
    sections = analysis.sections()
    return replace(findings, analysis=analysis, tables=sections.tables, charts=sections.charts)
