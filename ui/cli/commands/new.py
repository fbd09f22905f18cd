"""`servqual-desk new`: a project file."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, new_file_argument, option


@command(help=N_("Make the survey FILE, which must not exist yet."))
@new_file_argument
@option(
    "--instrument", "id_or_path", required=True, metavar="ID_OR_PATH", help=N_("A bundled questionnaire, or a file.")
)
@option("--title", default="", metavar="T", help=N_("What the survey is called; else the questionnaire's title."))
def new(file: Path, id_or_path: str, title: str) -> None:
    from servqual_desk.project import Project

    with Project.create(file, instrument=id_or_path, title=title) as project:
        instrument = f"{project.instrument.id} {project.instrument.version}"
        made = _("Made: {path}, “{title}”, with {instrument}.")
        click.echo(made.format(path=file, title=project.title, instrument=instrument))
