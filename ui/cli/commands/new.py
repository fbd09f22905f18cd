"""`servqual-desk new`: a project file."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import FILE, command, new_file_argument, option


@command(help=N_("Make the survey FILE, which must not exist yet."))
@new_file_argument
@option("--instrument", "id_or_path", default="", metavar="ID_OR_PATH", help=N_("A bundled questionnaire, or a file."))
@option(
    "--from",
    "setup",
    type=FILE,
    metavar="SETUP.toml",
    help=N_("A set-up file: questionnaire, services, waves, people and targets of a survey that another laptop has."),
)
@option("--title", default="", metavar="T", help=N_("What the survey is called; else the questionnaire's title."))
def new(file: Path, id_or_path: str, setup: Path | None, title: str) -> None:
    from servqual_desk.fieldwork.setup_file import make_from_setup
    from servqual_desk.project import Project

    if bool(id_or_path) == (setup is not None):
        raise click.UsageError(_("Give either --instrument or --from."))
    if setup is not None:
        named, instrument = make_from_setup(file, setup, title=title)
    else:
        with Project.create(file, instrument=id_or_path, title=title) as project:
            named, instrument = project.title, project.instrument
    made = _("Made: {path}, “{title}”, with {instrument}.")
    click.echo(made.format(path=file, title=named, instrument=f"{instrument.id} {instrument.version}"))
