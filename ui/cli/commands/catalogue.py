"""`servqual-desk catalogue`: units and services of a survey, as lines, CSV or JSON, with the share of services online."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.json_output import give_json
from ui.cli.options import command, file_argument, json_option, option


@command(help=N_("List the services of the survey FILE: agency, channel, hours, whether they need the counter."))
@file_argument
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT.csv",
    help=N_("Write them as CSV, to be read again."),
)
@json_option
def catalogue(file: Path, output: Path | None, json_: Path | None) -> None:
    from ui.cli.arguments import require_ending
    from ui.jobs.catalogue_words import catalogue_lines
    from ui.jobs.selected_responses import project_to_read
    from ui.jobs.write_catalogue import catalogue_json, save_catalogue_file

    if output is not None:
        require_ending(output, ".csv")
    with project_to_read(file, sealed=False) as project:
        if json_ is not None:
            give_json(catalogue_json(project.fieldwork), json_)
        if output is not None:
            save_catalogue_file(project.fieldwork, output)
            click.echo(_("Saved: {path}").format(path=output))
        if json_ is None and output is None:
            for line in catalogue_lines(project.fieldwork):
                click.echo(line)
