"""`servqual-desk figures`: reference figures with their source, and whether a table adds up."""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {"check": "figures_check", "cards": "figures_cards"}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_("Check whether a table adds up, and list reference figures with their sources."),
)
def figures() -> None:
    pass
