"""`servqual-desk instruments export`: a questionnaire as XLSForm."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, output_option


@command(help=N_("Write a questionnaire (the id of a bundled one, or a file) as XLSForm for KoboToolbox and ODK."))
@click.argument("questionnaire", metavar="ID_OR_PATH")
@output_option(N_("The XLSForm to write."), metavar="FORM.xlsx")
def instruments_export(questionnaire: str, output: Path) -> None:
    from exports.xlsform.workbook_file import write_xlsform
    from instruments.load import load_instrument
    from ui.cli.arguments import require_ending

    require_ending(output, ".xlsx")
    lost = write_xlsform(load_instrument(questionnaire), output)
    click.echo(_("Saved: {path}").format(path=output))
    for column in lost:
        click.echo(
            _("The condition of {column} cannot be said in XLSForm; it is always asked there.").format(column=column)
        )
