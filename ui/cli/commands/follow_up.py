"""`servqual-desk follow-up`: the plan of what follows from the results.

To add a command under it: a file here, and its line in `COMMANDS`.
"""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {"list": "follow_up_list", "add": "follow_up_add", "set": "follow_up_set", "events": "follow_up_events"}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_(
        "The follow-up plan of a survey: what is done about the results, by whom, until when, and what came of it."
    ),
)
def follow_up() -> None:
    """Its commands do the work."""
