"""The numbers behind one item: its answers, its means by service, unit and wave, and the comments about its dimension."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.methods import pickers
from instruments.i18n import _
from instruments.model import Item
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.words.response_columns import PLACES
from servqual_desk.words.wave_order import WAVE
from ui.jobs.answers_in_memory import answers_of
from ui.jobs.published_findings import Published, twins_in
from ui.jobs.published_waves import with_titles_of_waves
from ui.jobs.selected_responses import project_to_read

if TYPE_CHECKING:
    import pandas as pd

    from analysis.disclosure.counted import Twins
    from analysis.table import Chart, Table

MOST_COMMENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedItem:
    """What is shown of an item; `comments` are of at least the minimum number of people, by the alphabet."""

    item: str
    tables: "tuple[Table, ...]"
    charts: "tuple[Chart, ...]"
    comments: tuple[str, ...]


def opened_item(path: Path, published: Published, item_id: str, progress: Progress = UNWATCHED) -> OpenedItem:
    """Everything that may be shown of one item, of the responses that the pages are about."""
    from analysis.items.answer_shares import answer_shares, shares_chart
    from analysis.items.group_means import group_means

    progress.step(_("Computing …"))
    findings, smallest = published.findings, published.smallest
    item = next(one for one in findings.instrument.items if one.id == item_id)
    batteries = [battery.id for battery in findings.instrument.batteries]
    main = "perception" if "perception" in batteries else batteries[0]
    with project_to_read(path, sealed=False) as project:
        twins = twins_in(findings, project)
        shares = answer_shares(findings.frame, findings.instrument, item, twins, smallest)
        groups = [
            group_means(_named(frame, by, project), findings.instrument, item, by, smallest, main, twins=own)
            for by, frame, own in _places(published, project, twins)
        ]
        comments = _comments(published, project, item)
    tables = (shares, *(one for one in groups if len(one.rows) > 1))
    return OpenedItem(item=item_id, tables=tables, charts=(shares_chart(shares),), comments=comments)


def _places(published: Published, project: Project, twins: "Twins") -> "Iterator[tuple[str, pd.DataFrame, Twins]]":
    """Waves only where no filter limits them: what a filter leaves out of each would have to be looked at."""
    for place in reversed(PLACES):
        yield place, published.findings.frame, replace(twins, frame=_named(twins.frame, place, project))
    if not published.is_limited:
        every = answers_of(project)
        yield WAVE, every, replace(twins, axes=(), waves=None, frame=_named(every, WAVE, project))


def _named(frame: "pd.DataFrame", by: str, project: Project) -> "pd.DataFrame":
    names = field_names(project).get(by, {})
    if by == WAVE:
        return with_titles_of_waves(frame, names)
    return frame.assign(**{by: frame[by].map(lambda code: names.get(code, code))})


def _comments(published: Published, project: Project, item: Item) -> tuple[str, ...]:
    """Comments to which coders gave a code of the item's dimension."""
    frame, found = published.findings.frame, dict[str, str]()
    dimensions = project.comments.dimensions()
    for question in pickers.comments(published.findings.instrument):
        texts = dict(zip(frame["sqd_uuid"], frame[question], strict=True))
        for uuid, _coder, code in project.comments.table(question):
            text = texts.get(uuid)
            if code and dimensions.get(code) == item.dimension and isinstance(text, str):
                found[uuid] = text.strip()
    return tuple(sorted(found.values())[:MOST_COMMENTS]) if len(found) >= published.smallest else ()
