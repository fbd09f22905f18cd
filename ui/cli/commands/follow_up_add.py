"""`servqual-desk follow-up add`: another action, or a line for each item that is to be improved first."""

from pathlib import Path
from typing import Any

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.action_options import action_options, given
from ui.cli.options import command, file_argument, option


@command(help=N_("Add an action to the follow-up plan of the survey FILE."))
@file_argument
@option(
    "--from-results",
    is_flag=True,
    help=N_("A line for each item that the latest wave's results name to be improved first, where none is open."),
)
@action_options
def follow_up_add(file: Path, from_results: bool, **fields: Any) -> None:
    if from_results:
        _add_from_results(file, fields)
        return
    from servqual_desk.follow_up.actions import Action
    from servqual_desk.project import Project
    from ui.jobs.follow_up import in_order

    with Project.open(file) as project:
        current = project.fieldwork.current_wave()
        wave = {"wave": current.code} if current else {}
        kept = project.actions.keep(Action(**(wave | given(fields))))
        place = in_order(project.actions.list()).index(kept) + 1
    click.echo(_("Action {number} is in the plan.").format(number=place))


def _add_from_results(file: Path, fields: dict[str, Any]) -> None:
    from servqual_desk.errors import DataError
    from servqual_desk.project import Project
    from ui.jobs.analyse_project import analyse_project
    from ui.jobs.follow_up import plan_findings
    from ui.jobs.selected_wave import LATEST_WAVE

    if given(fields):
        raise DataError(_("--from-results says itself what is added; leave out the other options."))
    findings = analyse_project(file, wave=LATEST_WAVE)
    with Project.open(file) as project:
        added = plan_findings(project, findings)
    sentence = ngettext("{n} action was added.", "{n} actions were added.", len(added))
    click.echo(sentence.format(n=len(added)))
