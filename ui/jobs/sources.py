"""What was found in the sources, put together for window, papers, JSON and command line; and a source's text from a file."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _, language
from servqual_desk.errors import DataError
from servqual_desk.people.rights import Right
from servqual_desk.project import Project
from servqual_desk.sources.informant_quotas import category_word
from servqual_desk.store.whole_files import replacing

if TYPE_CHECKING:
    from analysis.sources.matrix import SourceFindings
    from analysis.sources.reading import SourceReading

TEXTS = (".txt", ".md")
MOST_BYTES = 4_000_000


def source_findings(project: Project) -> "SourceFindings":
    """Sources by group, findings, informants and propositions of a survey."""
    from analysis.sources.matrix import SourceFindings, findings, groups_of

    sources = project.sources.list()
    return SourceFindings(
        groups=groups_of(sources),
        findings=findings(sources, project.source_coding.table(), project.comments.codebook()),
        informants=project.informants.reached(),
        propositions=project.propositions.list(),
        labels=project.sources.labels(),
    )


def source_reading(project: Project) -> "SourceReading":
    """The sources with what coders gave them, for the lab."""
    from analysis.sources.reading import SourceReading

    known = project.informants.categories()
    return SourceReading(
        sources=project.sources.list(),
        passages=project.source_coding.table(),
        codebook=project.comments.codebook(),
        categories={category: category_word(category, language()) for category in known},
    )


def write_matrix(project: Project, path: Path) -> int:
    """Write the matrix with its quotes as CSV; gives how many findings stand in it.

    Raises:
        DataError: no source is coded yet, or the ending is another.
        RightError: whoever is signed in may not export.
        KnownError: the machine refuses the file.
    """
    from exports.words.sources import heads, matrix_rows
    from servqual_desk.words.formula_guard import guarded

    project.require(Right.EXPORT)
    if path.suffix.lower() != ".csv":
        raise DataError(_("{name}: the matrix is written as .csv.").format(name=path.name))
    found = source_findings(project)
    if not found.findings:
        raise DataError(_("No source is coded yet."))
    with replacing(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(guarded, (_("Code"), *heads(found), _("Memo"), _("Quotes"))))
        for one, cells in zip(found.findings, matrix_rows(found), strict=True):
            quotes = "\n".join(f"{found.labels[quote.source]}: “{quote.words}”" for quote in one.quotes)
            texts = one.code.code, *(cell.strip() for cell in cells), one.code.memo, quotes
            writer.writerow(map(guarded, texts))
    return len(found.findings)


def text_of_file(path: Path) -> str:
    """The text of a plain file, in UTF-8 or as Windows wrote it.

    Raises:
        DataError: it is no such file, is too large, or cannot be read.
    """
    if path.suffix.lower() not in TEXTS:
        raise DataError(
            _("{name}: a text is read from .txt or .md; copy it out of other documents.").format(name=path.name)
        )
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(_("{name}: is longer than a text that can be coded.").format(name=path.name))
        content = path.read_bytes()
    except OSError as error:
        raise DataError(_("{name}: cannot be read.").format(name=path.name)) from error
    if b"\0" in content:
        raise DataError(_("{name}: is no plain text.").format(name=path.name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def is_there(place: str, survey: Path) -> bool:
    """Whether a file lies where somebody wrote, seen from the survey's folder; nothing and a web address are not asked for."""
    if not place or "://" in place:
        return True
    try:
        return (survey.parent / place).is_file()
    except OSError:  # a name that no disk can have
        return False
