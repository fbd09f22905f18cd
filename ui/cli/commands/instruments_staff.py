"""`servqual-desk instruments staff`: the staff edition of a questionnaire, for gap 1."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, output_option


@command(help=N_("Write the staff edition of a questionnaire (the id of a bundled one, or a file), for gap 1."))
@click.argument("questionnaire", metavar="ID_OR_PATH")
@output_option(N_("The questionnaire to write."), metavar="OUT.toml")
def instruments_staff(questionnaire: str, output: Path) -> None:
    from instruments.load import load_instrument
    from ui.cli.arguments import require_ending
    from ui.jobs.save_questionnaire import save_staff_edition

    require_ending(output, ".toml")
    save_staff_edition(load_instrument(questionnaire), output)
    click.echo(_("Saved: {path}").format(path=output))
