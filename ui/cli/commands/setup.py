"""`servqual-desk setup`: the file from which another laptop makes the same survey."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, output_option


@command(
    help=N_(
        "Write the set-up of the survey FILE for another laptop: questionnaire, services, waves, people, targets; no answers."
    )
)
@file_argument
@output_option(N_("The set-up file to write."), metavar="OUT.toml")
def setup(file: Path, output: Path) -> None:
    from servqual_desk.set_up.setup_file import write_setup_file
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        written = write_setup_file(project, output)
    click.echo(_("Saved: {path}").format(path=written))
