"""`servqual-desk sources add`: a document, an observation, a trial or an interview, its text from a file."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.words.source_words import KINDS, ROLES
from ui.cli.options import command, file_argument, option


@command(help=N_("Add a source to the survey FILE, to be coded on the comments page."))
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
