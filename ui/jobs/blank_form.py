"""The blank form to print: which numbers, and the PDF."""

from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.interviewing.paper_serials import numbered
from servqual_desk.project import Project
from servqual_desk.words.responsible import CONTACT, OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed. `first` is the number of the first of `serials`; without serials it is one form without a number."""

    language: str
    title: str
    organisation: str
    serials: tuple[str, ...]
    first: int
    both_sides: bool
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF that was written as ordered."""

    path: Path
    order: Order


def next_order(project: Path, *, copies: int, prefix: str, language: str) -> Order:
    """As many numbered forms as are wanted, from the first number that no form has yet.

    Raises:
        AnswerError: the prefix cannot be part of a form's number.
    """
    with Project.open(project) as opened:
        first = opened.paper_serials.next_number()
        return Order(
            language=language,
            title=opened.title,
            organisation=opened.setting(OFFICE),
            contact=opened.setting(CONTACT),
            serials=numbered(first, copies, prefix=prefix),
            first=first,
            both_sides=False,
        )


def print_form(project: Path, out: Path, progress: Progress = UNWATCHED, *, order: Order) -> Printed:
    """Write the form to `out`, and remember in the project which numbers are printed.

    Raises:
        KnownError: the machine refuses the file.
    """
    from exports.form.form import write_form

    progress.step(_("Setting the form …"))
    with Project.open(project) as opened:
        write_form(
            opened.instrument,
            out,
            language=order.language,
            title=order.title,
            organisation=order.organisation,
            contact=order.contact,
            serials=order.serials,
            both_sides=order.both_sides,
        )
        if order.serials:
            opened.paper_serials.note_printed(first=order.first, copies=len(order.serials))
    return Printed(path=out, order=order)
