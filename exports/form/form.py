"""From a questionnaire to the PDF that is printed and filled in with a pen."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from exports.form.blocks import question_block
from exports.form.grid import items_story
from exports.form.marks import Rules
from exports.form.sheets import Furniture, NumberSpot, Sheets
from exports.form.styles import ACCENT, FLUSH, GAP, HAIRLINE, LINE, style
from exports.paper.paragraph_text import escaped
from exports.paper.styles import WIDTH
from exports.words.routing import condition_sentence
from instruments.i18n import LANGUAGES, _, use_language
from instruments.i18n import language as language_in_force
from instruments.model import Instrument, Text
from instruments.question_order import Section, sections
from servqual_desk.store.whole_files import replacing
from servqual_desk.words.responsible import CONTACT, OFFICE, signed
from servqual_desk.words.section_words import section_title

_NUMBER_WIDTH = 46 * mm
_SLIP_HEIGHT = 24 * mm


def write_form(
    instrument: Instrument,
    path: Path,
    *,
    language: str,
    title: str,
    organisation: str = "",
    contact: str = "",
    serials: Sequence[str] = (),
    both_sides: bool = False,
) -> None:
    """Write the blank questionnaire as an A4 PDF, one copy a serial; an earlier file of that name is replaced.

    Args:
        language: of the questions; the questionnaire's first where it lacks this one. The form's own words follow it where
            the program speaks it.
        title: what the survey is called.
        organisation: who asks, above the title and in the consent.
        contact: whom a citizen asks to have the answers erased, in the consent.
        serials: the number on each copy; one copy with an empty place for the number when there are none.
        both_sides: a copy of an odd number of pages gets an empty last one, so that the next begins on a new sheet.

    Raises:
        KnownError: the machine does not let us write there; an earlier file stays as it was.
    """
    spoken = language if language in instrument.languages else instrument.languages[0]
    with use_language(spoken if spoken in LANGUAGES else language_in_force()), replacing(path) as temporary:
        document = Sheets(
            str(temporary), title=title, author=organisation or None, subject=_("Blank form"), lang=spoken
        )
        furniture = Furniture(title=title, version=f"{instrument.id} {instrument.version}")
        asked = signed(instrument, {OFFICE: organisation, CONTACT: contact}.__getitem__)
        story = [*_head(title, organisation, instrument, spoken), *_parts(asked, spoken), *_slip(title)]
        document.write(story, furniture, tuple(serials) or ("",), both_sides=both_sides)


def _head(title: str, organisation: str, instrument: Instrument, language: str) -> list[Flowable]:
    """Survey and office at the left, the number large at the right, how to answer beneath, then what the office fills in."""
    name = instrument.title.get(language)
    left = [
        *([Paragraph(escaped(organisation), style("organisation"))] if organisation else []),
        Paragraph(escaped(title), style("title")),
        *([Paragraph(escaped(name), style("subtitle"))] if name != title else []),
    ]
    right = [Paragraph(escaped(_("Form number")), style("legend")), NumberSpot(size=22, width=_NUMBER_WIDTH)]
    how = _(
        "Circle one number on each line. Where there are square boxes, you may mark several. "
        "To change an answer, cross it out and circle another."
    )
    head = Table([[left, right]], colWidths=[WIDTH - _NUMBER_WIDTH, _NUMBER_WIDTH], style=_head_style())
    return [
        head,
        Spacer(1, 2 * GAP),
        Paragraph(escaped(how), style("hint")),
        Spacer(1, GAP),
        _office(),
        Spacer(1, 3 * GAP),
    ]


def _head_style() -> list[tuple[object, ...]]:
    return [
        *FLUSH,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (1, 0), (1, 0), 7),
        ("TOPPADDING", (1, 0), (1, 0), 4),
        ("BOX", (1, 0), (1, 0), 0.8, ACCENT),
    ]


def _office() -> Table:
    """Where and when: what the entry asks for before the first question."""
    labels = [_("Date"), _("Hour"), _("Service"), _("Enumerator")]
    cells = [[Paragraph(escaped(words), style("legend")), Rules()] for words in labels]
    return Table(
        [cells],
        colWidths=[0.21 * WIDTH, 0.13 * WIDTH, 0.38 * WIDTH, 0.28 * WIDTH],
        style=[*FLUSH, ("RIGHTPADDING", (0, 0), (-2, 0), 4 * GAP)],
    )


def _parts(instrument: Instrument, language: str) -> list[Flowable]:
    story: list[Flowable] = []
    for number, section in enumerate(sections(instrument), start=1):
        if section.kind == "items":
            own = section.title.get(language) if section.title else ""
            title = " · ".join(filter(None, (str(number), own)))
            story += items_story(_routed(section, instrument, language), instrument, language, title)
        else:
            story += _question_part(number, section, instrument, language)
    return story


def _routed(section: Section, instrument: Instrument, language: str) -> Section:
    """The section whose stem also says of whom its statements are asked, where that is not everyone."""
    condition = condition_sentence(section.prompts[0].show_if, instrument, language)
    stem = section.stem.get(language) if section.stem else ""
    return (
        structs.replace(section, stem=Text(words={language: f"{condition} {stem}".strip()})) if condition else section
    )


def _question_part(number: int, section: Section, instrument: Instrument, language: str) -> list[Flowable]:
    own = section.title.get(language) if section.title else ""
    words = _("{number} · {title}").format(number=number, title=section_title(section.kind, own=own))
    heading = Paragraph(escaped(words), style("section"))
    heading.keepWithNext = True
    questions = [part for prompt in section.prompts for part in question_block(prompt, instrument, language)]
    return [heading, *questions, Spacer(1, GAP)]


def _slip(title: str) -> list[Flowable]:
    """Thanks, and what the citizen may tear off: the number by which the answers can be found and erased."""
    thanks = Paragraph(escaped(_("Thank you. Please hand this form to the survey staff.")), style("section"))
    words = [
        Paragraph(escaped(title), style("organisation")),
        Paragraph(
            escaped(_("Keep this slip. With its number you may ask later that your answers be erased.")), style("hint")
        ),
    ]
    number = [Paragraph(escaped(_("Form number")), style("legend")), NumberSpot(size=15, width=_NUMBER_WIDTH)]
    slip = Table(
        [[words, number]],
        colWidths=[WIDTH - _NUMBER_WIDTH, _NUMBER_WIDTH],
        rowHeights=[_SLIP_HEIGHT],
        style=[
            *FLUSH,
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, HAIRLINE, "butt", (3, 3)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ],
    )
    return [KeepTogether([Spacer(1, GAP), thanks, Spacer(1, LINE), slip])]
