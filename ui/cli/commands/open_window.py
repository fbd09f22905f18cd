"""`servqual-desk open`: the window, or the kiosk."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import FILE, command, key_file_option, option, person_option
from ui.cli.passphrase import ask_nobody, is_given


@command(help=N_("Open the window, with the survey FILE where it is given."))
@click.argument("file", type=FILE, required=False)
@key_file_option
@person_option
@option("--kiosk", is_flag=True, help=N_("Full screen, for citizens who answer alone; needs FILE."))
def open_window(file: Path | None, kiosk: bool) -> None:
    if file is not None:
        _look_at(file, kiosk)
    ask_nobody()  # the window asks from now on
    from ui.display_check import require_display, unloadable

    require_display()
    from ui.quick_start import starting

    try:
        with starting():  # imports Qt itself
            from ui.app import run_until_closed, show

            window = show(file, kiosk)
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        raise unloadable(error) from error
    if code := run_until_closed(window):
        raise click.exceptions.Exit(code)


def _look_at(file: Path, kiosk: bool) -> None:
    """Refuse a file here, in one sentence."""
    from servqual_desk.store.file_keys import is_protected
    from ui.jobs.open_survey import require_survey

    if kiosk or is_given() or not is_protected(file):  # else the window asks for the passphrase
        require_survey(file)
