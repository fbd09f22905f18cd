"""What writing the blank form does in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from instruments.i18n import _
from instruments.model import Instrument
from ui.background import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed. `first` is the number of the first of `serials`; without serials it is one form without a number."""

    language: str
    title: str
    organisation: str
    serials: tuple[str, ...]
    first: int
    both_sides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF that was written as ordered."""

    path: Path
    order: Order


def print_form(instrument: Instrument, path: Path, order: Order) -> Callable[[Progress], Printed]:
    """The work of writing the form to `path`."""

    def work(progress: Progress) -> Printed:
        progress.step(_("Setting the form …"))
        from exports.form.form import write_form

        write_form(
            instrument, path, language=order.language, title=order.title, organisation=order.organisation,
            serials=order.serials, both_sides=order.both_sides,
        )  # fmt: skip
        return Printed(path=path, order=order)

    return work
