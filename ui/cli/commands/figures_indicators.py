"""`servqual-desk figures indicators`: the indicators that only the office can count, and what a survey holds of them."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import command, file_argument, json_option


@command(
    help=N_("List the indicators that the office counts itself, with the values and goals that the survey FILE holds.")
)
@file_argument
@json_option
def figures_indicators(file: Path, json_: Path | None) -> None:
    from ui.jobs.follow_up import counted_indicators
    from ui.jobs.indicator_words import sheet_lines
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        known, counted = project.indicator_sheet.indicators(), counted_indicators(project)
    if json_ is not None:
        from analysis.follow_up.follow_up import counted_to_dict
        from ui.cli.json_output import give_json

        give_json({"indicators": [counted_to_dict(one) for one in counted]}, json_)
        return
    for line in sheet_lines(known, counted):
        click.echo(line)
