"""Every chart that a survey's results have, as files: what may be published, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _, use_language
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.store.filters import Where
from ui.jobs.chart_file import save_chart
from ui.jobs.published_findings import Published, published_findings
from ui.jobs.results_part import present_parts, results_part
from ui.jobs.survey_folder import file_stem

if TYPE_CHECKING:
    from analysis.table import Chart


def write_charts(
    project: Path,
    folder: Path,
    progress: Progress = UNWATCHED,
    *,
    ending: str,
    language: str,
    where: Where | None = None,
    wave: str,
) -> tuple[Path, ...]:
    """Draw each chart into the folder, named by its place and what it shows; `ending` is `.svg` or `.png`.

    Raises:
        DataError: there is no such wave, the filter does not fit the project, or so few people would be told of.
        KnownError: the machine refuses a file.
    """
    with use_language(language):
        published = published_findings(project, progress.between(0, 0.5), where=where, wave=wave)
        _require_shown(published)
        charts = [*published.shown.charts, *_of_parts(project, published)]
        folder.mkdir(parents=True, exist_ok=True)
        instrument = published.shown.instrument
        return tuple(
            save_chart(chart, instrument, folder / f"{place:02d}-{_stem(chart)}{ending}")(progress.between(0.5, 1))
            for place, chart in enumerate(charts, start=1)
        )


def _of_parts(project: Path, published: Published) -> "Iterator[Chart]":
    """The charts of what each page of the results computes beside the analysis, as the trend; none a second time."""
    drawn = {chart.id for chart in published.shown.charts}
    for part in present_parts(published):
        yield from (chart for chart in results_part(project, published, part).charts if chart.id not in drawn)


def _require_shown(published: Published) -> None:
    if published.state == "nobody":
        raise DataError(_("No response meets the conditions; there is nothing to draw."))
    if published.state != "shown":
        raise DataError(
            _(
                "The charts could tell of fewer than {smallest} people, by themselves or beside what else is published; they are "
                "not drawn. Choose more responses, or by fewer columns."
            ).format(smallest=published.smallest)
        )


def _stem(chart: "Chart") -> str:
    return file_stem(chart.id.replace("_", "-"))
