"""`servqual-desk self-test`: does this installation work?"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instruments.i18n import N_, _, language, ngettext, use_language
from servqual_desk.errors import KnownError
from ui.cli.options import command

if TYPE_CHECKING:
    from ui.jobs.self_test import SelfCheck


@command(
    help=N_(
        "Try every part of this installation: program, questionnaires, words, typeface, a report, each file format, the window."
    )
)
def self_test() -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.self_test import self_test as run

    with use_language(language()), shown_progress() as progress:  # the window that is tried has settings of its own
        _tell(list(run(_show_window, progress)))


def _tell(checks: Sequence["SelfCheck"]) -> None:
    for check in checks:
        said = _("{part}: fails. {fault}") if check.fault else _("{part}: works")
        click.echo(said.format(part=check.part, fault=check.fault))
    if failing := sum(bool(check.fault) for check in checks):
        raise KnownError(
            ngettext(
                "One part of this installation fails; it stands above.",
                "{n} parts of this installation fail; they stand above.",
                failing,
            ).format(n=failing)
        )


def _show_window(survey: Path) -> None:
    """The window on a survey, which nobody sees, with settings of its own: the display is not what is tried."""
    kept = dict(os.environ)
    os.environ.update({"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(survey.parent)})
    try:
        from ui.app import show

        window = show(survey, kiosk=False)
        window.close()
        window.deleteLater()
    finally:
        os.environ.clear()
        os.environ.update(kept)
