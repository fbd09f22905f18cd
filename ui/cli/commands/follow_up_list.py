"""`servqual-desk follow-up list`: the plan, each action with what came of it."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, json_option, option


@command(
    help=N_("List the follow-up plan of the survey FILE, what is open first; the number before an action is for set.")
)
@file_argument
@json_option
@option("--open", "only_open", is_flag=True, help=N_("Only what is neither done nor dropped."))
def follow_up_list(file: Path, json_: Path | None, only_open: bool) -> None:
    from dataclasses import replace

    from ui.jobs.follow_up import follow_up
    from ui.jobs.follow_up_words import action_line, closing_lines
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        plan = follow_up(project)
        if only_open:
            plan = replace(plan, actions=tuple(one for one in plan.actions if one.action.is_open))
        if json_ is not None:
            from ui.cli.json_output import give_json

            give_json(plan.to_dict(), json_)
            return
        for place, one in enumerate(plan.actions, start=1):
            click.echo(action_line(place, one, project))
        if not plan.actions:
            click.echo(_("The plan holds no action yet."))
        for line in closing_lines(plan):
            click.echo(line)
