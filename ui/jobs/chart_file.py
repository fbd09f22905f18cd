"""A chart as a file: SVG for print, PNG for a slide."""

from collections.abc import Callable
from pathlib import Path

from analysis.table import Chart
from instruments.i18n import _, language, use_language
from instruments.model import Instrument
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from servqual_desk.store.whole_files import replacing

SVG = ".svg"
ENDINGS = (SVG, ".png")
CHART_KINDS = "SVG (*.svg);;PNG (*.png)"
DOTS_PER_INCH = 300


def save_chart(chart: Chart, instrument: Instrument, path: Path) -> Callable[[Progress], Path]:
    """The work of drawing a chart into a file, in the language in force now.

    Raises (in the work):
        KnownError: the ending is neither .svg nor .png, or the machine refuses.
    """
    spoken = language()

    def work(progress: Progress) -> Path:
        progress.step(_("Drawing …"))
        from exports.charts import draw
        from exports.charts.style import png, svg

        if path.suffix.lower() not in ENDINGS:
            raise KnownError(_("{path}: a chart's file ends in .svg or .png; give it one of these.").format(path=path))
        with use_language(spoken), replacing(path) as temporary:
            figure = draw(chart, instrument)
            if path.suffix.lower() == SVG:
                temporary.write_text(svg(figure), encoding="utf-8")
            else:
                temporary.write_bytes(png(figure, DOTS_PER_INCH))
        return path

    return work
