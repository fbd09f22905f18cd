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
    from ui.jobs.make_survey import make_survey, make_survey_from_setup

    if bool(id_or_path) == (setup is not None):
        raise click.UsageError(_("Give either --instrument or --from."))
    made = (
        make_survey_from_setup(file, setup, title=title)
        if setup is not None
        else make_survey(file, id_or_path, title=title)
    )
    asks = f"{made.instrument.id} {made.instrument.version}"
    click.echo(_("Made: {path}, “{title}”, with {instrument}.").format(path=file, title=made.title, instrument=asks))
