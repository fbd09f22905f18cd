"""`servqual-desk sources`: documents, observations and interviews of informants, and what was found in them."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.words.source_words import KINDS, ROLES
from ui.cli.click_words import SpokenGroup
from ui.cli.json_output import give_json
from ui.cli.options import file_argument, json_option, option, output_option


@click.group(
    cls=SpokenGroup,
    help=N_("Keep documents, observations and interviews of informants, and write what was found in them."),
)
def sources() -> None:
    pass


@sources.command("add", help=N_("Add a source to the survey FILE, to be coded on the comments page."))
@file_argument
@option("--kind", required=True, type=click.Choice(list(KINDS)), help=N_("What it is."))
@option("--title", required=True, metavar="TEXT", help=N_("Its title; for an interview an alias, never a name."))
@option("--text", type=click.Path(path_type=Path), metavar="TEXT.txt", help=N_("A file with its text (.txt or .md)."))
@option("--date", "held_on", metavar="YYYY-MM-DD", help=N_("When it was written, seen or held."))
@option("--place", default="", metavar="TEXT", help=N_("Where."))
@option("--category", default="", metavar="TEXT", help=N_("The informant's category, such as government or media."))
@option("--role", default="", type=click.Choice(["", *ROLES]), help=N_("The informant's role."))
def sources_add(
    file: Path, kind: str, title: str, text: Path | None, held_on: str | None, place: str, category: str, role: str
) -> None:
    from servqual_desk.project import Project
    from servqual_desk.sources.sources import Source
    from ui.jobs.sources import text_of_file

    words = text_of_file(text) if text else ""
    source = Source(
        kind=kind, title=title, held_on=held_on, place=place, category=category, role=role, text=words.strip()
    )
    with Project.open(file) as project:
        kept = project.sources.keep(source)
        label = project.sources.labels()[kept.id]
    click.echo(_("{source} is in the survey.").format(source=label))


@sources.command(
    "list", help=N_("List the sources of the survey FILE, and how many informants of each category are reached.")
)
@file_argument
@json_option
def sources_list(file: Path, json_: Path | None) -> None:
    from exports.words.sources import informant_words, reached_words
    from ui.jobs.selected_responses import project_to_read
    from ui.jobs.sources import source_findings

    with project_to_read(file) as project:
        found = source_findings(project)
    if json_ is not None:
        give_json(found.to_dict(), json_)
        return
    for label in found.labels.values():
        click.echo(label)
    for one in found.informants:
        click.echo(f"{informant_words(one)}: {reached_words(one)}")
    if found.is_empty:
        click.echo(_("The survey holds no source yet."))


@sources.command("matrix", help=N_("Write in how many sources of each kind a code was found, with its quotes."))
@file_argument
@output_option(N_("The file to write, ending in .csv."), metavar="OUT.csv")
def sources_matrix(file: Path, output: Path) -> None:
    from ui.jobs.selected_responses import project_to_read
    from ui.jobs.sources import write_matrix

    with project_to_read(file) as project:
        write_matrix(project, output)
    click.echo(_("{name} is written.").format(name=output.name))
