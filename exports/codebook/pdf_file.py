"""The codebook as a PDF to print."""

from pathlib import Path

from reportlab.platypus import Flowable, PageBreak

from exports.codebook.entries import Codebook, renamed
from exports.codebook.grids import codes_in_words
from exports.codebook.sections import Part, facts, parts
from exports.paper.column_widths import Field
from exports.paper.numbered_pages import Document, Furniture, Heading
from exports.paper.paragraph_text import paragraph
from exports.paper.typeset_table import typeset
from instruments.i18n import _


def write_pdf(book: Codebook, path: Path) -> None:
    """Write the PDF in the language in force."""
    data = book.data
    title = data.title or data.instrument.title.get(data.language)
    story: list[Flowable] = [paragraph(_("Codebook"), "cover_subtitle"), paragraph(title, "cover_title")]
    story += [paragraph(fact) for fact in facts(book)]
    story.append(PageBreak())
    for part in parts(book):
        story += _part(part)
    story += _other_names(book)
    with path.open("wb") as target:
        furniture = Furniture(title=f"{_('Codebook')}: {title}", organisation="")
        document = Document(target, furniture=furniture, title=furniture.title, creator="", lang=data.language)
        document.write(story)


def _part(part: Part) -> list[Flowable]:
    stem = [paragraph(part.stem)] if part.stem else []
    fields = [
        Field(title=_("Column"), cells=[entry.name for entry in part.entries]),
        Field(title=_("What was asked"), cells=[entry.label for entry in part.entries]),
        Field(title=_("Kind"), cells=[entry.kind for entry in part.entries]),
        Field(title=_("Codes"), cells=[codes_in_words(entry.codes) for entry in part.entries]),
    ]
    if any(entry.asked_if for entry in part.entries):
        fields.append(Field(title=_("Asked if"), cells=[entry.asked_if for entry in part.entries]))
    if any(entry.dimension for entry in part.entries):
        fields.insert(2, Field(title=_("Dimension"), cells=[entry.dimension for entry in part.entries]))
    notes = [
        _("Negatively worded: {columns}.").format(
            columns=", ".join(entry.name for entry in part.entries if entry.reverse)
        )
    ]
    return [
        Heading(part.title),
        *stem,
        *typeset("", fields, notes=notes if any(entry.reverse for entry in part.entries) else ()),
    ]


def _other_names(book: Codebook) -> list[Flowable]:
    others = renamed(book.entries)
    if not others:
        return []
    fields = [
        Field(title=_("Column"), cells=[entry.name for entry in others]),
        Field(title=_("Columns in SPSS"), cells=[", ".join(entry.spss) for entry in others]),
        Field(title=_("Columns in Stata"), cells=[", ".join(entry.stata) for entry in others]),
    ]
    return [Heading(_("Columns that are called otherwise in SPSS or Stata")), *typeset("", fields)]
