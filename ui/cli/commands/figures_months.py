"""`servqual-desk figures months`: complaints by month as the office counts them, and whether they add up."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, json_option


@command(help=N_("List the complaints by month that the survey FILE holds, and whether each month adds up."))
@file_argument
@json_option
def figures_months(file: Path, json_: Path | None) -> None:
    from analysis.follow_up.follow_up import month_to_dict
    from ui.jobs.figure_checks import sum_sentences
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        months = project.month_sheets.in_time()
    if json_ is not None:
        from ui.cli.json_output import give_json

        give_json({"months": [month_to_dict(one) for one in months]}, json_)
        return
    for one in months:
        click.echo("\n".join(sum_sentences(one.check)))
    if not months:
        click.echo(_("No month yet."))
