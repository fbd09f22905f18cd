"""`servqual-desk sources list`: the sources, how many informants are reached, what was found."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, json_option


@command(help=N_("List the sources of the survey FILE, and how many informants of each category are reached."))
@file_argument
@json_option
def sources_list(file: Path, json_: Path | None) -> None:
    from exports.words.sources import informant_words, reached_words
    from ui.jobs.selected_responses import project_to_read
    from ui.jobs.sources import source_findings

    with project_to_read(file) as project:
        found = source_findings(project)
    if json_ is not None:
        from ui.cli.json_output import give_json

        give_json(found.to_dict(), json_)
        return
    for label in found.labels.values():
        click.echo(label)
    for one in found.informants:
        click.echo(f"{informant_words(one)}: {reached_words(one)}")
    if found.is_empty:
        click.echo(_("The survey holds no source yet."))
