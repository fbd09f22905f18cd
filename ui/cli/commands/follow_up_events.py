"""`servqual-desk follow-up events`: the stages, rules and awards of a city of the papers, for a survey's timeline."""

from pathlib import Path

import click

from instruments.i18n import N_
from servqual_desk.reported_figures.cities import CITIES
from ui.cli.options import command, file_argument, option


@command(help=N_("Add the stages, rules and awards that papers name of a city to the events of the survey FILE."))
@file_argument
@option("--city", type=click.Choice(list(CITIES)), required=True, help=N_("The city; two are never mixed."))
def follow_up_events(file: Path, city: str) -> None:
    from servqual_desk.project import Project
    from ui.jobs.city_events import add_city_events, added_words

    with Project.open(file) as project:
        click.echo(added_words(len(add_city_events(project, city))))
