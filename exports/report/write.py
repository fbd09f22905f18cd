"""The report as a file."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pandas as pd
from reportlab.platypus import Flowable

from analysis.survey import Analysis
from exports.paper.numbered_pages import Document, Furniture
from exports.report.context import Kept, Report
from exports.report.cover import cover
from exports.report.file_code import file_code
from exports.report.gaps import gaps
from exports.report.methods import methods
from exports.report.priorities import priorities
from exports.report.profile import profile
from exports.report.questionnaire import questionnaire
from exports.report.regression import regression
from exports.report.reliability import reliability
from exports.report.saved_analyses import further
from exports.report.scores import scores
from exports.report.skm import skm
from exports.report.summary import summary
from exports.words.names import words_of
from instruments.i18n import _, use_language
from instruments.model import Instrument
from servqual_desk.store.whole_files import replacing

# What was found first, then what it rests on.
_SECTIONS = (
    cover,
    summary,
    profile,
    skm,
    scores,
    gaps,
    priorities,
    reliability,
    regression,
    further,
    methods,
    questionnaire,
    file_code,
)


def write_report(
    analysis: Analysis,
    instrument: Instrument,
    frame: pd.DataFrame,
    path: Path | str,
    *,
    language: str,
    title: str,
    organisation: str = "",
    kept: Sequence[Kept] = (),
    heads: Sequence[str] = (),
) -> None:
    """Write the whole report.

    Args:
        analysis: the results; a section that the questionnaire cannot give is left out.
        frame: the answers that were analysed (`Project.frame()`), for the respondents' profile and the dates.
        path: the PDF to write, whole or not at all; one that stands there is replaced.
        language: `id` or `en`; a questionnaire that lacks it speaks its own first language.
        title: the survey's name; the questionnaire's where it is empty.
        organisation: the office, printed on the cover and at the foot of every page.
        kept: the lab's analyses that were kept with the project.
        heads: the codes that pin the survey file (`verification.head_code`), printed on the last page.

    Raises:
        KnownError: the machine does not let us write there; an earlier file stays as it was.
    """
    with use_language(language):
        report = Report(
            analysis=analysis,
            instrument=instrument,
            frame=frame,
            title=title,
            organisation=organisation,
            sections=analysis.sections(),
            kept=tuple(kept),
            heads=tuple(heads),
        )
        story: list[Flowable] = [flowable for section in _SECTIONS for flowable in section(report)]
        # Through memory: on a full disk ReportLab would leave an open, half-written file.
        content = io.BytesIO()
        _document(report, content, language).write(story)
        with replacing(Path(path)) as temporary:
            temporary.write_bytes(content.getvalue())


def _document(report: Report, target: BinaryIO, language: str) -> Document:
    title = report.title or words_of(report.instrument.title)
    warning = _("SIMULATED DATA") if report.is_simulated else ""
    return Document(
        target,
        furniture=Furniture(title=title, organisation=report.organisation, warning=warning),
        title=title,
        author=report.organisation or "Servqual Desk",
        subject=words_of(report.instrument.title),
        creator="Servqual Desk",
        lang=language,
    )
