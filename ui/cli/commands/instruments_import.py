"""`servqual-desk instruments import`: an XLSForm as a questionnaire's file."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import FILE, command, output_option


@command(help=N_("Make a questionnaire's file of an XLSForm; what does not fit is listed."))
@click.argument("form", metavar="FORM.xlsx", type=FILE)
@output_option(N_("The questionnaire's file to write."), metavar="OUT.toml")
def instruments_import(form: Path, output: Path) -> None:
    from exports.xlsform.reading.read import convert_xlsform
    from ui.cli.arguments import require_ending

    require_ending(output, ".toml")
    notes = convert_xlsform(form, output)
    click.echo(_("Saved: {path}").format(path=output))
    for note in notes:
        click.echo(note, err=True)
