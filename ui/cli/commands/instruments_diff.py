"""`servqual-desk instruments diff`: what one version of a questionnaire has otherwise than another."""

import click

from instruments.i18n import N_, _
from ui.cli.options import command


@command(help=N_("List what questionnaire B has otherwise than A (ids of bundled ones, or files)."))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
def instruments_diff(a: str, b: str) -> None:
    from instruments.differences import differences
    from instruments.load import load_instrument

    found = differences(load_instrument(a), load_instrument(b))
    for sentence in found or (_("The two say the same."),):
        click.echo(sentence)
