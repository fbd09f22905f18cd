"""The report as a file: gated, put together, laid out as PDF or DOCX."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from analysis.disclosure.counted import Twins
from analysis.follow_up.follow_up import FollowUp
from analysis.survey import Analysis
from analysis.thresholds import SMALLEST_PUBLISHED
from exports.paper.numbered_pages import Document, Furniture
from exports.report.blocks import Block
from exports.report.context import Kept, Report
from exports.report.disclosure_gate import publishable, require_enough
from exports.report.kind_names import Kind
from exports.report.letterhead_settings import Letterhead
from exports.report.paper_sections import PAPERS, Paper
from exports.words.names import words_of
from exports.words.numbers import number
from instruments.i18n import _, use_language
from instruments.model import Instrument
from servqual_desk.store.whole_files import replacing

DOCX = ".docx"


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
    kind: Kind = "full",
    sections: Sequence[str] = (),
    wave: str = "",
    letterhead: Letterhead | None = None,
    smallest: int = SMALLEST_PUBLISHED,
    is_internal: bool = False,
    twins: Twins | None = None,
    names: Mapping[str, Mapping[str, str]] | None = None,
    follow_up: FollowUp | None = None,
    non_answers: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Write a paper.

    Args:
        analysis: the results; a section that the questionnaire cannot give is left out.
        frame: the answers that were analysed (`Project.frame()`), for the respondents' profile and the dates.
        path: the file to write, `.docx` or else a PDF, whole or not at all; one that stands there is replaced.
        language: `id` or `en`; a questionnaire that lacks it speaks its own first language.
        title: the survey's name; the questionnaire's where it is empty.
        organisation: the office, printed on the cover and at the foot of every page.
        kept: the lab's analyses that were kept with the project.
        heads: the codes that pin the survey file (`verification.log_head_code`), printed on the last page.
        kind: which paper.
        sections: the names of the sections that stand in it (`section_names`); all for none.
        wave: the title of the wave that the answers are of; "" where they are of all.
        smallest: the fewest people about whom a number is printed.
        is_internal: nothing is hidden, and every page says that it is not to be published.
        twins: how the answers lie in all that is published beside them; None where they are all that there are.
        names: what the survey calls its units, services and waves, by column and code.
        follow_up: what was planned and what came of it.
        non_answers: column → the id of "don't know" or the like → how many gave it.

    Raises:
        DataError: the answers are of too few people, or would tell those of too few others.
        KnownError: the machine does not let us write there; an earlier file stays as it was.
    """
    report = Report(
        analysis=analysis,
        instrument=instrument,
        frame=frame,
        title=title,
        organisation=organisation,
        sections=analysis.sections(),
        kept=tuple(kept),
        heads=tuple(heads),
        wave=wave,
        smallest=smallest,
        is_internal=is_internal,
        twins=twins or Twins(frame=frame),
        names=names or {},
        letterhead=letterhead or Letterhead(),
        follow_up=follow_up or FollowUp(),
        non_answers=non_answers or {},
    )
    require_enough(report)
    with use_language(language):
        report = publishable(report)
        write_paper(report, PAPERS[kind], sections, Path(path), language)


def write_paper(report: Report, paper: Paper, sections: Sequence[str], path: Path, language: str) -> None:
    """Write a report that passed the gate, in the language in force; see `write_report`."""
    blocks = [block for part in paper.chosen(sections) for block in part(report)]
    # Through memory: on a full disk the writers would leave an open, half-written file.
    content = io.BytesIO()
    write = _write_docx if path.suffix.lower() == DOCX else _write_pdf
    write(report, blocks, content, language, has_cover=paper.has_cover)
    with replacing(path) as temporary:
        temporary.write_bytes(content.getvalue())


def _write_pdf(report: Report, blocks: Sequence[Block], target: BinaryIO, language: str, *, has_cover: bool) -> None:
    from exports.report.pdf_file import flowables

    document = Document(
        target,
        furniture=furniture(report, has_cover=has_cover),
        title=_title(report),
        author=report.organisation or "Servqual Desk",
        subject=words_of(report.instrument.title),
        creator="Servqual Desk",
        lang=language,
    )
    document.write(flowables(blocks))


def _write_docx(report: Report, blocks: Sequence[Block], target: BinaryIO, language: str, *, has_cover: bool) -> None:
    from exports.report.docx_file import write_docx

    about = furniture(report, has_cover=has_cover)
    write_docx(blocks, target, about, language=language, subject=words_of(report.instrument.title))


def furniture(report: Report, *, has_cover: bool) -> Furniture:
    """What stands on every page."""
    marks = [
        *([_("SIMULATED DATA")] if report.is_simulated else []),
        *([_("INTERNAL – not for publication")] if report.is_internal else []),
    ]
    facts = [report.wave, _dated(report), _("n = {n}").format(n=number(report.analysis.data.n_responses, 0))]
    return Furniture(
        title=_title(report),
        organisation=report.organisation,
        warning=" · ".join(marks),
        facts=" · ".join(fact for fact in facts if fact),
        has_cover=has_cover,
    )


def _dated(report: Report) -> str:
    """The days of the interviews; alone on a line "not stated" would not say what."""
    return _("dates not stated") if report.period == _("not stated") else report.period


def _title(report: Report) -> str:
    return report.title or words_of(report.instrument.title)
