"""`servqual-desk codes import`: another program's codebook, added to ours."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import FILE, command, file_argument


@command(help=N_("Add the codes of the REFI-QDA codebook CODES (.qdc) to the codebook of the survey FILE."))
@file_argument
@click.argument("codes", type=FILE)
def codes_import(file: Path, codes: Path) -> None:
    from servqual_desk.project import Project
    from servqual_desk.responses.foreign_codes import take_codes
    from ui.jobs.exchange_codes import codes_of_file, taken_words

    read = codes_of_file(codes)
    with Project.open(file) as project:
        taken = take_codes(project.comments, read)
    click.echo(taken_words(taken))
