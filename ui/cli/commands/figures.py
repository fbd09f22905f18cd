"""`servqual-desk figures`: reference figures with their source, whether a table adds up, what the office counts itself."""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {
    "check": "figures_check",
    "cards": "figures_cards",
    "months": "figures_months",
    "keep": "figures_keep",
    "indicators": "figures_indicators",
    "keep-indicator": "figures_keep_indicator",
}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_(
        "Check whether a table adds up, list reference figures with their sources, keep what the office counts itself: "
        "complaints by month, indicators."
    ),
)
def figures() -> None:
    pass
