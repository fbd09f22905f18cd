"""`servqual-desk codes`: the codebook of comments, to and from other programs."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.errors import DataError
from servqual_desk.responses.coding_frames import frames, load_frame
from ui.cli.click_words import SpokenGroup
from ui.cli.options import FILE, file_argument, option, output_option


@click.group(cls=SpokenGroup, help=N_("Exchange the codebook of comments with other programs (REFI-QDA)."))
def codes() -> None:
    pass


@codes.command("export", help=N_("Write the codebook of the survey FILE as a REFI-QDA codebook."))
@file_argument
@output_option(N_("The file to write, ending in .qdc."), metavar="OUT.qdc")
def codes_export(file: Path, output: Path) -> None:
    from ui.jobs.exchange_codes import export_codes, written_words
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        n = export_codes(project.comments, output)
    click.echo(written_words(n, output))


@codes.command(
    "import",
    help=N_("Add the codes of the REFI-QDA codebook CODES (.qdc), or of a frame, to the codebook of the survey FILE."),
)
@file_argument
@click.argument("codes", type=FILE, required=False)
@option(
    "--frame",
    type=click.Choice(frames()),
    help=N_("Add a list of six dimensions in place of CODES: Cohen's or the ministry's; they are two lists."),
)
def codes_import(file: Path, codes: Path | None, frame: str | None) -> None:
    from servqual_desk.project import Project
    from servqual_desk.responses.foreign_codes import take_codes
    from ui.jobs.exchange_codes import codes_of_file, taken_words

    if (codes is None) == (frame is None):
        raise DataError(_("Name a codebook (.qdc) or a --frame, one of the two."))
    read = codes_of_file(codes) if codes else ()
    with Project.open(file) as project:
        taken = load_frame(project.comments, frame) if frame else take_codes(project.comments, read)
    click.echo(taken_words(taken))
