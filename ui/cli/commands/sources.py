"""`servqual-desk sources`: documents, observations and interviews of informants, and what was found in them."""

import click

from instruments.i18n import N_
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {"add": "sources_add", "list": "sources_list", "matrix": "sources_matrix"}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    help=N_("Keep documents, observations and interviews of informants, and write what was found in them."),
)
def sources() -> None:
    pass
