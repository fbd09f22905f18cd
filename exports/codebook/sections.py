"""The codebook in parts, as a person reads it: each battery's items, the points, the questions, who answered and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from exports.codebook.entries import Codebook, Entry
from instruments.columns import Variable
from instruments.i18n import _, format_number, ngettext
from servqual_desk.words.section_words import section_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Columns under one heading; `stem` is what was asked of each of them."""

    title: str
    stem: str
    entries: tuple[Entry, ...]


def facts(book: Codebook) -> tuple[str, ...]:
    """What the codebook is about, a sentence each."""
    data, instrument = book.data, book.data.instrument
    n, columns = data.n_rows, len(book.entries)
    return tuple(
        filter(
            None,
            (
                _("Questionnaire: {title}, {id} {version}, SHA-256 {digest}.").format(
                    title=instrument.title.get(data.language),
                    id=instrument.id,
                    version=instrument.version,
                    digest=instrument.digest,
                ),
                " ".join(instrument.citation.get(data.language).split()),
                ngettext("{n} response.", "{n} responses.", n).format(n=format_number(n, 0))
                + " "
                + ngettext("{n} column.", "{n} columns.", columns).format(n=format_number(columns, 0)),
                _(
                    "An empty cell is missing. Negatively worded items stand in the data as they were answered. In SPSS and "
                    "Stata a choice is a number, with its identifier in the column sqd_id_…; "
                    "several choices are columns of 0 and 1."
                ),
                *data.statement.splitlines(),
            ),
        )
    )


def parts(book: Codebook) -> Iterator[Part]:
    """The columns in the file's order, those that belong together under one heading."""
    pairs = zip(book.data.columns, book.entries, strict=True)
    for title, group in groupby(pairs, key=lambda pair: _title(pair[0].variable, book.data.language)):
        entries = tuple(entry for _column, entry in group)
        yield Part(title=title, stem=entries[0].stem, entries=entries)


def _title(variable: Variable | None, language: str) -> str:
    if variable is None:
        return _("Who answered, when and how")
    if variable.battery is not None:
        return section_title("items", variable.battery.id)
    if variable.question is None:
        return section_title("weights")
    heading = variable.question.heading
    return section_title(variable.question.role, own=heading.get(language) if heading else "")
