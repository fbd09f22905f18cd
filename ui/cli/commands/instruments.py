"""`servqual-desk instruments`: the questionnaires that come with the program, and what can be done with one's file.

To add a command under it: a file here, and its line in `COMMANDS`.
"""

import click

from instruments.i18n import N_, language
from ui.cli.click_words import SpokenGroup, commands_of

COMMANDS = {
    "check": "instruments_check",
    "diff": "instruments_diff",
    "export": "instruments_export",
    "import": "instruments_import",
    "staff": "instruments_staff",
}


@click.group(
    cls=SpokenGroup,
    commands=commands_of(__package__, COMMANDS),
    invoke_without_command=True,
    help=N_("List the questionnaires that come with the program."),
)
@click.pass_context
def instruments(context: click.Context) -> None:
    if context.invoked_subcommand is not None:
        return
    from instruments.load import bundled, load_instrument

    ids = bundled()
    for id_ in ids:
        click.echo(f"{id_:<{max(map(len, ids))}}  {load_instrument(id_).title.get(language())}")
