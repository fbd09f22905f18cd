"""`servqual-desk figures`: reference figures with their source, whether a table adds up, complaints by month."""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {"check": "figures_check", "cards": "figures_cards", "months": "figures_months", "keep": "figures_keep"}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_("Check whether a table adds up, list reference figures with their sources, keep complaints by month."),
)
def figures() -> None:
    pass
