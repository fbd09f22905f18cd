"""The lab's analyses that were kept with the project, run on its responses: for the lab's cards, the report and the JSON.

No Qt here: the command line runs them too.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.methods import METHODS, Options, Outcome, options_from_dict, pickers
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import CommentCoding
from servqual_desk.responses.second_entry import second_entries
from servqual_desk.store.field_names import field_names
from servqual_desk.store.filters import Where
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.derived_answers import with_groups_of
from ui.jobs.follow_up import counted_indicators
from ui.jobs.other_survey import other_survey
from ui.jobs.sources import source_reading

if TYPE_CHECKING:
    import pandas as pd

    from analysis.methods.cohen.indicators import SheetRow
    from exports.report.context import Kept

TREND = "trend"  # the method whose charts have a place for events and stages


def options_of(asked: SavedAnalysis) -> Options:
    """The options of a kept analysis; what a newer or older program wrote and we do not know takes its default."""
    return options_from_dict(METHODS[asked.method].options, asked.options)[0]


def run_kept(
    project: Project, asked: SavedAnalysis, *, where: Where | None = None, progress: Progress = UNWATCHED
) -> tuple[Outcome, int]:
    """What comes out of a kept analysis now, and of how many responses.

    Args:
        where: further limits, beside the analysis' own.
    """
    needs = METHODS[asked.method].needs_responses
    frame = _responses(project, asked.where, where or {}) if needs else no_responses()
    return run_on(frame, project, asked, progress), len(frame)


def no_responses() -> "pd.DataFrame":
    """For a method that is not about answers: none is read, and none counts."""
    import pandas as pd

    return pd.DataFrame()


def run_on(frame: "pd.DataFrame", project: Project, asked: SavedAnalysis, progress: Progress = UNWATCHED) -> Outcome:
    """What an analysis gives for responses that were chosen already."""
    method = METHODS[asked.method]
    options = options_of(asked)
    frame = with_groups_of(options, frame, project)
    outcome = method.run(frame, project.instrument, options, progress, **_tables(project, asked))
    happenings = project.timeline.in_time() if asked.method == TREND else ()
    if not happenings:
        return outcome
    from analysis.follow_up.behind_trend import with_happenings

    return with_happenings(outcome, frame, happenings)


def analysis_json(asked: SavedAnalysis, outcome: Outcome, n: int, instrument: Instrument) -> dict[str, Any]:
    """One analysis of the lab as JSON values, the same wherever it was run: all its options, n, tables, charts and notes.

    `apa` alone is said in the language in force: how its numbers are reported in a paper.
    """
    from exports.words.apa import apa

    head = {"method": asked.method, "options": options_of(asked).to_dict(), "where": dict(asked.where), "n": n}
    return head | outcome.to_dict() | {"apa": apa(asked.method, outcome.tables, instrument)}


def _responses(project: Project, own: Where, further: Where) -> "pd.DataFrame":
    """The responses that meet both; a column in both (men kept, women asked for) leaves only those who are both."""
    if not own.keys() & further.keys():
        return answers_of(project, {**further, **own})
    frame, within = answers_of(project, own), answers_of(project, further)["sqd_uuid"]
    return frame[frame["sqd_uuid"].isin(within)].reset_index(drop=True)


def known_analyses(project: Project) -> tuple[SavedAnalysis, ...]:
    """The kept analyses of methods that this program has."""
    return tuple(kept for kept in project.saved_analyses.list() if kept.method in METHODS)


def kept_for_report(project: Project, where: Where | None = None) -> "tuple[Kept, ...]":
    """Every kept analysis with its outcome, for the report; what limits the report too is not said again."""
    from exports.report.context import Kept
    from exports.words.filter_words import condition_words

    return tuple(
        Kept(
            method=asked.method,
            limits="; ".join(
                condition_words(_beyond(asked.where, where or {}), project.instrument, field_names(project))
            ),
            outcome=run_kept(project, asked, where=where)[0],
        )
        for asked in known_analyses(project)
    )


def _beyond(own: Where, common: Where) -> Where:
    """The conditions of an analysis that do not hold for the whole report."""
    return {column: value for column, value in own.items() if common.get(column) != value}


def kept_for_json(project: Project, where: Where | None = None) -> list[dict[str, Any]]:
    """Every kept analysis as JSON values."""
    return [
        analysis_json(asked, *run_kept(project, asked, where=where), project.instrument)
        for asked in known_analyses(project)
    ]


def _tables(project: Project, asked: SavedAnalysis) -> Mapping[str, Any]:
    """The further tables that the method wants, beside the frame."""
    wants = METHODS[asked.method].wants
    if "second_entries" in wants:
        return {"second_entries": _second_entries(project)}
    if "other_survey" in wants:
        return {"other_survey": other_survey(project, str(asked.options.get("staff", "")))}
    if "source_reading" in wants:
        return {"source_reading": source_reading(project)}
    if "indicator_sheet" in wants:
        return {"indicator_sheet": _indicator_rows(project)}
    if "coding" not in wants:
        return {}
    comments: Sequence[str] = pickers.comments(project.instrument)
    named = str(asked.options.get("question", "")) or next(iter(comments), "")
    return {"coding": _coding_frame(project.comments, named)} if named else {}


def _indicator_rows(project: Project) -> "list[SheetRow]":
    """The office's own counts in words, as the survey's units and services are named."""
    from analysis.methods.cohen.indicators import SheetRow
    from exports.words.days import day_words
    from exports.words.indicators import period_words, titled

    return [
        SheetRow(
            indicator=titled(one.indicator),
            area=one.indicator.area,
            period=period_words(one.value),
            value=one.value.value,
            goal=one.goal.value if one.goal else None,
            due=day_words(one.goal.due_on) if one.goal else "",
            source=one.value.source,
        )
        for one in counted_indicators(project)
    ]


def _second_entries(project: Project) -> "pd.DataFrame":
    """The answers of the second entries, a row a form; a column for what any of them holds."""
    import pandas as pd

    return pd.DataFrame([{"sqd_uuid": uuid, **answers} for uuid, answers in second_entries(project).items()])


def _coding_frame(coding: CommentCoding, variable: str) -> "pd.DataFrame":
    import pandas as pd

    frame = pd.DataFrame(list(coding.table(variable)), columns=["uuid", "coder", "code"])
    return frame.assign(dimension=frame["code"].map(coding.dimensions()))
