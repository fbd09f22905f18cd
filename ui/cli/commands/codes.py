"""`servqual-desk codes`: the codebook of comments, to and from other programs."""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {"export": "codes_export", "import": "codes_import"}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_("Exchange the codebook of comments with other programs (REFI-QDA)."),
)
def codes() -> None:
    pass
